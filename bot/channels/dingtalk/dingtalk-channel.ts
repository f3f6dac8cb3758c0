import { Refusal } from '../../access/refusal.ts';
import type { Sender } from '../../access/sender.ts';
import type { GatedTurn, TurnGate } from '../../access/turn-gate.ts';
import type { Assistant } from '../../conversation/assistant.ts';
import type { Incoming } from '../../conversation/incoming.ts';
import { type Replies, remark } from '../../conversation/reply.ts';
import { readPress } from './card.ts';
import type { Departments } from './departments.ts';
import { fromSelf, incomingOf, isGroup, senderOf } from './read-message.ts';
import { type Addressed, dingtalkReplies, type ReplyParts } from './replies.ts';
import { type RobotMessage, readRobotMessage } from './robot-message.ts';
import type { SeenMessages } from './seen-messages.ts';
import { sentFiles } from './sent-files.ts';

/** DingTalk, whichever way its messages come. */
export interface DingTalkChannel {
  /** What the robot was told of. Resolves when it is answered; never throws. */
  receive(data: unknown): Promise<void>;
  /** A button of a card was pressed. */
  pressed(data: unknown): Promise<void>;
}

export interface ChannelParts extends ReplyParts {
  readonly assistant: Assistant;
  readonly gate: TurnGate;
  readonly admit: GatedTurn['admit'];
  readonly seen: SeenMessages;
  readonly departments: Departments;
  readonly fetch: typeof globalThis.fetch;
  /** Address of the API: where a conversation is spoken to again. */
  readonly address: string;
  /** Told of who was turned away without a word. */
  readonly refused: (reason: string) => void;
}

/** Messages of one conversation that may wait to be sent: whoever asks on is told so already. */
const MOST_WAITING = 10;

export function dingtalkChannel(parts: ChannelParts): DingTalkChannel {
  const { assistant, gate, admit, seen, address, buttons, people, queue, cards, refused, warn } = parts;
  /** The turn that each person of a conversation is at: the next waits for it, so that answers come in order. */
  const last = new Map<string, Promise<void>>();

  const inOrder = (sender: Sender, turn: () => Promise<void>): Promise<void> => {
    const key = `${sender.conversation.id}\n${sender.person.id}`;
    const mine = (last.get(key) ?? Promise.resolve()).then(turn);
    last.set(key, mine);
    return mine.finally(() => {
      if (last.get(key) === mine) last.delete(key);
    });
  };
  const take = async (sender: Sender, replies: Replies, run: () => Promise<void>): Promise<void> => {
    const say = (text: string) => replies.send(remark(text));
    try {
      await gate.pass({ sender, spoken: true, admit, say, run });
    } catch (error) {
      if (!(error instanceof Refusal)) return warn('钉钉的一次答复失败', error);
      refused(error.reason);
      // The service waits for no answer: the person would wait for nothing.
      if (error.reason === 'busy') await say(error.message).catch((e) => warn('钉钉的答复没有送到', e));
    }
  };
  const heard = async (incoming: Incoming, replies: Replies): Promise<void> => {
    const pressed = buttons.of(incoming.conversation.id, incoming.text);
    if (pressed && 'vote' in pressed) {
      await assistant.voted(incoming, replies, pressed.vote);
      await replies.send(remark('记下了,谢谢。'));
      return;
    }
    await assistant.message(pressed ? { ...incoming, action: pressed.action } : incoming, replies);
  };

  return {
    async receive(data) {
      const message = readRobotMessage(data);
      if (!message) return refused('dingtalk-message');
      if (fromSelf(message) || !seen.isNew(message.msgId)) return;
      if (queue.waiting(message.conversationId) >= MOST_WAITING) return refused('dingtalk-rate');
      const staff = message.senderStaffId ?? undefined;
      const teams = staff ? await parts.departments(staff) : [];
      const sender = senderOf(message, address, teams);
      if (staff && !isGroup(message)) await people.met(message.conversationId, staff).catch(() => undefined);
      const replies = dingtalkReplies(addressed(message), parts);
      const incoming = incomingOf(message, sender, (name) => sentFiles(message, name, parts));
      await inOrder(sender, () => take(sender, replies, () => heard(incoming, replies)));
    },
    async pressed(data) {
      const press = readPress(data);
      const place = press && (await cards?.of(press.card));
      if (!press || !place) return refused('dingtalk-card');
      const { staff, did, corp } = press;
      const { conversation, group, tenant } = place;
      const tenants = [corp ?? tenant].filter((id) => id !== undefined);
      const teams = await parts.departments(staff);
      const sender: Sender = {
        channel: 'dingtalk',
        person: { id: staff },
        conversation: { id: conversation, group },
        tenants,
        teams,
        address: { serviceUrl: address, bot: '', ...(tenant ? { tenant } : {}) },
      };
      const replies = dingtalkReplies({ ...place, staff }, parts);
      await inOrder(sender, () =>
        take(sender, replies, () =>
          'reaction' in did
            ? assistant.voted(sender, replies, did)
            : assistant.message(
                // A button stands under a reply: who presses it speaks to the bot.
                { ...sender, id: press.card, text: did.say, action: did.action, mentioned: true },
                replies,
              ),
        ),
      );
    },
  };
}

function addressed(message: RobotMessage): Addressed {
  const { conversationId, senderStaffId, chatbotCorpId, sessionWebhook, sessionWebhookExpiredTime } = message;
  return {
    conversation: conversationId,
    group: isGroup(message),
    ...(senderStaffId ? { staff: senderStaffId } : {}),
    ...(chatbotCorpId ? { tenant: chatbotCorpId } : {}),
    ...(sessionWebhook ? { webhook: { url: sessionWebhook, until: sessionWebhookExpiredTime ?? 0 } } : {}),
  };
}
