import type { TurnContext } from 'botbuilder';
import type { Effect, Reply } from '../commands/turn.ts';
import type { Memory } from '../conversation/memory.ts';
import { recordFeedback } from './feedback-turn.ts';
import { handOver } from './handover.ts';
import type { Services } from './services.ts';

/** Does what a command asked for besides answering. The answer changes when it could not be done. */
export async function performEffects(
  context: TurnContext,
  services: Services,
  reply: Reply,
  memory: Memory,
): Promise<Reply> {
  let done = reply;
  for (const effect of reply.effects) done = await perform(context, services, done, memory, effect);
  return done;
}

async function perform(
  context: TurnContext,
  services: Services,
  reply: Reply,
  memory: Memory,
  effect: Effect,
): Promise<Reply> {
  switch (effect.kind) {
    case 'feedback':
      await recordFeedback(context, services, memory, effect);
      return reply;
    case 'handover':
      return { ...reply, answer: await handOver(context, services, memory, effect.remark) };
    case 'private':
      return reply;
  }
}
