import { ImportError } from '../../indexer/index.ts';
import { boundedFile, MOST_FILE } from '../answers/draft-limits.ts';

/** A turn has 15 s. */
const PATIENCE_MS = 8000;

/**
 * The bytes of a file that somebody sent, from where their chat keeps it. Whoever calls has looked at the address: no redirect is
 * followed. @throws ImportError for what is too large or cannot be had
 */
export async function fetchedFile(url: string, get: typeof fetch): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    const answer = await get(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok || !answer.body) throw notFetched();
    boundedFile(Number(answer.headers.get('content-length') ?? 0));
    for await (const part of answer.body) {
      length += part.length;
      // A length that was not told, or told wrongly.
      if (length > MOST_FILE) boundedFile(length);
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof ImportError ? error : notFetched(error);
  }
  return Buffer.concat(parts);
}

/** What is said of a file that could not be had. */
export function notFetched(cause?: unknown): ImportError {
  return new ImportError('文件没有取到', '稍后再发一次,或用网页 /check', { cause });
}
