import { Refusal } from '../../access/refusal.ts';

/** How long a reply is tried for. */
export interface RetryLimits {
  /** Milliseconds for all attempts together. Source: Teams gives a turn 10 to 15 s. */
  readonly wholeMs: number;
  /** Milliseconds for one attempt. */
  readonly attemptMs: number;
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

interface Request {
  timeout: number;
}
interface Response {
  readonly status: number;
  readonly headers: { get(name: string): string | undefined };
}
interface Pipeline {
  removePolicy(options: { name: string }): unknown;
  addPolicy(policy: object, options?: object): void;
}

/** Answers after which the same request may succeed. Source: Teams' list of status codes to retry. */
const AGAIN = new Set([412, 429, 502, 503, 504]);
const FIRST_PAUSE_MS = 300;

/**
 * Bounds the retries of a connector client: its library's own policy waits as long as the other side says and never gives
 * up on one that does not answer.
 */
export function withRetryPolicy<C>(connector: C, limits: RetryLimits): C {
  const { pipeline } = (connector as unknown as { client: { pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.removePolicy({ name: 'redirectPolicy' });
  pipeline.addPolicy(retryPolicy(limits), { phase: 'Retry' });
  return connector;
}

/** Makes a connector that has no address: its library would send to an address of its own. */
export function unaddressed<C>(connector: C): C {
  const { pipeline } = (connector as unknown as { client: { pipeline: Pipeline } }).client;
  const sendRequest = async (): Promise<never> => {
    throw new Refusal(400, 'unaddressed', '没有写明可以答复的服务地址');
  };
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.addPolicy({ name: 'unaddressed', sendRequest }, { phase: 'Serialize' });
  return connector;
}

function retryPolicy({ wholeMs, attemptMs, random, sleep }: RetryLimits): object {
  return {
    name: 'boundedRetryPolicy',
    async sendRequest(request: Request, next: (request: Request) => Promise<Response>): Promise<Response> {
      const began = performance.now();
      for (let attempt = 0; ; attempt++) {
        const left = wholeMs - (performance.now() - began);
        request.timeout = Math.max(1, Math.min(attemptMs, left));
        const outcome = await next(request).catch((error: unknown) => ({ error }));
        const failed = 'error' in outcome;
        if (!failed && !AGAIN.has(outcome.status)) return outcome;
        // A token that cannot be had was tried again already.
        if (failed && outcome.error instanceof Refusal) throw outcome.error;
        // What ran out of time may have arrived: sent again, it would be said twice.
        if (failed && (outcome.error as Error).name === 'AbortError') throw outcome.error;
        const asked = failed ? 0 : Number(outcome.headers.get('retry-after') ?? 0) * 1000 || 0;
        // Jitter, so that turns that failed together do not come back together.
        const pause = Math.max(asked, FIRST_PAUSE_MS * 2 ** attempt * (0.5 + random()));
        if (performance.now() - began + pause >= wholeMs) {
          if (failed) throw outcome.error;
          return outcome;
        }
        await sleep(pause);
      }
    },
  };
}
