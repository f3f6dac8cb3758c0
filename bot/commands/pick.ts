import { numeralValue } from '../../indexer/index.ts';
import type { Action } from '../answers/action.ts';
import { commandChoice } from '../answers/choices.ts';
import { focusOf } from './place.ts';
import { note, reply } from './reply.ts';
import type { Reply, Turn } from './turn.ts';

/** 2, 第2个, 回复2 展开. */
const BY_NUMBER =
  /^(?:回复|选择?|看|要|第)?\s*(?<number>\d{1,4})\s*(?<counted>个|项|份|部|种|、|[.。])?(?:呢|吧|的)?(?:\s*展开)?$/u;
/** 第二个, 看第三份, 最后一个, 倒数第二个: a member of a list. 第二条 and 第二款 are places. */
const BY_WORD =
  /^(?:那|那么|我?要|我?选择?|看看?|打开|展开|回复|说说|就)?\s*(?:(?<back>倒数)?第(?<nth>[一二两三四五六七八九十]{1,3})|(?<last>最后)一?)(?:个|份|部|种)(?:文件|法|问题|结果|选项)?(?:呢|吧|的|看看|展开|怎么说|说了什么|讲什么)?[?。!]*$/u;
/** Longest list that numbers are offered for. */
const LONGEST_LIST = 60;

/**
 * What a number or 第二个 picks from the last choices; without such a choice a bare number is the article of the document in
 * focus. `gone` where a list is meant and none is remembered; undefined for any other message.
 */
export function pick(turn: Turn): Action | 'gone' | undefined {
  const said = turn.text.normalize('NFKC').trim();
  const { choices } = turn.memory;
  const word = BY_WORD.exec(said)?.groups;
  if (word) {
    const nth = word.last ? 1 : (numeralValue(word.nth!) ?? 0);
    const at = word.last || word.back ? choices.length - nth : nth - 1;
    // Among what one document enumerates: that is asked of the document.
    return choices[at] ?? (choices.length === 0 && focusOf(turn) ? undefined : 'gone');
  }
  const m = BY_NUMBER.exec(said)?.groups;
  if (!m) return undefined;
  const number = Number(m.number);
  const choice = choices[number - 1];
  if (choice !== undefined) return choice;
  const document = focusOf(turn);
  if (!document || document.kind === 'report' || number === 0)
    return choices.length === 0 && !document && number > 0 && number <= LONGEST_LIST ? 'gone' : undefined;
  const { id, version } = document;
  const locator = [{ type: 'article' as const, number }];
  return { verb: 'look', place: { document: id, ...(version ? { version } : {}), locator } };
}

/** A number of a list that is not remembered, or that has fewer members. */
export function listGone(turn: Turn): Reply {
  const { length } = turn.memory.choices;
  const answer =
    length > 0
      ? note(`刚才列出的只有${length}项`, ['请回复其中的编号,或者直接提问。'])
      : note('前面的列表已经不在了', ['请把问题再问一次,我重新列出来。'], [commandChoice('帮助')]);
  const said = reply(turn, answer);
  return length > 0 ? { ...said, memory: { ...said.memory, choices: turn.memory.choices } } : said;
}
