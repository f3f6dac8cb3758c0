import type { Dispatcher } from 'undici';

/** What of an answer is used. */
export interface Answer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: ReadableStream<Uint8Array> | null;
}

export interface FetchInit {
  /** Default GET. */
  readonly method?: 'POST';
  readonly body?: string;
  readonly headers: Record<string, string>;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
  /** Carries the connection's address check; a fetch that ignores it is not safe on an open network. */
  readonly dispatcher: Dispatcher;
}

/** The one way out to the network. Injected; `systemFetch` in production. */
export type Fetch = (url: string, init: FetchInit) => Promise<Answer>;

/** undici's fetch: Node's own does not take the dispatcher of a newer undici. Loaded on first use. */
export const systemFetch: Fetch = async (url, init) => {
  const undici = await import('undici');
  return undici.fetch(url, init) as unknown as Promise<Answer>;
};
