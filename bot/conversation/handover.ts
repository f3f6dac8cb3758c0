import { z } from 'zod';
import { destinationOf, isAt } from '../access/sender.ts';
import type { NoteAnswer } from '../answers/answer.ts';
import { commandChoice } from '../answers/choices.ts';
import { note } from '../commands/reply.ts';
import type { Memory } from '../memory/memory.ts';
import type { Exchange } from './exchange.ts';
import { remark } from './reply.ts';
import type { Services } from './services.ts';

/** Keys of questions that wait begin with this. */
export const HANDOVERS = 'handover/';

/** A question that waits for the legal officers' answer. */
export const handed = z.object({
  question: z.string(),
  asker: z.object({
    channel: z.string(),
    conversation: z.string(),
    person: z.string().optional(),
    address: z.object({ serviceUrl: z.string(), bot: z.string(), tenant: z.string().optional() }),
  }),
});

/** Hands the last question to the legal officers' conversation; their answer comes back to the asker. */
export async function handOver(
  { sender, turn, stored }: Exchange,
  services: Services,
  memory: Memory,
  words: string,
): Promise<NoteAnswer> {
  const question = memory.question?.text ?? memory.turns.at(-1) ?? '';
  if (!services.legal)
    return note('没有设置接收的会话', ['请直接联系法规处,或用“反馈”留言。'], [commandChoice('反馈', '留言')]);
  const code = services.newId().slice(0, 6);
  const asker = { ...destinationOf(sender), person: sender.person.id };
  await services.storage.write({ [key(code)]: { question, asker, eTag: '*' } });
  stored.push(key(code));
  const lines = [
    `转来的问题(编号 ${code}):${question}`,
    ...(words ? [`说明:${words}`] : []),
    `请回复(在群里先 @我):答复 ${code} 答案`,
  ];
  try {
    await services.speak(services.legal, lines.join('\n'));
  } catch (error) {
    services.warn(`问题没有转出去 ${code}`, error, turn);
    return note('没有转出去', ['现在联系不上法规处的会话,请稍后再试。']);
  }
  return note('已转给法规处', [`编号 ${code}。有了答复会发到这里。`]);
}

/** 答复 <编号> <答案> in the legal officers' conversation: brings the answer to who asked. True when it was one. */
export async function bringBack(exchange: Exchange, services: Services, text: string): Promise<boolean> {
  const m = /^答复\s*([0-9a-f]{4,8})\s*([\s\S]+)$/u.exec(text);
  const { sender, replies, turn } = exchange;
  const { legal, storage } = services;
  if (!m || !legal || !isAt(sender, legal)) return false;
  const [, code = '', answer = ''] = m;
  const stored = handed.safeParse((await storage.read([key(code)]))[key(code)]);
  if (!stored.success) {
    await replies.send(remark(`没有编号为 ${code} 的问题,或已经答复过。`));
    return true;
  }
  const { question, asker } = stored.data;
  const { tenant, ...address } = asker.address;
  const { channel, conversation } = asker;
  try {
    await services.speak(
      { channel, conversation, address: { ...address, ...(tenant ? { tenant } : {}) } },
      `您转给法规处的问题:${question}\n法规处答复(人工,非自动检索):${answer.trim()}`,
    );
  } catch (error) {
    services.warn(`答复没有送到 ${code}`, error, turn);
    await replies.send(remark('提问者的会话联系不上,答复没有送到;可以稍后再发一次。'));
    return true;
  }
  await storage.delete([key(code)]);
  await replies.send(remark('已送达提问者。'));
  return true;
}

function key(code: string): string {
  return `${HANDOVERS}${code}`;
}
