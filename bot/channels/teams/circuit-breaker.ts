/** The host behind a breaker does not answer now. */
export class HostAway extends Error {
  override readonly name = 'HostAway';
}

interface Limits {
  /** What is asked for, for the operator. */
  readonly of: string;
  /** Milliseconds for one attempt; there are two. */
  readonly attemptMs: number;
  /** Milliseconds that are failed at once after both attempts failed. */
  readonly openMs: number;
  readonly now: () => Date;
}

/** Does work that may hang or fail. @throws HostAway */
export type Breaker = <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/**
 * Bounds what is asked of another host: two attempts with a time limit each, and after both have failed no attempt for a
 * while, so that one stuck host keeps nobody waiting but the first.
 */
export function circuitBreaker({ of, attemptMs, openMs, now }: Limits): Breaker {
  let closedUntil = Number.NEGATIVE_INFINITY;
  let failed = '';
  return async (work) => {
    const at = now().getTime();
    // A clock that jumped back opens it too.
    if (at < closedUntil && closedUntil - at <= openMs)
      throw new HostAway(`${of}: not asked again yet after: ${failed}`);
    let cause: unknown;
    for (let attempt = 0; attempt < 2; attempt++) {
      try {
        const done = await limited(work, attemptMs);
        closedUntil = Number.NEGATIVE_INFINITY;
        return done;
      } catch (error) {
        cause = error;
      }
    }
    closedUntil = now().getTime() + openMs;
    failed = cause instanceof Error ? cause.message : String(cause);
    throw new HostAway(`${of}: ${failed}`, { cause });
  };
}

/** Libraries that know no signal are left behind at the time limit. */
async function limited<T>(work: (signal: AbortSignal) => Promise<T>, ms: number): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer in ${ms} ms`));
      controller.abort();
    }, ms);
  });
  try {
    return await Promise.race([work(controller.signal), limit]);
  } finally {
    clearTimeout(timer);
  }
}
