import { workOf } from '../structure/work-of.ts';

/** Pieces that the regular expressions and lists of the search bite on; repeated they are bait for backtracking. */
export const PIECES = [
  ...[
    '第',
    '(',
    '一、',
    '一',
    '1',
    '1-',
    '、',
    '条',
    '第十条、',
    '第一条之',
    '第(一)项',
    '第二款',
    '第一章',
    '第 一 ',
    '之一',
  ],
  ...['《', '《〈', '《防洪法》', '》', '2007年', '(2007)', '07年', '20', '旧', '新旧', '版'],
  ...[
    '法',
    '安全法',
    '条例',
    '管理条例',
    '应对法',
    '突发事件应对法',
    '实施防洪法',
    '法的实施办法',
    '报告',
    '报告一(',
    '办法',
  ],
  ...['你好', '请问', '@', '@a ', '<at>', '<at>x</at>', '谢谢', '呀', '~', '🙏', '\u200b', '\ud800', '𠀀'],
  ...[
    '災',
    '多少',
    '几',
    '死伤',
    '哪8项',
    '是不是',
    '处',
    '由',
    '保费',
    '罚',
    '原来',
    '可以',
    '能',
    '方面',
    '那部分',
  ],
  ...['a', 'A ', ' ', '\n', '。', ',', '安全', '特钟作业', '四川', '上一条', '那', '是指', '本法所称'],
];

/** A piece over and over, cut to a length. */
export function baited(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

/**
 * How many times more characters are looked at on twice the input, at its worst over all pieces; see `workOf`. Quadratic
 * work takes four times as many.
 */
export function worstGrowth(work: (text: string) => unknown, length = 2000): { growth: number; on: string } {
  let worst = { growth: 0, on: '' };
  // An end that matches nothing makes a search try every beginning in vain.
  for (const piece of PIECES)
    for (const end of ['', '#']) {
      const counted = (of: number): number => workOf(() => work(baited(piece, of) + end), 'shared');
      const twice = counted(2 * length);
      if (twice < FEW) continue;
      const growth = twice / counted(length);
      if (growth > worst.growth) worst = { growth, on: piece };
    }
  return worst;
}

/** Characters that are not worth counting. */
const FEW = 20_000;
