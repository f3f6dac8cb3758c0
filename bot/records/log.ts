import type { DestinationStream, Logger } from 'pino';

/** A place for lines; one that collects them can be told to write them out. */
type Lines = DestinationStream & { flush?(done: () => void): void };

export interface LogOptions {
  readonly level: string;
  /** Words that must never be written: the configuration's secrets. */
  readonly secrets: readonly string[];
  /** Where lines go; by default to standard error. */
  readonly destination?: Lines;
}

/** Shorter values are words, not secrets: hiding them would hide the log. */
const SHORTEST_SECRET = 8;

/** Bytes of lines that are written together, and how long the first of them may wait: a write a turn costs as much as the line. */
const TOGETHER = 4096;
const AT_LATEST_MS = 500;

/**
 * The structured log: a JSON object a line; what is told of a turn has its id. An error is its type, message
 * and stack only, because errors of HTTP clients carry whole requests with their tokens.
 */
export async function openLog({ level, secrets, destination }: LogOptions): Promise<Logger> {
  const { pino, destination: to, stdTimeFunctions } = await import('pino');
  const hidden = secrets.filter((secret) => secret.length >= SHORTEST_SECRET).flatMap(formsOf);
  const out: Lines =
    destination ?? to({ dest: 2, sync: false, minLength: TOGETHER, periodicFlush: AT_LATEST_MS });
  const lines: Lines = {
    write: (line) => void out.write(without(line, hidden)),
    flush: (done) => (out.flush ? out.flush(done) : done()),
  };
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      serializers: { err: plainError },
    },
    lines,
  );
}

function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  return {
    type: name,
    message,
    ...(typeof code === 'string' ? { code } : {}),
    stack,
    ...(cause === undefined ? {} : { cause: plainError(cause) }),
  };
}

/** Secrets may stand in a message as they are or as JSON and addresses write them. */
function formsOf(secret: string): string[] {
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
}

function without(line: string, hidden: readonly string[]): string {
  return hidden.reduce((text, secret) => text.replaceAll(secret, '[已隐去]'), line);
}
