import type { Activity, ResourceResponse, Storage, TurnContext } from 'botbuilder';
import { passagesOf } from '../answers/answer.ts';
import { respond } from '../commands/dispatch.ts';
import type { Reply } from '../commands/turn.ts';
import { answered, type Memory, readMemory, written } from '../conversation/memory.ts';
import { performEffects } from './effects.ts';
import { answerActivity, isRated } from './outgoing.ts';
import { sendPrivately } from './private-reply.ts';
import type { Services } from './services.ts';
import { turnId } from './turn-id.ts';

/** Longest question that is looked at. */
const LONGEST = 10_000;

export interface Asked {
  readonly text: string;
  /** The memory to answer from; by default what is stored. */
  readonly memory?: Memory;
  /** Id of an earlier reply that this one takes the place of. */
  readonly replaces?: string;
}

/** Answers one message in its conversation: remembers, replies, records. */
export async function converse(context: TurnContext, services: Services, asked: Asked): Promise<Reply> {
  const began = performance.now();
  const { activity } = context;
  const id = turnId(context);
  const key = memoryKey(context);
  const [memory, knowledge] = await Promise.all([
    asked.memory ?? recall(services, key),
    services.knowledge(),
  ]);
  const question = asked.text.slice(0, LONGEST);
  const plain = await respond({ text: question, memory, knowledge, now: services.now() });
  const reply = await performEffects(context, services, plain, memory);
  const message = answerActivity(reply.answer, activity.channelId, services.publicUrl, id);
  const passages = passagesOf(reply.answer).map((p) => p.key);
  const [sent] = await Promise.all([
    deliver(context, services, reply, message, asked.replaces),
    services.questions
      .record(
        {
          time: services.now().toISOString(),
          turn: id,
          channel: activity.channelId,
          conversation: activity.conversation.id,
          question,
          outcome: reply.outcome,
          ...(reply.reason ? { reason: reply.reason } : {}),
          passages,
          index: knowledge.library.header.corpusHash,
          ms: Math.round((performance.now() - began) * 10) / 10,
        },
        activity,
      )
      .catch((error) => services.warn('提问记录写不进去', error, id)),
  ]);
  const said = { turn: id, ...(sent?.id ? { reply: sent.id } : {}) };
  await remember(services.storage, key, {
    ...(isRated(reply.answer) ? answered(reply.memory, { ...said, question, passages }) : reply.memory),
    last: { ...said, asked: activity.id ?? '' },
  });
  return reply;
}

async function deliver(
  context: TurnContext,
  services: Services,
  reply: Reply,
  message: Partial<Activity>,
  replaces?: string,
): Promise<ResourceResponse | undefined> {
  if (reply.effects.some((e) => e.kind === 'private')) {
    const remark = await sendPrivately(context, services, message);
    return remark ? context.sendActivity(remark) : undefined;
  }
  if (replaces === undefined) return context.sendActivity(message);
  await context.updateActivity({ ...message, id: replaces });
  return { id: replaces };
}

/** One person in one conversation: what one asks is never shown to another. A thread is a conversation of its own. */
export function memoryKey({ activity }: TurnContext): string {
  return `memory/${activity.channelId}/${activity.conversation.id}/${activity.from?.id ?? ''}`;
}

export async function recall({ storage, now, memoryHours, warn }: Services, key: string): Promise<Memory> {
  const stored = await storage.read([key]).catch((error) => {
    warn('读不出对话记忆,按新对话回答', error);
    return {} as Record<string, unknown>;
  });
  return readMemory(stored[key], now(), memoryHours);
}

/** The last message of a conversation decides: no eTag. */
export async function remember(storage: Storage, key: string, memory: Memory): Promise<void> {
  await storage.write({ [key]: { ...written(memory), eTag: '*' } });
}
