import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Sessions that were signed out of before their cookie had run out: whoever kept a copy of it gets nothing. */
export interface EndedSessions {
  /** @param until when the cookie runs out by itself, milliseconds of the epoch */
  end(session: string, until: number): void;
  has(session: string): boolean;
}

/**
 * Kept in a file, a line each, so that a restart lets no one in again. Read and written at once: signing out is rare,
 * and must be done when it is answered.
 * @param failed told when it cannot be written; the session is ended until the next restart then
 */
export function endedSessions(
  file: string,
  now: () => Date,
  failed: (error: unknown) => void,
): EndedSessions {
  const ended = new Map<string, number>();
  for (const line of linesOf(file)) {
    const [session = '', until] = line.split(' ');
    if (Number(until) > now().getTime()) ended.set(session, Number(until));
  }
  return {
    end(session, until) {
      ended.set(session, until);
      try {
        mkdirSync(path.dirname(file), { recursive: true });
        appendFileSync(file, `${session} ${until}\n`, { mode: 0o600 });
      } catch (error) {
        failed(error);
      }
    },
    has: (session) => ended.has(session),
  };
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}
