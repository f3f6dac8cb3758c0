import type { TurnContext } from '@microsoft/agents-hosting';
import { type Replies, type Reply, remark } from '../../../conversation/reply.ts';
import { senderOf } from '../../activities/read-activity.ts';
import { replyActivity, type Shown } from '../../activities/reply-activity.ts';
import { type Happening, happened } from '../happened.ts';
import { shownIn } from '../shown.ts';
import type { TeamsParts } from '../teams-channel.ts';
import { AgentsAdapter } from './agents-adapter.ts';
import { sentActivity } from './sdk-activity.ts';

type Parts = Omit<TeamsParts, 'adapter'>;

/** What a turn of the SDK does; tests run it over an adapter that records. */
export function agentsTurns(parts: Parts): (context: TurnContext) => Promise<void> {
  const { gate, admit } = parts;
  return (context) => {
    const activity = context.activity as Happening;
    const replies = agentsReplies(context, parts);
    return gate.pass({
      sender: senderOf(activity),
      spoken: activity.type === 'message',
      admit,
      say: (text) => replies.send(remark(text)),
      async run() {
        const value = await happened(activity, parts, replies);
        if (value) await context.sendActivity(sentActivity({ type: 'invokeResponse', value }));
      },
    });
  };
}

/** Replies by way of a turn of the SDK. */
function agentsReplies(context: TurnContext, { appId, teamsCards }: Parts): Replies {
  const { activity, adapter } = context;
  const { channel, shown } = shownIn(activity.channelId ?? '', teamsCards);
  const written = (reply: Reply, as: Shown = shown): object => replyActivity(reply, channel, as);
  const { serviceUrl = '', conversation, recipient, from } = activity;
  const tenantId = (conversation as { tenantId?: string } | undefined)?.tenantId;
  const canOpen = activity.channelId === 'msteams' && adapter instanceof AgentsAdapter && recipient && from;
  return {
    send: async (reply) => (await context.sendActivity(sentActivity(written(reply))))?.id || undefined,
    async update(id, reply) {
      await context.updateActivity(sentActivity({ ...written(reply), id }));
    },
    remove: (id) => context.deleteActivity(id),
    ...(canOpen
      ? {
          async sendPrivately(reply) {
            const members = {
              isGroup: false,
              agent: recipient,
              bot: recipient,
              members: [from],
              ...(tenantId ? { tenantId } : {}),
              channelData: tenantId ? { tenant: { id: tenantId } } : {},
            } as unknown as Parameters<AgentsAdapter['createConversationAsync']>[4];
            let opened: string | undefined;
            await adapter.createConversationAsync(
              appId,
              'msteams',
              serviceUrl,
              appId,
              members,
              async (own) => {
                opened = own.activity.conversation?.id;
                await own.sendActivity(sentActivity(written(reply)));
              },
            );
            return opened;
          },
        }
      : {}),
  };
}
