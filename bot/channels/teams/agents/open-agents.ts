import type { Destination } from '../../../access/sender.ts';
import { remark } from '../../../conversation/reply.ts';
import { replyActivity } from '../../activities/reply-activity.ts';
import type { ChannelRules } from '../channel-authentication.ts';
import type { Teams } from '../teams-channel.ts';
import { AgentsAdapter } from './agents-adapter.ts';
import { agentsTurns } from './agents-turns.ts';
import { sentActivity } from './sdk-activity.ts';

/** The Bot Framework's side by @microsoft/agents-hosting. */
export function open(settings: Readonly<Record<string, string>>, rules: ChannelRules): Teams {
  const adapter = new AgentsAdapter(settings, rules);
  return {
    channel(parts) {
      const run = agentsTurns(parts);
      return { receive: (authorization, activity) => adapter.answer(authorization, activity, run) };
    },
    speak: (to, text) => speak(adapter, settings.MicrosoftAppId ?? '', to, text),
  };
}

async function speak(adapter: AgentsAdapter, appId: string, to: Destination, text: string): Promise<void> {
  const { serviceUrl, bot, tenant } = to.address;
  const reference = {
    channelId: to.channel,
    serviceUrl,
    agent: { id: bot, name: '知依' },
    conversation: { id: to.conversation, ...(tenant ? { tenantId: tenant } : {}) },
  } as Parameters<AgentsAdapter['continueConversation']>[1];
  await adapter.continueConversation(appId || { aud: '' }, reference, async (context) => {
    await context.sendActivity(sentActivity(replyActivity(remark(text), 'teams', 'text')));
  });
}
