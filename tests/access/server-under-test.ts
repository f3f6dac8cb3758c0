import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Activity } from 'botbuilder';
import { readConfig } from '../../bot/config.ts';
import { type Running, start } from '../../bot/index.ts';
import type { Runtime } from '../../bot/runtime.ts';
import type { Library } from '../../indexer/index.ts';
import { openShelf } from '../bot/reader-shelf.ts';
import { shown } from '../dialogues/shown.ts';
import { SERVICE_URL, TENANT } from './key-server.ts';

export interface UnderTest extends Running {
  /** Where the server keeps its records. */
  readonly data: string;
  /** Where it listens, whatever address it shows. */
  readonly local: string;
  /** What the operator was told. */
  readonly told: string[];
  post(activity: object, headers?: Record<string, string>): Promise<Response>;
  /** Closes the server and removes its folder. */
  stop(): Promise<void>;
}

let shelf: Promise<Library> | undefined;

/** The whole server on a free port, answering from the invented shelf, with a folder of its own. */
export async function serverUnderTest(
  env: Readonly<Record<string, string>> = {},
  runtime: Partial<Runtime> = {},
): Promise<UnderTest> {
  const data = await mkdtemp(path.join(tmpdir(), 'zhiyi-data-'));
  const told: string[] = [];
  shelf ??= openShelf();
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    ZHIYI_DATA: path.join(data, 'records'),
    ZHIYI_KNOWLEDGE: path.join(data, 'knowledge'),
    ZHIYI_RELOAD_SECONDS: '0',
    ...env,
  });
  const running = await start(config, {
    now: () => new Date(),
    openKnowledge: async () => ({ library: await shelf!, glossary: [], paths: [] }),
    print: (line) => told.push(line),
    warn: (message, error) => told.push(`${message}: ${error instanceof Error ? error.message : error}`),
    ...runtime,
  });
  await running.knowledge();
  return {
    ...running,
    data,
    local: `http://127.0.0.1:${running.port}`,
    told,
    post: (activity, headers = {}) =>
      fetch(`http://127.0.0.1:${running.port}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(activity),
      }),
    async stop() {
      await running.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** A message as Teams sends it, except that the reply comes in the response. */
export function teamsMessage(text: string, changed: object = {}): object {
  return {
    type: 'message',
    id: 'm1',
    channelId: 'msteams',
    serviceUrl: SERVICE_URL,
    from: { id: '29:asker', aadObjectId: 'aad-asker', name: '小王' },
    recipient: { id: '28:bot', name: '知依' },
    conversation: { id: 'a:personal', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    text,
    deliveryMode: 'expectReplies',
    ...changed,
  };
}

/** What the replies show, as text or in their cards. */
export async function textOf(response: Response): Promise<string> {
  const { activities = [] } = (await response.json()) as { activities?: Partial<Activity>[] };
  return activities.map(shown).join('\n');
}
