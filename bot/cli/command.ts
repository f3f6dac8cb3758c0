import type { Fetch } from '../../indexer/import/fetching/fetch.ts';

/** Where a command prints: a terminal or a file; `isTTY` and `columns` as node's streams have them. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What a command may touch of the world; tests pass their own. */
export interface CommandIo {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly now: () => Date;
  readonly fetch: Fetch;
  /** Waits so many milliseconds before a fetch is tried again; default a timer. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
  /** Says something in the conversation configured for notices, of one of several organisations. @throws UsageError when none is */
  readonly announce?: (text: string, organisation?: string) => Promise<void>;
}

/** What a verb's file exports. */
export interface Command {
  /** @returns the exit code: 0 done, 1 the input was bad, 2 wrong usage. @throws ZhiyiError, which carries its own */
  run(args: readonly string[], io: CommandIo): Promise<number>;
}
