import type { TurnContext } from 'botbuilder';
import type { Memory } from '../conversation/memory.ts';
import { converse, memoryKey, recall, remember } from './conversation-turn.ts';
import { messageText } from './incoming.ts';
import type { Services } from './services.ts';

/** An edited question: the reply to it changes with it. Edits of older messages change nothing. */
export async function answerEdited(context: TurnContext, services: Services): Promise<void> {
  const memory = await recall(services, memoryKey(context));
  if (!memory.last || memory.last.asked !== context.activity.id) return;
  const { reply } = memory.last;
  await converse(context, services, {
    text: messageText(context.activity),
    memory: withoutLast(memory),
    ...(reply ? { replaces: reply } : {}),
  });
}

/** A deleted question: the reply goes too, and nothing of it is remembered. */
export async function forgetDeleted(context: TurnContext, services: Services): Promise<void> {
  const key = memoryKey(context);
  const memory = await recall(services, key);
  if (!memory.last || memory.last.asked !== context.activity.id) return;
  if (memory.last.reply) await context.deleteActivity(memory.last.reply);
  await remember(services.storage, key, withoutLast(memory));
}

/** The memory as it would be had the last question not been asked. */
function withoutLast(memory: Memory): Memory {
  const { question, last, answers = [], ...kept } = memory;
  const rest = { ...kept, answers: answers.filter((a) => a.turn !== last?.turn) };
  if (!question) return rest;
  return { ...rest, turns: [...question.turns], choices: [], entries: [] };
}
