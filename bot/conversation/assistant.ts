import type { Sender } from '../access/sender.ts';
import { answerEdited, forgetDeleted } from './amendments.ts';
import { answerMessage } from './answer-message.ts';
import { bringBack } from './handover.ts';
import { type Incoming, isForUs } from './incoming.ts';
import { recordFeedback, type Vote } from './record-feedback.ts';
import type { Replies } from './reply.ts';
import type { Services } from './services.ts';
import { memoryKey, recall } from './stored-memory.ts';
import { takeTurn } from './take-turn.ts';
import { forgetWelcome, welcome } from './welcome.ts';

/**
 * What can happen in a conversation, as channels tell it. Each ends in an answer, in nothing, or in one apology. A
 * channel drops what other bots say before it comes here.
 */
export interface Assistant {
  message(incoming: Incoming, replies: Replies): Promise<void>;
  /** A message has other words now. */
  edited(incoming: Incoming, replies: Replies): Promise<void>;
  /** @param id of the message */
  deleted(sender: Sender, replies: Replies, id: string): Promise<void>;
  /** The bot, or a person whom it should greet, came into the conversation. */
  joined(sender: Sender, replies: Replies): Promise<void>;
  /** The bot was taken out of the conversation. */
  left(sender: Sender, replies: Replies): Promise<void>;
  /** @throws whatever failed: the channel's wire wants to know */
  voted(sender: Sender, replies: Replies, vote: Vote): Promise<void>;
}

export function assistant(services: Services): Assistant {
  return {
    async message(incoming, replies) {
      if (!isForUs(incoming)) return;
      await takeTurn(services, { sender: incoming, replies, said: incoming.text }, async (exchange) => {
        if (await bringBack(exchange, services, incoming.text)) return;
        await answerMessage(exchange, services, incoming);
      });
    },
    async edited(incoming, replies) {
      if (!isForUs(incoming)) return;
      await takeTurn(services, { sender: incoming, replies }, (e) => answerEdited(e, services, incoming));
    },
    async deleted(sender, replies, id) {
      await takeTurn(services, { sender, replies }, (e) => forgetDeleted(e, services, id));
    },
    async joined(sender, replies) {
      await takeTurn(services, { sender, replies }, (e) => welcome(e, services));
    },
    async left(sender, replies) {
      await takeTurn(services, { sender, replies }, (e) => forgetWelcome(e, services));
    },
    async voted(sender, replies, vote) {
      await takeTurn(services, { sender, replies, rethrow: true }, async () => {
        const memory = await recall(services, memoryKey(sender));
        await recordFeedback(sender, services, memory, vote);
      });
    },
  };
}
