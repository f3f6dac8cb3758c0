import type { Effect, Reply as Response } from '../commands/turn.ts';
import type { Memory } from '../memory/memory.ts';
import type { Exchange } from './exchange.ts';
import { performFollow } from './follow.ts';
import { handOver } from './handover.ts';
import { recordFeedback } from './record-feedback.ts';
import type { Services } from './services.ts';

/** Does what a command asked for besides answering. The answer changes when it could not be done. */
export async function performEffects(
  exchange: Exchange,
  services: Services,
  response: Response,
  memory: Memory,
): Promise<Response> {
  let done = response;
  for (const effect of response.effects) done = await perform(exchange, services, done, memory, effect);
  return done;
}

async function perform(
  exchange: Exchange,
  services: Services,
  response: Response,
  memory: Memory,
  effect: Effect,
): Promise<Response> {
  switch (effect.kind) {
    case 'feedback':
      await recordFeedback(exchange.sender, services, memory, effect);
      return response;
    case 'handover':
      return { ...response, answer: await handOver(exchange, services, memory, effect.remark) };
    case 'private':
      return response;
    default:
      return performFollow(exchange, services, response, effect);
  }
}
