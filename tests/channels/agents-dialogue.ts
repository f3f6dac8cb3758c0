import type { Activity } from '@microsoft/agents-activity';
import { BaseAdapter, TurnContext } from '@microsoft/agents-hosting';
import type { Activity as BotActivity } from 'botbuilder';
import { rateLimit } from '../../bot/access/rate-limit.ts';
import { turnGate } from '../../bot/access/turn-gate.ts';
import { agentsTurns } from '../../bot/channels/teams/agents/agents-turns.ts';
import { receivedActivity } from '../../bot/channels/teams/agents/sdk-activity.ts';
import { assistant } from '../../bot/conversation/assistant.ts';
import { NOW } from '../bot/reader-shelf.ts';
import { ASKER, BOT, type dialogue, SCOPES } from '../dialogues/dialogue.ts';
import { servicesUnderTest } from '../dialogues/services-under-test.ts';
import type { Driver } from './bot-framework-talk.ts';

type Sent = Partial<BotActivity>;
const none = (): never => {
  throw new Error('the bot asks for no such thing');
};

/** Keeps what is sent, changed and taken back. */
class RecordingAdapter extends BaseAdapter {
  readonly sent: Sent[] = [];
  readonly updated: Sent[] = [];
  readonly deleted: string[] = [];
  #serial = 0;

  async sendActivities(_context: TurnContext, activities: Activity[]): Promise<{ id: string }[]> {
    return activities.map((activity) => {
      const id = `sent-${++this.#serial}`;
      this.sent.push({ ...activity, channelId: activity.channelId, id } as Sent);
      return { id };
    });
  }
  async updateActivity(_context: TurnContext, activity: Activity): Promise<undefined> {
    this.updated.push({ ...activity } as Sent);
  }
  async deleteActivity(_context: TurnContext, reference: { activityId?: string }): Promise<void> {
    this.deleted.push(reference.activityId ?? '');
  }
  continueConversation = none;
  uploadAttachment = none;
  getAttachmentInfo = none;
  getAttachment = none;
}

/** As `dialogue`, by the successor of botbuilder. */
export async function agentsDialogue(setting: Parameters<typeof dialogue>[0] = {}): Promise<Driver> {
  const { scope = 'personal', channelId = 'emulator', slots = 100, teamsCards = true } = setting;
  const { services, votes } = await servicesUnderTest(setting.services);
  const often = rateLimit(1_000_000, NOW);
  const run = agentsTurns({
    ...{ services, assistant: assistant(services), admit: () => 'in' as const, appId: '', teamsCards },
    gate: turnGate({ limit: often, remarks: often, most: slots, refused: () => undefined }),
  });
  const adapter = new RecordingAdapter();
  const conversation = { ...SCOPES[scope], tenantId: 'tenant', name: '' };
  let serial = 0;
  return {
    votes,
    adapter,
    async receive(activity) {
      const before = adapter.sent.length;
      const from = {
        channelId,
        from: ASKER,
        recipient: BOT,
        conversation,
        serviceUrl: 'https://smba.example',
      };
      const received = receivedActivity({ id: `received-${++serial}`, ...from, ...activity });
      await run(new TurnContext(adapter, received));
      return adapter.sent.slice(before);
    },
  };
}
