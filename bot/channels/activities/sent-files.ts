import { ImportError } from '../../../indexer/index.ts';
import { serviceRule } from '../../access/service-hosts.ts';
import { boundedFile, MOST_FILE } from '../../answers/draft-limits.ts';
import type { SentFile } from '../../commands/turn.ts';
import type { Activity } from './activity.ts';

/** A file in a personal chat of Teams. Source: Send and receive files through a bot, Teams platform documentation. */
const TEAMS_FILE = 'application/vnd.microsoft.teams.file.download.info';
/** Where Teams keeps the files of chats; the addresses are signed and need no token. */
const FILE_HOSTS = [
  '*.sharepoint.com',
  '*.sharepoint.cn',
  '*.sharepoint.us',
  '*.sharepoint-mil.us',
  '*.svc.ms',
];
const isFileHost = serviceRule(FILE_HOSTS);
/** A turn has 15 s. */
const PATIENCE_MS = 8000;

/** The files of a message that can be had. Only from where Teams keeps them: an address is never followed elsewhere. */
export function sentFiles({ attachments = [] }: Activity, get: typeof fetch = fetch): SentFile[] {
  return attachments.flatMap(({ contentType, content, name }) => {
    const url = (content as { downloadUrl?: unknown } | null | undefined)?.downloadUrl;
    if (contentType !== TEAMS_FILE || typeof url !== 'string' || !isFileHost(url)) return [];
    const called = typeof name === 'string' && name !== '' ? name.slice(0, 100) : TEAMS_FILE;
    return [{ name: called, read: () => download(url, get) }];
  });
}

async function download(url: string, get: typeof fetch): Promise<Uint8Array> {
  const failed = (cause?: unknown): ImportError =>
    new ImportError('文件没有取到', '稍后再发一次,或用网页 /check', { cause });
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    const answer = await get(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok || !answer.body) throw failed();
    boundedFile(Number(answer.headers.get('content-length') ?? 0));
    for await (const part of answer.body) {
      length += part.length;
      // A length that was not told, or told wrongly.
      if (length > MOST_FILE) boundedFile(length);
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof ImportError ? error : failed(error);
  }
  return Buffer.concat(parts);
}
