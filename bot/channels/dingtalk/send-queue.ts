const MINUTE = 60_000;
/** Conversations remembered at once. */
const MOST_CONVERSATIONS = 10_000;

/** Sends to each conversation no faster than the service takes it. */
export interface SendQueue {
  /** Does the sending when its turn has come. @param waits told once, before the wait, for how many seconds */
  pass<T>(
    conversation: string,
    sending: () => Promise<T>,
    waits?: (seconds: number) => Promise<void>,
  ): Promise<T>;
  /** Messages that wait for a conversation. */
  waiting(conversation: string): number;
}

interface Parts {
  /** Messages that one conversation may get in a minute. */
  readonly perMinute: number;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
}

interface Line {
  /** When the messages of the last minute were sent. */
  readonly times: number[];
  last: Promise<unknown>;
  waiting: number;
  /** When people were last told to wait. */
  told: number;
}

/**
 * The last message of a minute is kept free: with it the people are told that more is coming. Messages to one conversation
 * go out in the order in which they came.
 */
export function sendQueue({ perMinute, now, sleep }: Parts): SendQueue {
  const lines = new Map<string, Line>();
  const lineOf = (conversation: string): Line => {
    const line = lines.get(conversation) ?? { times: [], last: Promise.resolve(), waiting: 0, told: 0 };
    lines.delete(conversation);
    lines.set(conversation, line);
    for (const [key, old] of lines) {
      if (lines.size <= MOST_CONVERSATIONS) break;
      if (old.waiting === 0) lines.delete(key);
    }
    return line;
  };
  const pauseOf = (times: number[], most: number): number => {
    const at = now().getTime();
    while (times[0] !== undefined && at - times[0] >= MINUTE) times.shift();
    const first = times[times.length - most];
    return first === undefined ? 0 : first + MINUTE - at;
  };
  const clear = async (line: Line, waits?: (seconds: number) => Promise<void>): Promise<void> => {
    const pause = pauseOf(line.times, perMinute - 1);
    // Told once a minute, and only where a place is left for it.
    if (pause > 0 && waits && now().getTime() - line.told >= MINUTE && pauseOf(line.times, perMinute) <= 0) {
      line.told = now().getTime();
      line.times.push(line.told);
      await waits(Math.ceil(pause / 1000)).catch(() => undefined);
    }
    for (let left = pause; left > 0; left = pauseOf(line.times, perMinute - 1)) await sleep(left);
  };
  return {
    waiting: (conversation) => lines.get(conversation)?.waiting ?? 0,
    pass(conversation, sending, waits) {
      const line = lineOf(conversation);
      line.waiting++;
      const sent = line.last.then(async () => {
        await clear(line, waits);
        line.times.push(now().getTime());
        return sending();
      });
      line.last = sent.catch(() => undefined);
      return sent.finally(() => {
        line.waiting--;
      });
    },
  };
}
