import type { Activity, TurnContext } from 'botbuilder';
import type { Replies, Reply } from '../../conversation/reply.ts';
import { replyActivity, type Shown } from '../activities/reply-activity.ts';
import { openPrivateChat } from './private-chat.ts';
import { shownIn } from './shown.ts';

interface Parts {
  readonly appId: string;
  /** Whether Teams shows cards here. */
  readonly teamsCards: boolean;
}

/** Replies by way of a turn of the SDK. */
export function contextReplies(context: TurnContext, { appId, teamsCards }: Parts): Replies {
  const { channelId } = context.activity;
  const { channel, shown } = shownIn(channelId, teamsCards);
  const written = (reply: Reply, as: Shown = shown): Partial<Activity> =>
    replyActivity(reply, channel, as) as Partial<Activity>;
  const open = openPrivateChat(context, appId);
  return {
    send: async (reply) => (await context.sendActivity(written(reply)))?.id || undefined,
    async update(id, reply) {
      await context.updateActivity({ ...written(reply), id });
    },
    remove: (id) => context.deleteActivity(id),
    ...(open ? { sendPrivately: (reply) => open(written(reply)) } : {}),
  };
}
