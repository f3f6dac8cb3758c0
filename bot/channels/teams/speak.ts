import type { ConversationReference } from 'botbuilder';
import type { Destination } from '../../access/sender.ts';
import { remark } from '../../conversation/reply.ts';
import { replyActivity } from '../activities/reply-activity.ts';
import type { BotFrameworkAdapter } from './adapter.ts';

/** Says plain words in a conversation without having been spoken to. */
export async function speak(
  adapter: BotFrameworkAdapter,
  appId: string,
  to: Destination,
  text: string,
): Promise<void> {
  const { serviceUrl, bot, tenant } = to.address;
  const reference = {
    channelId: to.channel,
    serviceUrl,
    bot: { id: bot, name: '知依' },
    conversation: { id: to.conversation, ...(tenant ? { tenantId: tenant } : {}) },
  } as ConversationReference;
  await adapter.continueConversationAsync(appId, reference, async (context) => {
    await context.sendActivity(replyActivity(remark(text), 'teams', 'text') as { type: string });
  });
}
