import { setTimeout } from 'node:timers/promises';
import { ImportError } from '../../errors.ts';

/** A fault that may pass: a busy server, a broken connection. */
export class TransientError extends ImportError {
  /** Milliseconds the server asked to wait. */
  readonly after: number | undefined;
  /** Whether the server was not reached at all. */
  readonly network: boolean;
  constructor(
    message: string,
    cure: string,
    options: ErrorOptions & { after?: number; network?: boolean } = {},
  ) {
    super(message, cure, options);
    this.after = options.after;
    this.network = options.network ?? false;
  }
}

export type Pause = (milliseconds: number) => Promise<unknown>;

const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 500;
/** A server that asks for more is asked again by the next sync. */
const LONGEST_PAUSE_MS = 20_000;

/** Tries again what may pass, waiting twice as long each time with as much again by chance, or as the server asks. */
export async function retried<T>(
  attempt: () => Promise<T>,
  { pause = (ms) => setTimeout(ms), random = Math.random }: { pause?: Pause; random?: () => number },
): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      const last = tried >= ATTEMPTS;
      if (!(error instanceof TransientError) || last || (error.after ?? 0) > LONGEST_PAUSE_MS) throw error;
      const backOff = FIRST_PAUSE_MS * 2 ** (tried - 1) * (1 + random());
      await pause(error.after ?? backOff);
    }
  }
}
