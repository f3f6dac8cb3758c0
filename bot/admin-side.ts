import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { questionMeaning } from '../indexer/index.ts';
import { formTokens } from './access/form-token.ts';
import { changeLog } from './admin/change-log.ts';
import { jobs } from './admin/jobs.ts';
import { waitingTexts } from './admin/waiting-texts.ts';
import type { Config } from './config.ts';
import type { KnowledgeService } from './knowledge-service.ts';
import { changesView } from './routes/admin/changes.ts';
import type { Desk, ViewRoutes } from './routes/admin/desk.ts';
import { gapsView } from './routes/admin/gaps.ts';
import { reviewView } from './routes/admin/review.ts';
import { textsView } from './routes/admin/texts.ts';
import { usageView } from './routes/admin/usage.ts';
import { whyView } from './routes/admin/why.ts';
import type { Runtime } from './runtime.ts';

interface Parts {
  readonly library: Desk['library'];
  readonly knowledge: Pick<KnowledgeService, 'current' | 'reload' | 'health'>;
  /** Told of what the server should wait for when it stops. */
  readonly track: (work: Promise<unknown>) => void;
}

/** Below the records: originals that wait, and files that others took the place of. */
const FOLDER = 'admin';

/** What the operator's page works with, put together when somebody first opens it. */
export async function openDesk(
  config: Config,
  runtime: Runtime,
  { library, knowledge, track }: Parts,
): Promise<{ readonly desk: Desk; readonly views: readonly ViewRoutes[] }> {
  const { dataDir, records, access } = config;
  const newId = (): string => randomUUID().slice(0, 8);
  const tasks = await runtime.operator?.();
  const secret =
    access.pages.kind === 'oidc' ? access.pages.secret : (records.key ?? randomBytes(32).toString('hex'));
  const folder = path.join(dataDir, FOLDER);
  const { now } = runtime;
  let reloading = Promise.resolve('');
  const desk: Desk = {
    folder: dataDir,
    library,
    everything: async () => (await knowledge.current()).library,
    meaning: questionMeaning,
    wrong: () => {
      const { faults, problems } = knowledge.health();
      return [...faults, ...problems];
    },
    reload() {
      // One that began before a change would not see it: each waits for the one before.
      reloading = reloading
        .then(() => knowledge.reload())
        .then(
          (outcome) => (outcome === 'swapped' ? '知识已重新载入' : '知识没有换,仍用原来的'),
          (error: unknown) => {
            runtime.warn('知识没有重新载入', error);
            return '知识没有换,仍用原来的';
          },
        );
      track(reloading);
      return reloading;
    },
    changes: changeLog({ folder: dataDir, settings: records, now, newId, tasks: async () => tasks }),
    waiting: waitingTexts(path.join(folder, 'waiting'), now, newId),
    jobs: jobs(now, (error) => runtime.warn('运行页上的一项没有做成', error)),
    ...(tasks ? { tasks } : {}),
    tokens: formTokens(secret),
    kept: path.join(folder, 'kept'),
    now,
  };
  const views = [usageView, gapsView, reviewView, whyView, textsView, changesView].map((view) => view(desk));
  return { desk, views };
}
