import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';
import { isGroup } from './incoming.ts';
import type { Services } from './services.ts';
import { turnId } from './turn-id.ts';

/**
 * Answers a message of a group in the asker's own chat. Only Teams lets a bot open that chat, and only where the asker
 * has the app. Returns what to say in the group.
 */
export async function sendPrivately(
  context: TurnContext,
  services: Services,
  message: Partial<Activity>,
): Promise<string | undefined> {
  const { activity, adapter } = context;
  if (!isGroup(activity)) {
    await context.sendActivity(message);
    return undefined;
  }
  if (activity.channelId !== 'msteams' || !(adapter instanceof CloudAdapter))
    return '这个渠道不能私下回复,请到与我的单独对话里提问。';
  const tenantId = activity.conversation.tenantId;
  try {
    await adapter.createConversationAsync(
      services.appId,
      activity.channelId,
      activity.serviceUrl,
      '',
      {
        isGroup: false,
        bot: activity.recipient,
        members: [activity.from],
        ...(tenantId ? { tenantId } : {}),
        channelData: tenantId ? { tenant: { id: tenantId } } : {},
      } as Parameters<CloudAdapter['createConversationAsync']>[4],
      async (own) => {
        await own.sendActivity(message);
      },
    );
    return '已私下回复您。';
  } catch (error) {
    services.warn('私下回复没有送到', error, turnId(context));
    return '没能私下回复您:请先在 Teams 里添加“知依”。';
  }
}
