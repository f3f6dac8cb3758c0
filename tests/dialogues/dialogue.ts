import { type Activity, type ConversationReference, TestAdapter, type TurnContext } from 'botbuilder';
import { rateLimit } from '../../bot/access/rate-limit.ts';
import { turnGate } from '../../bot/access/turn-gate.ts';
import { turnsOf } from '../../bot/channels/teams/teams-channel.ts';
import type { Knowledge } from '../../bot/commands/turn.ts';
import { assistant } from '../../bot/conversation/assistant.ts';
import { memoryStorage } from '../../bot/conversation/memory-storage.ts';
import type { Services } from '../../bot/conversation/services.ts';
import type { FeedbackRecord } from '../../bot/records/feedback.ts';
import type { QuestionRecord } from '../../bot/records/question-log.ts';
import { NOW, openShelf } from '../bot/reader-shelf.ts';
import { shown } from './shown.ts';

/** Where people talk to the bot. A channel message carries its thread in the conversation's id, as Teams does. */
export const SCOPES = {
  personal: { conversationType: 'personal', id: 'a:personal' },
  groupChat: { conversationType: 'groupChat', isGroup: true, id: '19:group@thread.v2' },
  channel: { conversationType: 'channel', isGroup: true, id: '19:team@thread.tacv2;messageid=1' },
} as const;

export const BOT = { id: '28:bot', name: '知依' };
export const ASKER = { id: '29:asker', name: '小王', aadObjectId: 'aad-asker' };

const PLACE = { document: 'example-report', at: '一(一)2' };

/** Invented word lists for the invented shelf. */
export const WORDS: Pick<Knowledge, 'glossary' | 'paths'> = {
  glossary: [
    { term: '演练', aliases: ['练兵'], note: '报告说开展了演练。', where: [{ ...PLACE, kind: 'mentions' }] },
    { term: '险情', aliases: [], where: [{ document: 'example-flood', at: '第二条', kind: 'explains' }] },
  ],
  paths: [
    {
      id: 'first-day',
      title: '第一天',
      audience: '新同事',
      steps: Array.from({ length: 6 }, (_, i) => ({ ...PLACE, why: `理由${i + 1}` })),
      check: Array.from({ length: 5 }, (_, i) => ({
        question: `自测${i + 1}`,
        ...PLACE,
        answer: '开展演练',
      })),
    },
  ],
};

/** Opened once: a library is immutable. */
let shelf: ReturnType<typeof openShelf> | undefined;

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

export interface Dialogue {
  /** Says something; returns what the bot sent because of it. In groups with a mention, unless told not to. */
  say(text: string, extra?: Partial<Activity>): Promise<Partial<Activity>[]>;
  /** What the last reply to a message shows. */
  hear(text: string, extra?: Partial<Activity>): Promise<string>;
  receive(activity: Partial<Activity>): Promise<Partial<Activity>[]>;
  readonly adapter: RecordingAdapter;
  readonly questions: QuestionRecord[];
  readonly votes: FeedbackRecord[];
  readonly warnings: string[];
  readonly spoken: { to: string; text: string }[];
}

interface Setting {
  readonly scope?: keyof typeof SCOPES;
  /** Where it is not `msteams`, replies have text and card. */
  readonly channelId?: string;
  readonly teamsCards?: boolean;
  readonly services?: Partial<Services>;
  readonly storage?: Services['storage'];
  readonly knowledge?: Knowledge;
}

/** A bot over the invented shelf, spoken to through botbuilder's test adapter. */
export async function dialogue(setting: Setting = {}): Promise<Dialogue> {
  const { scope = 'personal', channelId = 'emulator' } = setting;
  shelf ??= openShelf();
  const knowledge = setting.knowledge ?? { library: await shelf, ...WORDS };
  const questions: QuestionRecord[] = [];
  const votes: FeedbackRecord[] = [];
  const warnings: string[] = [];
  const spoken: { to: string; text: string }[] = [];
  let serial = 0;
  const services: Services = {
    knowledge: async () => knowledge,
    storage: setting.storage ?? memoryStorage(),
    questions: { record: async (entry) => void questions.push(entry), close: async () => {} },
    feedback: { record: async (entry) => void votes.push(entry), close: async () => {} },
    now: NOW,
    newId: () => `${(++serial).toString(16).padStart(8, 'a')}`,
    publicUrl: 'https://zhiyi.example',
    memoryHours: 12,
    speak: async (to, text) => void spoken.push({ to: to.conversation, text }),
    warn: (message) => void warnings.push(message),
    ...setting.services,
  };
  const often = rateLimit(1_000_000, NOW);
  const turns = turnsOf({
    services,
    assistant: assistant(services),
    gate: turnGate({ limit: often, remarks: often, most: 100, refused: () => undefined }),
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
    questions,
    votes,
    warnings,
    spoken,
  };
}
