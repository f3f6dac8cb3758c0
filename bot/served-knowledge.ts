import path from 'node:path';
import { readCitations } from './commands/read-citations.ts';
import type { Config } from './config.ts';
import { knowledgeFingerprint } from './knowledge-fingerprint.ts';
import { type KnowledgeService, knowledgeService } from './knowledge-service.ts';
import { heldTexts, WITHDRAWN } from './records/held-texts.ts';
import type { Metrics } from './records/metrics.ts';
import type { Runtime } from './runtime.ts';

/** Milliseconds without a change after which files count as written. */
const REST_MS = 500;

interface Told {
  /** Counts what happens. */
  readonly count: (figure: (metrics: Metrics) => void) => void;
  /** Other knowledge has taken the place of what was held. */
  readonly swapped: () => void;
}

/** The knowledge that a server answers from: opened, looked after and reported of as its configuration says. */
export function servedKnowledge(
  config: Config,
  runtime: Runtime,
  { count, swapped }: Told,
): KnowledgeService {
  const texts = heldTexts(config.dataDir, runtime.now, (error) => {
    count((m) => m.failed('held-texts'));
    runtime.warn('收录了哪些正文没有记下', error);
  });
  let opening: Promise<unknown> | undefined;
  return knowledgeService({
    open: async (before, withdrawn) => {
      const opened = runtime.openKnowledge(before, withdrawn);
      opening = opened.then(
        () => (opening = undefined),
        () => (opening = undefined),
      );
      const knowledge = await opened;
      // The first question should not wait for dictionaries.
      await knowledge.library.find('预热');
      // Nor the first page of a text for what cites it; but a change of files goes before.
      void readCitations(knowledge.library, () => opening).catch((error) =>
        runtime.warn('引用关系没有建好', error),
      );
      return knowledge;
    },
    texts,
    rest: () => new Promise((resolve) => setTimeout(resolve, REST_MS).unref()),
    fingerprint: () => knowledgeFingerprint([...config.knowledge, path.join(config.dataDir, WITHDRAWN)]),
    report: ({ outcome, detail, faults, problems }) => {
      if (outcome !== 'opened') count((m) => m.reloaded(outcome));
      if (outcome === 'swapped') {
        runtime.print(`知识已重新载入:${detail}`);
        swapped();
      }
      if (outcome === 'kept') runtime.warn('知识有变动但没有载入,仍用原来的', new Error(detail));
      if (faults.length > 0) runtime.warn('知识不全,不能接受提问', new Error(someOf(faults)));
      if (problems.length > 0) runtime.warn('知识文件有问题', new Error(someOf(problems)));
    },
  });
}

/** Problems told of in one line of the log. */
const MOST_TOLD = 5;

function someOf(lines: readonly string[]): string {
  const rest = lines.length > MOST_TOLD ? `;等 ${lines.length} 处,见 npx zhiyi validate` : '';
  return `${lines.slice(0, MOST_TOLD).join('; ')}${rest}`;
}
