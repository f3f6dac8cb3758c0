import type { Sender } from '../access/sender.ts';
import { greeting } from '../commands/help.ts';
import { emptyMemory } from '../memory/memory.ts';
import type { Exchange } from './exchange.ts';
import { replyOf } from './reply.ts';
import type { Services } from './services.ts';
import { memoryKey, remember } from './stored-memory.ts';

/** Greets once a conversation, with questions that work; in a group it names who brought it there. */
export async function welcome({ sender, replies }: Exchange, services: Services): Promise<void> {
  const key = welcomeKey(sender);
  if ((await services.storage.read([key]))[key]) return;
  await services.storage.write({ [key]: { at: services.now().toISOString(), eTag: '*' } });
  const knowledge = await services.knowledge(sender);
  const response = await greeting(
    { text: '', memory: emptyMemory(services.now()), knowledge, now: services.now() },
    '',
  );
  const { group } = sender.conversation;
  const installer = group ? sender.person.name : undefined;
  const around = [
    ...(installer ? [`${installer}把我加到了这里。`] : []),
    ...(group ? ['在这里提问请先 @我。'] : []),
  ];
  const answer =
    response.answer.kind === 'note'
      ? { ...response.answer, lines: [...around, ...response.answer.lines] }
      : response.answer;
  await replies.send(replyOf(answer, services.publicUrl, ''));
  if (!group) await remember(services.storage, memoryKey(sender), response.memory);
}

/** After the app was taken away: who adds it again is greeted again. */
export async function forgetWelcome({ sender }: Exchange, services: Services): Promise<void> {
  await services.storage.delete([welcomeKey(sender)]);
}

/** What is stored of a greeting: that it was given. */
export function welcomeKey({ channel, conversation }: Sender): string {
  return `welcomed/${channel}/${conversation.id}`;
}
