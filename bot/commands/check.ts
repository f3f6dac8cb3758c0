import { checkText, chinaDay } from '../../indexer/index.ts';
import { checkAnswer, checkedDraft } from '../answers/check-answer.ts';
import { checkFiles } from './check-files.ts';
import { note, reply } from './reply.ts';
import type { Handler } from './turn.ts';

/** 核对 文字: every reference of a pasted draft held against what is held. */
export const check: Handler = async (turn, words) => {
  const text = words.trim();
  if (text === '' && turn.files?.length) return checkFiles(turn, turn.files);
  if (text === '')
    return reply(
      turn,
      note('请把要核对的文字贴在后面', [
        '例如:核对 依据《中华人民共和国突发事件应对法》第六十三条规定,……',
        '整份文件可以和“核对”一起发过来,或用网页 /check、命令行 npx zhiyi check 文稿.docx。',
      ]),
    );
  const report = await checkText(asWritten(turn.text, text), turn.knowledge.library.documents, {
    today: chinaDay(turn.now),
    lawNames: turn.knowledge.library.lawNames,
  });
  return reply(turn, checkAnswer([checkedDraft(report)]));
};

/** A command is read with its marks made alike: what is told of a draft is told in the words that were written. */
function asWritten(message: string, read: string): string {
  for (let at = 0; at < Math.min(message.length, LONGEST_NAME); at++) {
    const rest = message.slice(at);
    if (rest.normalize('NFKC').trim() === read) return rest.trim();
  }
  return read;
}

/** Characters of a command's name with what stands around it. */
const LONGEST_NAME = 20;
