import {
  type Activity,
  type ConversationReference,
  MemoryStorage,
  TestAdapter,
  type TurnContext,
} from 'botbuilder';
import type { Knowledge } from '../../bot/commands/turn.ts';
import type { FeedbackRecord } from '../../bot/records/feedback.ts';
import type { QuestionRecord } from '../../bot/records/question-log.ts';
import { PolicyBot } from '../../bot/turns/policy-bot.ts';
import type { Services } from '../../bot/turns/services.ts';
import { NOW, openShelf } from '../bot/reader-shelf.ts';

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
  /** Plain text of the last reply to a message. */
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
  readonly channelId?: string;
  readonly services?: Partial<Services>;
  readonly storage?: Services['storage'];
  readonly knowledge?: Knowledge;
}

/** A bot over the invented shelf, spoken to through botbuilder's test adapter. */
export async function dialogue(setting: Setting = {}): Promise<Dialogue> {
  const { scope = 'personal', channelId = 'msteams' } = setting;
  shelf ??= openShelf();
  const knowledge = setting.knowledge ?? { library: await shelf, ...WORDS };
  const questions: QuestionRecord[] = [];
  const votes: FeedbackRecord[] = [];
  const warnings: string[] = [];
  const spoken: { to: string; text: string }[] = [];
  let serial = 0;
  const services: Services = {
    knowledge: async () => knowledge,
    storage: setting.storage ?? new MemoryStorage(),
    questions: { record: async (entry) => void questions.push(entry), close: async () => {} },
    feedback: { record: async (entry) => void votes.push(entry), close: async () => {} },
    now: NOW,
    newId: () => `${(++serial).toString(16).padStart(8, 'a')}`,
    publicUrl: 'https://zhiyi.example',
    memoryHours: 12,
    speak: async (to, message) => void spoken.push({ to: to.conversation.id, text: message.text ?? '' }),
    appId: '',
    warn: (message) => void warnings.push(message),
    ...setting.services,
  };
  const bot = new PolicyBot(services);
  const adapter = new RecordingAdapter((context) => bot.run(context));
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
    hear: async (text, extra) => (await say(text, extra)).at(-1)?.text ?? '',
    receive,
    adapter,
    questions,
    votes,
    warnings,
    spoken,
  };
}

/** The Adaptive Card of a reply. */
export function cardOf(activity: Partial<Activity> | undefined): Record<string, unknown> {
  const card = activity?.attachments?.find(
    (a) => a.contentType === 'application/vnd.microsoft.card.adaptive',
  );
  if (!card) throw new Error('the reply has no card');
  return card.content as Record<string, unknown>;
}

/** All words of a card, in order. */
export function wordsOf(element: unknown): string {
  if (Array.isArray(element)) return element.map(wordsOf).join('\n');
  if (element === null || typeof element !== 'object') return '';
  const { text, title, ...rest } = element as Record<string, unknown>;
  const own = [text, title].filter((v) => typeof v === 'string').join('\n');
  return [own, ...['body', 'items', 'inlines', 'actions', 'columns'].map((k) => wordsOf(rest[k]))].join('\n');
}
