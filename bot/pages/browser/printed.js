// Own words in Chinese with the marks they are printed with: the same rule as in bot/answers/punctuation.ts, by which a test holds it.
const FULL = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };
const CHINESE = '[\\p{Script=Han}《》「」“”（）〉]';
const MARK = new RegExp(`(?<=${CHINESE})[,;:?!]|[,;:?!](?=${CHINESE})`, 'gu');
const PAIR = /\(([^()]*\p{Script=Han}[^()]*)\)|(?<=\p{Script=Han})\((\d+)\)/gu;

/** Never for words of a law, which stay as they are held. */
export function printed(words) {
  return words.replace(PAIR, '（$1$2）').replace(MARK, (mark) => FULL[mark] ?? mark);
}
