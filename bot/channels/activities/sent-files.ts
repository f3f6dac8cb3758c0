import { serviceRule } from '../../access/service-hosts.ts';
import type { SentFile } from '../../commands/turn.ts';
import { fetchedFile } from '../fetched-file.ts';
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

/** The files of a message that can be had. Only from where Teams keeps them: an address is never followed elsewhere. */
export function sentFiles({ attachments = [] }: Activity, get: typeof fetch = fetch): SentFile[] {
  return attachments.flatMap(({ contentType, content, name }) => {
    const url = (content as { downloadUrl?: unknown } | null | undefined)?.downloadUrl;
    if (contentType !== TEAMS_FILE || typeof url !== 'string' || !isFileHost(url)) return [];
    const called = typeof name === 'string' && name !== '' ? name.slice(0, 100) : TEAMS_FILE;
    return [{ name: called, read: () => fetchedFile(url, get) }];
  });
}
