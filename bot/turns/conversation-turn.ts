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
  /** What a card submitted, unread: it goes before the text. */
  readonly action?: unknown;
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
  const plain = await respond({
    text: question,
    action: asked.action,
    memory,
    knowledge,
    now: services.now(),
  });
  const reply = await performEffects(context, services, plain, memory);
  const message = answerActivity(reply.answer, activity.channelId, services.publicUrl, id);
  const passages = passagesOf(reply.answer).map((p) => p.key);
  const [{ sent, aside }] = await Promise.all([
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
          reason: reply.reason,
          passages,
          index: knowledge.library.header.corpusHash,
          ms: Math.round((performance.now() - began) * 10) / 10,
        },
        activity,
      )
      .catch((error) => services.warn('提问记录写不进去', error, id)),
  ]);
  const said = { turn: id, reply: sent?.id || undefined };
  const remembered = isRated(reply.answer)
    ? answered(reply.memory, { ...said, question, passages })
    : reply.memory;
  if (aside) {
    // What was said privately is gone on with there, and leaves no trace in the group.
    if (aside.key) {
      const { reading } = await recall(services, aside.key);
      await remember(services.storage, aside.key, { ...remembered, reading });
    }
    return reply;
  }
  await remember(services.storage, key, { ...remembered, last: { ...said, asked: activity.id ?? '' } });
  return reply;
}

/** What became of an answer: what was sent in the conversation, or the memory of the private one that it went to instead. */
interface Delivered {
  readonly sent?: ResourceResponse;
  readonly aside?: { readonly key?: string };
}

async function deliver(
  context: TurnContext,
  services: Services,
  reply: Reply,
  message: Partial<Activity>,
  replaces?: string,
): Promise<Delivered> {
  if (reply.effects.some((e) => e.kind === 'private')) {
    const done = await sendPrivately(context, services, message);
    if ('sent' in done) return { sent: done.sent };
    await context.sendActivity(done.remark);
    const { conversation } = done;
    return { aside: conversation ? { key: keyOf(context, conversation) } : {} };
  }
  if (replaces === undefined) return { sent: await context.sendActivity(message) };
  await context.updateActivity({ ...message, id: replaces });
  return { sent: { id: replaces } };
}

/** One person in one conversation: what one asks is never shown to another. A thread is a conversation of its own. */
export function memoryKey(context: TurnContext): string {
  return keyOf(context, context.activity.conversation.id);
}

function keyOf({ activity }: TurnContext, conversation: string): string {
  return `memory/${activity.channelId}/${conversation}/${activity.from?.id ?? ''}`;
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
