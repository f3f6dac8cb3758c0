import type { Answer } from '../answers/answer.ts';
import { commandChoice } from '../answers/choices.ts';
import { note, reply } from '../commands/reply.ts';
import type { Reply, Turn } from '../commands/turn.ts';

/** Unread files that are named. */
const MOST_NAMED = 3;

/** What is said to a message of files and no words. */
export function filesAlone(turn: Turn): Reply {
  const lines = [
    '我只读聊天里写的字。要核对文稿里的引用,请在单独对话里只发文件(Word、文本),或把文字贴在“核对”后面,或到网页 /check 上传。',
  ];
  return reply(turn, note('附件我没有打开', lines, [commandChoice('帮助')]));
}

/** Files are not read, and whoever sent one must know it. */
export function withUnread(answer: Answer, files: readonly string[]): Answer {
  if (files.length === 0) return answer;
  const names = files.slice(0, MOST_NAMED).join('、');
  const rest = files.length > MOST_NAMED ? `等${files.length}个` : '';
  const notice = `没有读附件(${names}${rest});请把要问的话写出来。要核对文稿里的引用,请在单独对话里只发文件,或用网页 /check。`;
  return { ...answer, notices: [...answer.notices, notice] };
}
