import type { Exchange } from './exchange.ts';
import { type Reply, remark } from './reply.ts';
import type { Services } from './services.ts';

/**
 * Answers a message of a group in the asker's own conversation, and says in the group what became of it.
 * @returns the own conversation's id; undefined when the answer did not go there
 */
export async function sendPrivately(
  { replies, turn }: Exchange,
  { warn }: Services,
  reply: Reply,
): Promise<string | undefined> {
  if (!replies.sendPrivately) {
    await replies.send(remark('这个渠道不能私下回复,请到与我的单独对话里提问。'));
    return undefined;
  }
  let conversation: string | undefined;
  try {
    conversation = await replies.sendPrivately(reply);
  } catch (error) {
    warn('私下回复没有送到', error, turn);
    await replies.send(remark('没能私下回复您:请先添加“知依”,或打开与它的单独对话。'));
    return undefined;
  }
  await replies.send(remark('已私下回复您。'));
  return conversation;
}
