import type { Knowledge } from './commands/turn.ts';

/** What the server takes from the process that runs it. */
export interface Runtime {
  readonly now: () => Date;
  /** Opens what is held: after the server listens, and again when the files have changed. */
  readonly openKnowledge: () => Promise<Knowledge>;
  /** What is wrong with the changed files; anything keeps what is held. */
  readonly checkKnowledge?: () => Promise<readonly string[]>;
  /** For the operator. */
  readonly print: (line: string) => void;
  readonly warn: (message: string, error: unknown, turn?: string) => void;
  /** A line about each turn. */
  readonly log?: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}
