import { type Activity, type ConversationReference, TestAdapter, type TurnContext } from 'botbuilder';
import { rateLimit } from '../../bot/access/rate-limit.ts';
import { turnGate } from '../../bot/access/turn-gate.ts';
import { turnsOf } from '../../bot/channels/teams/teams-channel.ts';
import type { Knowledge } from '../../bot/commands/turn.ts';
import { assistant } from '../../bot/conversation/assistant.ts';
import type { Services } from '../../bot/conversation/services.ts';
import { NOW } from '../bot/reader-shelf.ts';
import { servicesUnderTest, type UnderTest } from './services-under-test.ts';
import { shown } from './shown.ts';

/** Where people talk to the bot. A channel message carries its thread in the conversation's id, as Teams does. */
export const SCOPES = {
  personal: { conversationType: 'personal', id: 'a:personal' },
  groupChat: { conversationType: 'groupChat', isGroup: true, id: '19:group@thread.v2' },
  channel: { conversationType: 'channel', isGroup: true, id: '19:team@thread.tacv2;messageid=1' },
} as const;

export const BOT = { id: '28:bot', name: '知依' };
export const ASKER = { id: '29:asker', name: '小王', aadObjectId: 'aad-asker' };

/** Keeps what was changed and taken back; the test adapter itself forgets it. */
class RecordingAdapter extends TestAdapter {
  readonly updated: Partial<Activity>[] = [];
  readonly deleted: string[] = [];

  override async updateActivity(_context: TurnContext, activity: Partial<Activity>): Promise<undefined> {
    this.updated.push(activity);
  }

  override async deleteActivity(
    _context: TurnContext,
    reference: Partial<ConversationReference>,
  ): Promise<void> {
    this.deleted.push(reference.activityId ?? '');
  }
}

export interface Dialogue extends Omit<UnderTest, 'services'> {
  /** Says something; returns what the bot sent because of it. In groups with a mention, unless told not to. */
  say(text: string, extra?: Partial<Activity>): Promise<Partial<Activity>[]>;
  /** What the last reply to a message shows. */
  hear(text: string, extra?: Partial<Activity>): Promise<string>;
  receive(activity: Partial<Activity>): Promise<Partial<Activity>[]>;
  readonly adapter: RecordingAdapter;
}

interface Setting {
  readonly scope?: keyof typeof SCOPES;
  /** Where it is not `msteams`, replies have text and card. */
  readonly channelId?: string;
  readonly teamsCards?: boolean;
  /** Turns at once. */
  readonly slots?: number;
  readonly services?: Partial<Services>;
  readonly storage?: Services['storage'];
  readonly knowledge?: Knowledge;
}

/** A bot over the invented shelf, spoken to through botbuilder's test adapter. */
export async function dialogue(setting: Setting = {}): Promise<Dialogue> {
  const { scope = 'personal', channelId = 'emulator' } = setting;
  const { knowledge, storage } = setting;
  const { services, ...seen } = await servicesUnderTest({
    ...(knowledge ? { knowledge: async () => knowledge } : {}),
    ...(storage ? { storage } : {}),
    ...setting.services,
  });
  const often = rateLimit(1_000_000, NOW);
  const turns = turnsOf({
    services,
    assistant: assistant(services),
    gate: turnGate({ limit: often, remarks: often, most: setting.slots ?? 100, refused: () => undefined }),
    admit: () => 'in',
    appId: '',
    teamsCards: setting.teamsCards ?? true,
  });
  const adapter = new RecordingAdapter(turns);
  const conversation = { ...SCOPES[scope], tenantId: 'tenant', name: '' };
  const receive: Dialogue['receive'] = async (activity) => {
    adapter.activeQueue.length = 0;
    await adapter.receiveActivity({
      channelId,
      from: ASKER,
      recipient: BOT,
      conversation,
      serviceUrl: 'https://smba.example',
      ...activity,
    } as Partial<Activity>);
    return [...adapter.activeQueue];
  };
  const say: Dialogue['say'] = (text, extra = {}) => {
    const mention = { type: 'mention', text: '<at>知依</at>', mentioned: BOT };
    const mentioned =
      scope === 'personal' ? { text } : { text: `<at>知依</at> ${text}`, entities: [mention] };
    return receive({ type: 'message', ...mentioned, ...extra });
  };
  return {
    say,
    hear: async (text, extra) => shown((await say(text, extra)).at(-1)),
    receive,
    adapter,
    ...seen,
  };
}
