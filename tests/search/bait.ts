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

/** Below this, in milliseconds, noise of the machine outweighs the work. */
const NOISE_MS = 20;

/**
 * How many times longer the work takes on twice the input, at its worst over all pieces; 0 when it is too quick to tell.
 * Quadratic work takes four times as long, and is seen at these lengths.
 */
export function worstGrowth(work: (text: string) => unknown, length = 4000): { growth: number; on: string } {
  let worst = { growth: 0, on: '' };
  // An end that matches nothing makes a search try every beginning in vain.
  for (const piece of PIECES)
    for (const end of ['', '#']) {
      const twice = fastest(() => work(baited(piece, 2 * length) + end));
      if (twice < NOISE_MS) continue;
      let growth = (twice - NOISE_MS / 2) / fastest(() => work(baited(piece, length) + end));
      // A busy machine looks the same once, but not again and again.
      for (let tries = 0; growth >= 3 && tries < 4; tries++) {
        const again = fastest(() => work(baited(piece, 2 * length) + end), 9);
        growth = (again - NOISE_MS / 2) / fastest(() => work(baited(piece, length) + end), 9);
      }
      if (growth > worst.growth) worst = { growth, on: piece };
    }
  return worst;
}

/** Least time of several, in milliseconds. */
function fastest(work: () => unknown, times = 3): number {
  let best = Infinity;
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
    // Quick enough to be of no interest.
    if (best < NOISE_MS) break;
  }
  return best;
}
