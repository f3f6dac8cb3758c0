import { type Activity, CloudAdapter, type ResourceResponse, type TurnContext } from 'botbuilder';
import { isGroup } from './incoming.ts';
import type { Services } from './services.ts';
import { turnId } from './turn-id.ts';

/** What became of an answer that was to be private. */
export type PrivateReply =
  /** In the conversation itself, which is private already. */
  | { readonly sent: ResourceResponse | undefined }
  /** What to say in the group, and the asker's own conversation that it went to; none when it did not. */
  | { readonly remark: string; readonly conversation?: string };

/**
 * Answers a message of a group in the asker's own chat. Only Teams lets a bot open that chat, and only where the asker
 * has the app.
 */
export async function sendPrivately(
  context: TurnContext,
  services: Services,
  message: Partial<Activity>,
): Promise<PrivateReply> {
  const { activity, adapter } = context;
  if (!isGroup(activity)) {
    return { sent: await context.sendActivity(message) };
  }
  if (activity.channelId !== 'msteams' || !(adapter instanceof CloudAdapter))
    return { remark: '这个渠道不能私下回复,请到与我的单独对话里提问。' };
  let conversation: string | undefined;
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
        conversation = own.activity.conversation?.id;
        await own.sendActivity(message);
      },
    );
    return { remark: '已私下回复您。', conversation };
  } catch (error) {
    services.warn('私下回复没有送到', error, turnId(context));
    return { remark: '没能私下回复您:请先在 Teams 里添加“知依”。' };
  }
}
