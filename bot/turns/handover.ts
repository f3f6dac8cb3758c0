import { type ConversationReference, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { NoteAnswer } from '../answers/answer.ts';
import { commandChoice } from '../answers/choices.ts';
import { note } from '../commands/reply.ts';
import type { Memory } from '../conversation/memory.ts';
import type { Services } from './services.ts';
import { turnId } from './turn-id.ts';

const handed = z.object({
  question: z.string(),
  asker: z.looseObject({ conversation: z.looseObject({ id: z.string() }) }),
});

/** Hands the last question to the legal officers' conversation; their answer comes back to the asker. */
export async function handOver(
  context: TurnContext,
  services: Services,
  memory: Memory,
  remark: string,
): Promise<NoteAnswer> {
  const question = memory.question?.text ?? memory.turns.at(-1) ?? '';
  if (!services.legal)
    return note('没有设置接收的会话', ['请直接联系法规处,或用“反馈”留言。'], [commandChoice('反馈', '留言')]);
  const code = services.newId().slice(0, 6);
  const asker = TurnContext.getConversationReference(context.activity);
  await services.storage.write({ [key(code)]: { question, asker, eTag: '*' } });
  const lines = [
    `转来的问题(编号 ${code}):${question}`,
    ...(remark ? [`说明:${remark}`] : []),
    `请回复(在群里先 @我):答复 ${code} 答案`,
  ];
  try {
    await services.speak(services.legal, { type: 'message', textFormat: 'plain', text: lines.join('\n') });
  } catch (error) {
    services.warn(`问题没有转出去 ${code}`, error, turnId(context));
    return note('没有转出去', ['现在联系不上法规处的会话,请稍后再试。']);
  }
  return note('已转给法规处', [`编号 ${code}。有了答复会发到这里。`]);
}

/** 答复 <编号> <答案> in the legal officers' conversation: brings the answer to who asked. True when it was one. */
export async function bringBack(context: TurnContext, services: Services, text: string): Promise<boolean> {
  const m = /^答复\s*([0-9a-f]{4,8})\s*([\s\S]+)$/u.exec(text);
  const { legal, storage } = services;
  if (!m || !legal || context.activity.conversation.id !== legal.conversation.id) return false;
  const [, code = '', answer = ''] = m;
  const stored = handed.safeParse((await storage.read([key(code)]))[key(code)]);
  if (!stored.success) {
    await context.sendActivity(`没有编号为 ${code} 的问题,或已经答复过。`);
    return true;
  }
  const { question, asker } = stored.data;
  const message = `您转给法规处的问题:${question}\n法规处答复(人工,非自动检索):${answer.trim()}`;
  try {
    await services.speak(asker as unknown as ConversationReference, {
      type: 'message',
      textFormat: 'plain',
      text: message,
    });
  } catch (error) {
    services.warn(`答复没有送到 ${code}`, error, turnId(context));
    await context.sendActivity('提问者的会话联系不上,答复没有送到;可以稍后再发一次。');
    return true;
  }
  await storage.delete([key(code)]);
  await context.sendActivity('已送达提问者。');
  return true;
}

function key(code: string): string {
  return `handover/${code}`;
}
