import { UsageError } from '../../indexer/errors.ts';
import { destinationOfReference } from '../channels/teams/destination.ts';
import type { Config } from '../config.ts';
import { speaking } from './speak.ts';

/** Says something in the conversation that the settings name for notices. @throws UsageError when they name none */
export async function announce(text: string, now: () => Date, config: Config): Promise<void> {
  const { noticeConversation } = config;
  if (!noticeConversation)
    throw new UsageError('没有设置 ZHIYI_NOTICE_CONVERSATION', '写成接收通知的会话引用(JSON)');
  await speaking(config, now)(destinationOfReference(noticeConversation), text);
}
