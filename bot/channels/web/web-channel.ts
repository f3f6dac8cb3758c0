import { Refusal } from '../../access/refusal.ts';
import type { Destination, Sender } from '../../access/sender.ts';
import type { GatedTurn, TurnGate } from '../../access/turn-gate.ts';
import type { Element } from '../../cards/element.ts';
import { withQuoteAction } from '../../cards/quote-action.ts';
import type { SentFile } from '../../commands/turn.ts';
import type { Assistant } from '../../conversation/assistant.ts';
import type { Incoming } from '../../conversation/incoming.ts';
import { type Replies, type Reply, remark } from '../../conversation/reply.ts';
import type { Activity } from '../activities/activity.ts';
import { incomingOf, senderOf } from '../activities/read-activity.ts';
import { replyActivity } from '../activities/reply-activity.ts';
import { readVote } from '../activities/votes.ts';
import type { PageActivity, PageConversation } from './page-conversation.ts';
import type { PageConversations } from './page-conversations.ts';

/** Tells conversations of the own page from those of other channels; no address of anything. */
export const PAGE_SERVICE_URL = 'urn:zhiyi:page';
/** Said when not even the turn could begin. */
const FAILED = '抱歉,服务出了问题,这次没能回答。请稍后再试。';
const BOT = { id: 'zhiyi', name: '知依', role: 'bot' } as const;

/** What the page sends: a message, a vote, or the coming of its user. All else about an activity is decided here. */
export interface PageEvent {
  readonly type: string;
  readonly id?: string;
  readonly text?: string | undefined;
  readonly name?: string | undefined;
  readonly value?: unknown;
  readonly entities?: readonly object[] | undefined;
  /** `quoted`: the turn of the answer that a message goes on from. */
  readonly channelData?: { readonly quoted?: unknown } | undefined;
  /** Drafts that came with a message; in memory for its turn, kept nowhere. */
  readonly files?: readonly SentFile[];
}

/**
 * The own chat page, within this process: no token to forge, no address to be lured to, and nothing of the Bot
 * Framework between the page and the conversation.
 */
export interface WebChannel {
  /** Runs the turn of what the page sent. @throws Refusal */
  receive(conversation: PageConversation, event: PageEvent): Promise<void>;
}

interface Parts {
  readonly conversations: PageConversations;
  readonly assistant: Assistant;
  readonly gate: TurnGate;
}

export function webChannel({ conversations, assistant, gate }: Parts): WebChannel {
  /** The turn that each conversation is at: the next waits for it, so that answers stand in the order of questions. */
  const last = new WeakMap<PageConversation, Promise<unknown>>();
  return {
    receive(c, event) {
      const before = last.get(c) ?? Promise.resolve();
      const turn = before.catch(() => undefined).then(() => take(c, event));
      last.set(c, turn);
      return turn;
    },
  };

  async function take(c: PageConversation, { files = [], ...event }: PageEvent): Promise<void> {
    const activity: Activity = {
      ...event,
      channelId: 'webchat',
      serviceUrl: PAGE_SERVICE_URL,
      from: { id: c.user, name: '', role: 'user' },
      conversation: { id: c.id },
      recipient: BOT,
    };
    const replies = pageReplies(conversations, c.id);
    const sender = pageSender(activity, c);
    const turn: GatedTurn = {
      sender,
      spoken: event.type === 'message',
      // Who is at the page was looked at when the conversation began.
      admit: () => 'in',
      say: (text) => replies.send(remark(text)),
      run: () => happened(assistant, activity, sender, files, replies),
    };
    await gate.pass(turn).catch(async (error: unknown) => {
      // The request that brought it is answered already: the person would wait for nothing. So would who has just come
      // in and is not greeted.
      if (event.type !== 'event')
        await replies.send(remark(error instanceof Refusal ? error.message : FAILED));
      throw error;
    });
  }
}

/** Of a page's activity nothing that tells who speaks is the page's to say, least of all a team that has rights. */
function pageSender(activity: Activity, { ids = [], keeper }: PageConversation): Sender {
  const sender = senderOf(activity);
  const person = { ...sender.person, ids, ...(keeper ? { keeper } : {}) };
  return { ...sender, person, tenants: [], teams: [] };
}

async function happened(
  assistant: Assistant,
  activity: Activity,
  sender: Sender,
  files: readonly SentFile[],
  replies: Replies,
): Promise<void> {
  const sent = files.length > 0 ? { files: files.map(({ name }) => name), drafts: files } : {};
  if (activity.type === 'message')
    return assistant.message({ ...incomingOf(activity), ...sender, ...sent, ...quotedOf(activity) }, replies);
  if (activity.type === 'conversationUpdate') return assistant.joined(sender, replies);
  const vote = activity.type === 'event' ? readVote(activity) : undefined;
  if (vote) await assistant.voted(sender, replies, vote);
}

function quotedOf({ channelData }: Activity): Pick<Incoming, 'quoted'> {
  const { quoted } = (channelData ?? {}) as { quoted?: unknown };
  return typeof quoted === 'string' && quoted !== '' ? { quoted: { reply: quoted.slice(0, 100) } } : {};
}

/** Puts what the bot says into a conversation of the page. */
function pageReplies(conversations: PageConversations, id: string): Replies {
  const add = async (activity: PageActivity): Promise<string> => {
    const c = await conversations.byId(id);
    if (!c) throw new Error('the page’s conversation is gone');
    return conversations.add(c, { ...activity, from: BOT });
  };
  return {
    send: async (reply) => add(written(reply)),
    // Web Chat replaces an activity by one of the same id.
    async update(replaced, reply) {
      await add({ ...written(reply), id: replaced });
    },
    async remove(removed) {
      await add({ ...written(remark('(这条回复已撤回)')), id: removed });
    },
  };
}

function written(reply: Reply): PageActivity {
  const activity = replyActivity(reply, 'webchat', 'both');
  const { answer, rated, turn, summary } = reply;
  // Nothing was found that one could go on from.
  const quotable = rated && answer?.kind !== 'none';
  if (!quotable || !activity.attachments) return { ...activity };
  const attachments = activity.attachments.map((one) => ({
    ...one,
    content: withQuoteAction(one.content as object as Element, turn, summary),
  }));
  return { ...activity, attachments };
}

/** Says plain words in a conversation of the page. @throws when it is gone */
export async function speakOnPage(
  conversations: PageConversations,
  { conversation }: Destination,
  text: string,
): Promise<void> {
  await pageReplies(conversations, conversation).send(remark(text));
}
