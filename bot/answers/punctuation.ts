const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
};

/** What is written with full-width marks: Chinese characters and the marks that stand among them. */
const CHINESE = '[\\p{Script=Han}《》「」“”（）〉]';
const MARK = new RegExp(`(?<=${CHINESE})[,;:?!]|[,;:?!](?=${CHINESE})`, 'gu');
/** Around Chinese, or a number behind it. */
const PAIR = /\(([^()]*\p{Script=Han}[^()]*)\)|(?<=\p{Script=Han})\((\d+)\)/gu;

/**
 * Own words in Chinese with the marks they are printed with. Never for words of a law, which stay as they are held; addresses and
 * numbers keep theirs. Example: 《示例条例》(2021年修订):3,000元 → 《示例条例》（2021年修订）：3,000元
 */
export function printed(words: string): string {
  return words.replace(PAIR, '（$1$2）').replace(MARK, (mark) => FULL[mark] ?? mark);
}
