import { titleIdentity } from '../../documents/title-identity.ts';
import { isArticleStart, markerOf } from '../../structure/markers.ts';
import { isTitleLike } from './front-lines.ts';
import type { TextLine } from './text-lines.ts';

/** How far above its first article a text's title may stand: announcements and a table of contents come between. */
const ABOVE = 60;

/**
 * Of several texts on one page the one wanted: from its title to the title of the next. Undefined where the page holds
 * nothing else, or where the title does not stand above a first article.
 */
export function wantedLines(lines: readonly TextLine[], title: string): readonly TextLine[] | undefined {
  const wanted = titleIdentity(title);
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
    return above || end >= 0 ? cut : undefined;
  }
  return undefined;
}

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
