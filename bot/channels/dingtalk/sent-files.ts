import type { SentFile } from '../../commands/turn.ts';
import { fetchedFile, notFetched } from '../fetched-file.ts';
import type { RobotApi } from './robot-api.ts';
import { contentOf, type RobotMessage } from './robot-message.ts';

/**
 * The file of a message, had when it is read: the service tells it by a code, for which it gives an address. A file is a message
 * of its own, and comes from conversations with one person only. Source: DingTalk's page on receiving robot messages.
 */
export function sentFiles(
  { msgtype, content }: RobotMessage,
  name: string | undefined,
  { api, fetch }: { readonly api: Pick<RobotApi, 'fileAddress'>; readonly fetch: typeof globalThis.fetch },
): SentFile[] {
  const { downloadCode } = contentOf(content);
  if (msgtype !== 'file' || name === undefined || typeof downloadCode !== 'string' || downloadCode === '')
    return [];
  const read = async (): Promise<Uint8Array> => {
    const address = await api.fileAddress(downloadCode).catch((error: unknown) => {
      throw notFetched(error);
    });
    return fetchedFile(address, fetch);
  };
  return [{ name, read }];
}
