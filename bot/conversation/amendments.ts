import type { Memory } from '../memory/memory.ts';
import { answerMessage } from './answer-message.ts';
import type { Exchange } from './exchange.ts';
import type { Incoming } from './incoming.ts';
import type { Services } from './services.ts';
import { memoryKey, recall, remember } from './stored-memory.ts';

/** An edited question: the reply to it changes with it. Edits of older messages change nothing. */
export async function answerEdited(
  exchange: Exchange,
  services: Services,
  incoming: Incoming,
): Promise<void> {
  const memory = await recall(services, memoryKey(exchange.sender));
  if (!memory.last || memory.last.asked !== incoming.id) return;
  const { reply } = memory.last;
  await answerMessage(exchange, services, incoming, {
    memory: withoutLast(memory),
    ...(reply ? { replaces: reply } : {}),
  });
}

/** A deleted question: the reply goes too, and nothing of it is remembered. @param id of the question */
export async function forgetDeleted(exchange: Exchange, services: Services, id: string): Promise<void> {
  const key = memoryKey(exchange.sender);
  const memory = await recall(services, key);
  if (!memory.last || memory.last.asked !== id) return;
  if (memory.last.reply) await exchange.replies.remove(memory.last.reply);
  await remember(services.storage, key, withoutLast(memory));
}

/** The memory as it would be had the last question not been asked. */
function withoutLast(memory: Memory): Memory {
  const { question, last, answers = [], said = [], ...kept } = memory;
  const others = <T extends { readonly turn: string }>(list: readonly T[]): T[] =>
    list.filter((one) => one.turn !== last?.turn);
  const rest = { ...kept, answers: others(answers), said: others(said) };
  if (!question) return rest;
  return { ...rest, turns: [...question.turns], choices: [], entries: [] };
}
