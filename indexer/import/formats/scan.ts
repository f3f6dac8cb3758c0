import { toNumber } from '../../structure/numerals.ts';
import type { PlainText } from '../source.ts';
import type { Recogniser } from './recognise.ts';

const MOST_DOUBTS = 200;

/** The words of pictured pages, with all that the program was not sure of. */
export async function readScan(
  pictures: AsyncIterable<Uint8Array>,
  recognise: Recogniser,
): Promise<PlainText> {
  const lines: string[] = [];
  const doubts: string[] = [];
  let page = 0;
  for await (const picture of pictures) {
    page += 1;
    for (const { text, doubtful } of await recognise(picture)) {
      if (text !== '') lines.push(text);
      if (doubtful.length === 0) continue;
      const where = text === '' ? '' : `“${text.length > 16 ? `${text.slice(0, 16)}…` : text}”中的`;
      doubts.push(`第${page}页${where}${doubtful.join('')}`);
    }
  }
  return {
    lines: withBlanks(lines),
    notes: [],
    recognised: {
      pages: page,
      doubts:
        doubts.length > MOST_DOUBTS ? [...doubts.slice(0, MOST_DOUBTS), `等 ${doubts.length} 处`] : doubts,
    },
  };
}

/** 第三条的规定 at the head of a line is a mention. */
const ARTICLE =
  /^第([〇零一二三四五六七八九十百]{1,7})条(?![\s\u3000]|的|规定|所|和|至|或|及|第|、|,|\uff0c)/u;

/** Recognition loses the blank behind 第一条, by which an article is told from a mention of one: numbers in their order tell it. */
function withBlanks(lines: readonly string[]): string[] {
  let last = 0;
  return lines.map((line) => {
    const text = line.trim();
    const match = ARTICLE.exec(text);
    const number = match ? toNumber(match[1]!) : undefined;
    if (!match || number !== last + 1) return text;
    last = number;
    return `${match[0]}\u3000${text.slice(match[0].length)}`;
  });
}
