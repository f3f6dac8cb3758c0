import { titleIdentity } from '../../documents/title-identity.ts';
import { isArticleStart, markerOf } from '../../structure/markers.ts';
import { isTitleLike } from './front-lines.ts';
import type { TextLine } from './text-lines.ts';

/** How far above its first article a text's title may stand: announcements and a table of contents come between. */
const ABOVE = 60;

/**
 * Of several texts on one page the one wanted: from its title to the title of the next. Undefined where the page holds
 * nothing else, or where the title does not stand above where provisions begin.
 * @param marked title of the page, as its format marks it: that of a notice or an announcement that makes the text known
 */
export function wantedLines(
  lines: readonly TextLine[],
  title: string,
  marked: string | undefined,
): readonly TextLine[] | undefined {
  const wanted = titleIdentity(title);
  const isOther = marked !== undefined && titleIdentity(marked) !== wanted;
  const firsts = lines.flatMap(({ text }, i) => (isFirstArticle(text) ? [i] : []));
  for (const first of firsts) {
    const before = firsts.findLast((at) => at < first) ?? -1;
    const from = Math.max(before + 1, first - ABOVE);
    const start = lastIndex(lines, from, first, ({ text }) => titleIdentity(text) === wanted);
    if (start < 0) continue;
    const next = firsts.find((at) => at > first);
    const end = next === undefined ? -1 : lastIndex(lines, first, next, ({ text }) => isTitleLike(text));
    const cut = lines.slice(start, end < 0 ? undefined : end);
    const above = lines.slice(0, start).some(({ text }) => isProvision(text));
    return above || end >= 0 || isOther ? cut : undefined;
  }
  return firsts.length === 0 && isOther ? belowNotice(lines, wanted) : undefined;
}

/** A plan or notice without articles, below the words that make it known. */
function belowNotice(lines: readonly TextLine[], wanted: string): readonly TextLine[] | undefined {
  for (const [i, { text }] of lines.entries()) {
    if (!BEGINS.test(text)) continue;
    const start = lastIndex(lines, Math.max(0, i - ABOVE), i, (line) => titleIdentity(line.text) === wanted);
    if (start >= 0) return lines.slice(start);
  }
  return undefined;
}

/** 1 总则, 一、总则: where a text without articles begins. */
const BEGINS = /^(?:1[\s\u3000.\uff0e、]{0,3}[\u4e00-\u9fff]{2,12}|一、.{1,40})$/u;

function isFirstArticle(text: string): boolean {
  const marker = markerOf(text, 'statute');
  return (
    marker?.type === 'article' &&
    marker.number === 1 &&
    marker.suffix === undefined &&
    isArticleStart(text, marker, 0)
  );
}

/** Words of another text: its articles, or the points of the decision that amends this one. */
function isProvision(text: string): boolean {
  return markerOf(text, 'statute')?.type === 'article' || /^[一二三四五六七八九十]{1,3}、/u.test(text);
}

function lastIndex(
  lines: readonly TextLine[],
  from: number,
  to: number,
  is: (line: TextLine) => boolean,
): number {
  for (let i = to - 1; i >= from; i--) if (is(lines[i]!)) return i;
  return -1;
}
