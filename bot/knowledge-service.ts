import { type HeldText, textKey } from '../indexer/index.ts';
import type { Knowledge } from './commands/turn.ts';
import type { HeldTexts } from './records/held-texts.ts';
import type { OpenedKnowledge, Runtime } from './runtime.ts';

/** Holds the knowledge that turns answer from, and puts new knowledge in its place in one step. */
export interface KnowledgeService {
  /** The knowledge now; waits for the first. A turn keeps what it was given, whatever is swapped meanwhile. */
  readonly current: () => Promise<Knowledge>;
  /** The knowledge now, if there is any. */
  readonly held: () => Knowledge | undefined;
  /** What is wrong with it, found by one rule at the start and at every reload. */
  readonly health: () => KnowledgeHealth;
  /** Looks whether the files have changed, and come to rest since the last look; then opens them and swaps. */
  check(): Promise<CheckOutcome>;
  /** Opens the files and swaps, changed or not. */
  reload(): Promise<CheckOutcome>;
}

export interface KnowledgeHealth {
  /** Why questions should not be sent here: there is no text at all, or texts are missing that were held. */
  readonly faults: readonly string[];
  /** What else is wrong with the files; texts that are held although their files are gone stand first. */
  readonly problems: readonly string[];
}

export type CheckOutcome = 'unchanged' | 'settling' | 'swapped' | 'kept';

/** What the operator is told: `opened` is the start, `kept` that nothing of a change could be taken. */
export interface KnowledgeReport extends KnowledgeHealth {
  readonly outcome: 'opened' | 'swapped' | 'kept';
  readonly detail: string;
}

interface Parts {
  readonly open: Runtime['openKnowledge'];
  readonly texts: Pick<HeldTexts, 'missing' | 'remember' | 'withdrawn'>;
  /** Changes when a file does. */
  readonly fingerprint: () => Promise<string>;
  /** Waits as long as a file that is being written may stay the same; default until the next look. */
  readonly rest?: () => Promise<void>;
  readonly report: (report: KnowledgeReport) => void;
}

const NO_TEXT = '没有一份文件有正文';
const WELL: KnowledgeHealth = { faults: [], problems: [] };

export function knowledgeService({ open, texts, fingerprint, rest, report }: Parts): KnowledgeService {
  let held: OpenedKnowledge | undefined;
  let health = WELL;
  let first: Promise<Knowledge> | undefined;
  let openedAt: string | undefined;
  let seen: string | undefined;
  let work: Promise<CheckOutcome> | undefined;

  const judged = async (knowledge: OpenedKnowledge, problems: KnowledgeHealth['problems']) => {
    const faults = await faultsOf(knowledge, texts);
    if (faults.length === 0) await texts.remember(knowledge.library.documents);
    return { faults, problems };
  };
  /** The problems may take longer than the first question should wait. */
  const opened = async (): Promise<Knowledge> => {
    const at = await fingerprint().catch(() => undefined);
    const knowledge = await open();
    openedAt = at;
    health = await judged(knowledge, []);
    held = knowledge;
    const tell = (): void => report({ outcome: 'opened', detail: told(knowledge), ...health });
    void problemsOf(knowledge).then((problems) => {
      if (held !== knowledge) return;
      health = { ...health, problems };
      tell();
    });
    return knowledge;
  };
  const keep = (detail: string): CheckOutcome => {
    report({ outcome: 'kept', detail, ...health });
    return 'kept';
  };
  const swap = async (at: string): Promise<CheckOutcome> => {
    openedAt = at;
    try {
      const next = await open(held, await texts.withdrawn());
      const problems = await problemsOf(next);
      if (!hasText(next)) {
        health = { ...health, problems };
        return keep(NO_TEXT);
      }
      health = await judged(next, problems);
      // Of what has changed nothing was any good.
      if (held?.files && held.files.digest === next.files?.digest && health.problems.length > 0)
        return keep('改动的文件都不能用');
      held = next;
      first = Promise.resolve(next);
      report({ outcome: 'swapped', detail: told(next), ...health });
      return 'swapped';
    } catch (error) {
      return keep(error instanceof Error ? error.message : String(error));
    }
  };
  const alone = (job: () => Promise<CheckOutcome>): Promise<CheckOutcome> => {
    work ??= job().finally(() => {
      work = undefined;
    });
    return work;
  };

  return {
    current() {
      first ??= opened().catch((error) => {
        first = undefined;
        throw error;
      });
      return first;
    },
    held: () => held,
    health: () => health,
    reload: () => alone(async () => swap(await fingerprint())),
    check: () =>
      alone(async () => {
        if (!held) return 'unchanged';
        const now = await fingerprint();
        if (now === openedAt) return 'unchanged';
        // Files that are still being written change between two looks.
        const before = seen;
        seen = now;
        if (now === before) return swap(now);
        if (!rest) return 'settling';
        await rest();
        seen = await fingerprint();
        return seen === now ? swap(now) : 'settling';
      }),
  };
}

function hasText({ library }: Knowledge): boolean {
  return library.documents.some(({ text }) => text !== 'none');
}

async function faultsOf(knowledge: Knowledge, texts: Pick<HeldTexts, 'missing'>): Promise<string[]> {
  if (!hasText(knowledge)) return [NO_TEXT];
  return (await texts.missing(knowledge.library.documents)).map((text) => `${nameOf(text)}不见了`);
}

/** The errors of the files; warnings are for who edits them. */
async function problemsOf({ lost = [], problems }: OpenedKnowledge): Promise<string[]> {
  const found = await problems?.().catch((error: unknown) => [
    { file: '', line: 0, severity: 'error', message: `知识没有核对完:${String(error)}` } as const,
  ]);
  const errors = (found ?? []).filter(({ severity }) => severity === 'error');
  return [
    ...lost.map((text) => `${nameOf(text)}的文件没有了或坏了,仍用原来的;确要撤下,运行 npx zhiyi withdraw`),
    ...errors.map(({ file, line, message }) => (file ? `${file}:${line} ${message}` : message)),
  ];
}

function nameOf(text: HeldText): string {
  return `《${text.title}》(${textKey(text)})`;
}

function told({ library }: Knowledge): string {
  return `${library.documents.length} 份文件,${library.entryCount} 条`;
}
