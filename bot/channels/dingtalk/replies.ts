import { randomUUID } from 'node:crypto';
import { printed } from '../../answers/punctuation.ts';
import { answerMarkdown } from '../../cards/markdown.ts';
import type { Replies, Reply } from '../../conversation/reply.ts';
import { type Buttons, openingLink } from './buttons.ts';
import { cardParams } from './card.ts';
import type { Cards } from './cards.ts';
import { messagesOf, titleOf } from './messages.ts';
import type { People } from './people.ts';
import { pieces } from './pieces.ts';
import type { Markdown, RobotApi, RobotTarget } from './robot-api.ts';
import type { SendQueue } from './send-queue.ts';

/** A conversation that is answered. */
export interface Addressed {
  readonly conversation: string;
  readonly group: boolean;
  /** staffId of who is answered; absent for people of other organisations. */
  readonly staff?: string;
  /** The robot's organisation, where the message told it. */
  readonly tenant?: string;
  /** The address that came with the message, and until when it counts, milliseconds since 1970. */
  readonly webhook?: { readonly url: string; readonly until: number };
}

export interface ReplyParts {
  readonly api: RobotApi;
  readonly queue: SendQueue;
  readonly buttons: Buttons;
  readonly people: People;
  /** Absent where no template is set. */
  readonly cards?: Cards | undefined;
  readonly now: () => Date;
  readonly warn: (message: string, error: unknown) => void;
}

/** Before its end a webhook is no longer used: the message has to travel. */
const MARGIN_MS = 5000;

/** Replies to one message of DingTalk. */
export function dingtalkReplies(to: Addressed, parts: ReplyParts): Replies {
  const { api, queue, buttons, people, cards, now, warn } = parts;
  const place: RobotTarget | undefined = to.group ? { group: to.conversation } : staffPlace(to);

  /** By the webhook as long as it counts, else by the API: it needs no message before it. */
  const deliver = async (message: Markdown): Promise<string | undefined> => {
    const { webhook } = to;
    if (webhook && now().getTime() < webhook.until - MARGIN_MS) {
      try {
        await api.answer(webhook.url, message);
        return undefined;
      } catch (error) {
        if (!place) throw error;
        warn('钉钉会话地址不收答复,改用接口', error);
      }
    }
    if (!place)
      throw new Error('no way to answer: the session is over and its person is not of the organisation');
    return api.send(place, message);
  };
  const waits = async (seconds: number): Promise<void> => {
    const text = `钉钉限制了发消息的频率,您的答复排在后面,大约 ${seconds} 秒后发出,请稍候。`;
    await deliver({ title: text, text });
  };
  const sendAll = async (reply: Reply): Promise<string | undefined> => {
    const { conversation } = to;
    const messages = messagesOf(reply, (words, pressed) => buttons.put(conversation, words, pressed));
    if (cards && place && reply.answer && messages.length === 1) {
      const shown = await queue
        .pass(conversation, () => sendCard(reply, cards, place), waits)
        .catch((error: unknown) => void warn('钉钉卡片没有送到,改用 Markdown', error));
      if (shown) return shown;
    }
    let id: string | undefined;
    for (const message of messages) id = await queue.pass(conversation, () => deliver(message), waits);
    return id;
  };
  const sendCard = async (reply: Reply, made: Cards, where: RobotTarget): Promise<string> => {
    const root = reply.base.replace(/\/+$/, '');
    const numbers = reply.actions.map(({ label }, i) => `回复 ${i + 1} ${printed(label)}`);
    const body = reply.answer ? answerMarkdown(reply.answer, (path) => openingLink(`${root}${path}`)) : [];
    const [content = ''] = pieces(body, numbers);
    const card = randomUUID();
    const { conversation, group, tenant } = to;
    await made.put(card, { conversation, group, ...(tenant ? { tenant } : {}) });
    const params = cardParams(reply, { title: titleOf(reply), content });
    return (await api.card(where, card, params)) ?? card;
  };
  return {
    send: sendAll,
    // The service tells of no edits, and changes no Markdown message that was sent.
    async update(_id, reply) {
      await sendAll(reply);
    },
    remove: async () => {},
    ...(to.group && to.staff
      ? {
          async sendPrivately(reply) {
            const { staff = '' } = to;
            const own = (await people.conversationOf(staff)) ?? `staff:${staff}`;
            const tenant = to.tenant ? { tenant: to.tenant } : {};
            const alone = dingtalkReplies({ conversation: own, group: false, staff, ...tenant }, parts);
            await alone.send(reply);
            return own;
          },
        }
      : {}),
  };
}

function staffPlace({ staff }: Addressed): RobotTarget | undefined {
  return staff ? { staff } : undefined;
}
