import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';

/** Sends to the asker's own chat; resolves to that chat's id. */
type Open = (message: Partial<Activity>) => Promise<string | undefined>;

/**
 * The asker's own chat, from a message of a group. Only Teams lets a bot open it, and only where the asker has the app.
 * @returns undefined in channels that have no such thing
 */
export function openPrivateChat({ activity, adapter }: TurnContext, appId: string): Open | undefined {
  if (activity.channelId !== 'msteams' || !(adapter instanceof CloudAdapter)) return undefined;
  const { tenantId } = activity.conversation;
  const members = {
    isGroup: false,
    bot: activity.recipient,
    members: [activity.from],
    ...(tenantId ? { tenantId } : {}),
    channelData: tenantId ? { tenant: { id: tenantId } } : {},
  } as Parameters<CloudAdapter['createConversationAsync']>[4];
  return async (message) => {
    let conversation: string | undefined;
    const say = async (own: TurnContext): Promise<void> => {
      conversation = own.activity.conversation?.id;
      await own.sendActivity(message);
    };
    const { channelId, serviceUrl } = activity;
    await adapter.createConversationAsync(appId, channelId, serviceUrl, '', members, say);
    return conversation;
  };
}
