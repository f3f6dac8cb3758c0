import { ImportError } from '../../errors.ts';
import { LIMITS, type Original } from '../source.ts';
import { checkedAgent, dnsLookup, type Lookup } from './checked-agent.ts';
import type { Answer, Fetch } from './fetch.ts';
import { type Pause, retried, TransientError } from './retry.ts';
import { type AllowedHosts, checkUrl, followed } from './url-rules.ts';

/** What fetching needs of the world. */
export interface Network {
  readonly fetch: Fetch;
  /** Hosts whose private addresses are allowed; default none. */
  readonly allowed?: AllowedHosts;
  readonly lookup?: Lookup;
  readonly pause?: Pause;
  /** Number in [0, 1); default Math.random. */
  readonly random?: () => number;
  /** A signal that ends one attempt after so many milliseconds; default AbortSignal.timeout. */
  readonly timeout?: (milliseconds: number) => AbortSignal;
}

/** What the server said a text is known by, to be asked with next time. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** How one address is asked. */
export interface Request extends Validators {
  /** Page that leads there, for sites that want to know. */
  readonly referer?: string;
  /** Other hosts that the answer may lead to; default none. */
  readonly mayLeadTo?: (url: URL) => boolean;
}

export type Fetched =
  | { readonly status: 'fetched'; readonly original: Original; readonly validators: Validators }
  | { readonly status: 'not-modified' };

const REDIRECTS = 5;
const ATTEMPT_MS = 30_000;
const TRANSIENT: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Fetches an original: conditionally when it is known, redirects on the same host or where the request allows, cookies sent
 * back to the host that set them, a bounded body, retries with back-off. @throws ImportError with what the server or the network said
 */
export async function fetchOriginal(url: string, network: Network, known: Request = {}): Promise<Fetched> {
  const allowed = network.allowed ?? new Set<string>();
  const start = checkUrl(url, allowed);
  const agent = await checkedAgent(start, allowed, network.lookup ?? dnsLookup);
  const timeout = network.timeout ?? AbortSignal.timeout;
  const ask = async (): Promise<Fetched> => {
    const signal = timeout(ATTEMPT_MS);
    let at = start;
    let cookies = '';
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      const answer = await request(network.fetch, at, {
        headers: headersFor(known, at.host === start.host ? cookies : ''),
        redirect: 'manual',
        signal,
        dispatcher: agent,
      });
      if (answer.status >= 300 && answer.status < 400 && answer.status !== 304) {
        await answer.body?.cancel();
        if (at.host === start.host) cookies = cookiesOf(answer) || cookies;
        at = followed(at, answer.headers.get('location'), allowed, known.mayLeadTo);
        continue;
      }
      if (answer.status === 304) return { status: 'not-modified' };
      if (answer.status !== 200) await refuseStatus(answer);
      return fetched(url, at, answer, await bodyOf(answer, signal));
    }
    throw new ImportError(`转向超过 ${REDIRECTS} 次`, '用浏览器打开,找到正文页的网址');
  };
  try {
    return await retried(ask, network);
  } finally {
    await agent.destroy();
  }
}

/** Some sites answer first with a redirect to the same address and a cookie, and want it back. */
function cookiesOf({ headers }: Answer): string {
  const set = headers.get('set-cookie')?.slice(0, 4096) ?? '';
  const pairs = set.split(/,(?=\s*[\w!#$%&'*+.^`|~-]{1,100}=)/u).map((one) => one.split(';')[0]!.trim());
  return pairs.filter((pair) => /^[\w!#$%&'*+.^`|~-]+=[\x21-\x7e]*$/u.test(pair)).join('; ');
}

function headersFor({ etag, lastModified, referer }: Request, cookies: string): Record<string, string> {
  return {
    ...(referer ? { referer: new URL(referer).href } : {}),
    ...(cookies ? { cookie: cookies } : {}),
    accept:
      'text/html,application/pdf,application/vnd.openxmlformats-officedocument.*,text/*;q=0.9,*/*;q=0.5',
    'user-agent': 'zhiyi-import',
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  };
}

async function request(fetch: Fetch, url: URL, init: Parameters<Fetch>[1]): Promise<Answer> {
  try {
    return await fetch(url.href, init);
  } catch (error) {
    throw networkError(error, url.host);
  }
}

/** What went wrong below HTTP. A refused address stays the ImportError that it is, under undici's wrapping. */
function networkError(error: unknown, host: string): Error {
  for (let e: unknown = error; e instanceof Error; e = e.cause) if (e instanceof ImportError) return e;
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { name, code } = inner as NodeJS.ErrnoException;
  const what = name === 'TimeoutError' || name === 'AbortError' ? '超时' : `连不上(${code ?? name})`;
  // A connection that broke was made: there is a network.
  const network = code !== 'UND_ERR_SOCKET' && code !== 'ECONNRESET';
  return new TransientError(`${host} ${what}`, '检查网络后重试', { cause: error, network });
}

async function refuseStatus(answer: Answer): Promise<never> {
  await answer.body?.cancel();
  const message = `网站回答 ${answer.status}`;
  if (!TRANSIENT.has(answer.status))
    throw new ImportError(message, '用浏览器打开网址,看是否已移走或需要登录');
  const after = Number(answer.headers.get('retry-after'));
  throw new TransientError(
    message,
    '过些时候再试',
    Number.isFinite(after) && after > 0 ? { after: after * 1000 } : {},
  );
}

/** Reads a body up to the limit and not a byte further, whatever length it declares. */
async function bodyOf(answer: Answer, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = answer.body?.getReader();
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      signal.throwIfAborted();
      size += read.value.length;
      if (size > LIMITS.inputBytes) {
        await reader?.cancel();
        throw new ImportError(
          `网页超过 ${LIMITS.inputBytes / 1024 / 1024} MB,没有取完`,
          '确认网址是法规正文页',
        );
      }
      chunks.push(read.value);
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new TransientError('正文没有传完连接就断了', '过些时候再试', { cause: error });
  }
  return Buffer.concat(chunks);
}

function fetched(url: string, at: URL, answer: Answer, bytes: Uint8Array): Fetched {
  const [etag, lastModified] = [answer.headers.get('etag'), answer.headers.get('last-modified')];
  const contentType = answer.headers.get('content-type') ?? undefined;
  const name = decodeURIComponentSafely(at.pathname.split('/').at(-1) ?? '') || at.hostname;
  return {
    status: 'fetched',
    original: { bytes, name, url, ...(contentType ? { contentType } : {}) },
    validators: { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) },
  };
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % in a path: the name is for people only.
    return text;
  }
}
