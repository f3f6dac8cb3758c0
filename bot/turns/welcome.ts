import type { TurnContext } from 'botbuilder';
import { greeting } from '../commands/help.ts';
import { emptyMemory } from '../conversation/memory.ts';
import { memoryKey, remember } from './conversation-turn.ts';
import { isGroup } from './incoming.ts';
import { answerActivity } from './outgoing.ts';
import type { Services } from './services.ts';

/** Greets once a conversation, with questions that work; in a team it names who installed it. */
export async function welcome(context: TurnContext, services: Services): Promise<void> {
  const { activity } = context;
  const added = activity.membersAdded ?? [];
  // Web Chat and the like announce the bot itself and the user: the user's coming is greeted.
  if (activity.type === 'conversationUpdate' && !added.some((m) => m.id !== activity.recipient?.id)) return;
  const key = keyOf(context);
  if ((await services.storage.read([key]))[key]) return;
  await services.storage.write({ [key]: { at: services.now().toISOString(), eTag: '*' } });
  const knowledge = await services.knowledge();
  const reply = await greeting(
    { text: '', memory: emptyMemory(services.now()), knowledge, now: services.now() },
    '',
  );
  const installer = isGroup(activity) ? activity.from?.name : undefined;
  const answer =
    reply.answer.kind === 'note' && installer
      ? { ...reply.answer, lines: [`${installer}把我加到了这里。`, ...reply.answer.lines] }
      : reply.answer;
  await context.sendActivity(answerActivity(answer, activity.channelId, services.publicUrl, ''));
  if (!isGroup(activity)) await remember(services.storage, memoryKey(context), reply.memory);
}

/** After the app was taken away: who adds it again is greeted again. */
export async function forgetWelcome(context: TurnContext, services: Services): Promise<void> {
  await services.storage.delete([keyOf(context)]);
}

function keyOf({ activity }: TurnContext): string {
  return `welcomed/${activity.channelId}/${activity.conversation.id}`;
}
