import type { Knowledge } from './commands/turn.ts';

/** Holds the knowledge that turns answer from, and puts new knowledge in its place in one step. */
export interface KnowledgeService {
  /** The knowledge now; waits for the first. A turn keeps what it was given, whatever is swapped meanwhile. */
  readonly current: () => Promise<Knowledge>;
  /** The knowledge now, if there is any. */
  readonly held: () => Knowledge | undefined;
  /** Looks whether the files have changed, and come to rest since the last look; then opens them and swaps. */
  check(): Promise<CheckOutcome>;
  /** Opens the files and swaps, changed or not. */
  reload(): Promise<CheckOutcome>;
}

export type CheckOutcome = 'unchanged' | 'settling' | 'swapped' | 'kept';

interface Parts {
  readonly open: () => Promise<Knowledge>;
  /** What is wrong with the files; anything keeps what is held. */
  readonly problems: () => Promise<readonly string[]>;
  /** Changes when a file does. */
  readonly fingerprint: () => Promise<string>;
  readonly report: (outcome: 'swapped' | 'kept', detail: string) => void;
}

/** Problems told of in one line of the log. */
const MOST_TOLD = 5;

export function knowledgeService({ open, problems, fingerprint, report }: Parts): KnowledgeService {
  let held: Knowledge | undefined;
  let first: Promise<Knowledge> | undefined;
  let openedAt: string | undefined;
  let seen: string | undefined;
  let work: Promise<CheckOutcome> | undefined;

  const opened = async (): Promise<Knowledge> => {
    const at = await fingerprint().catch(() => undefined);
    const knowledge = await open();
    openedAt = at;
    held = knowledge;
    return knowledge;
  };
  const swap = async (): Promise<CheckOutcome> => {
    const at = await fingerprint();
    openedAt = at;
    try {
      const wrong = await problems();
      if (wrong.length > 0) {
        report('kept', wrong.slice(0, MOST_TOLD).join('; '));
        return 'kept';
      }
      const next = await open();
      if (next.library.documents.length === 0) {
        report('kept', '没有一份文件');
        return 'kept';
      }
      held = next;
      first = Promise.resolve(next);
      report('swapped', `${next.library.documents.length} 份文件,${next.library.entries.length} 条`);
      return 'swapped';
    } catch (error) {
      report('kept', error instanceof Error ? error.message : String(error));
      return 'kept';
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
    reload: () => alone(swap),
    check: () =>
      alone(async () => {
        if (!held) return 'unchanged';
        const now = await fingerprint();
        if (now === openedAt) return 'unchanged';
        // Files that are still being written change between two looks.
        if (now !== seen) {
          seen = now;
          return 'settling';
        }
        return swap();
      }),
  };
}
