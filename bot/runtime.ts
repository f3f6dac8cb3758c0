import type { HeldText, KnowledgeFiles, Problem } from '../indexer/index.ts';
import type { OperatorTasks } from './admin/operator-tasks.ts';
import type { Knowledge } from './commands/turn.ts';

/** Knowledge, and what it was made of. */
export interface OpenedKnowledge extends Knowledge {
  /** The files as they were read; given back at the next opening. */
  readonly files?: KnowledgeFiles;
  /** Texts whose files are gone or bad: they are held as they were. */
  readonly lost?: readonly HeldText[];
  /** All that is wrong with the files; may take a while. */
  readonly problems?: () => Promise<readonly Problem[]>;
}

/** What the server takes from the process that runs it. */
export interface Runtime {
  readonly now: () => Date;
  /**
   * Opens what is held: after the server listens, and again when the files have changed.
   * @param before what is held, of which bad and vanished files stay what they were
   * @param withdrawn texts that are to go: `id` or `id@version`
   */
  readonly openKnowledge: (
    before?: OpenedKnowledge,
    withdrawn?: readonly string[],
  ) => Promise<OpenedKnowledge>;
  /** For the operator. */
  readonly print: (line: string) => void;
  readonly warn: (message: string, error: unknown, turn?: string) => void;
  /** A line about each turn. */
  readonly log?: (message: string, fields: Readonly<Record<string, unknown>>) => void;
  /** What the operator's page may have done to the files of knowledge; absent: nothing. */
  readonly operator?: () => Promise<OperatorTasks>;
}
