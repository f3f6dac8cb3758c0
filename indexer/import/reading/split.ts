import { isArticleStart, type Marker, markerOf } from '../../structure/markers.ts';
import { isBoilerplate, isContentsHeading, isPageNumber } from './front-lines.ts';
import type { TextLine } from './text-lines.ts';

/** An original cut into what stands before its provisions and these. */
export interface Split {
  readonly front: readonly TextLine[];
  readonly body: readonly TextLine[];
  readonly shape: 'statute' | 'report';
}

const RANK = { part: 0, chapter: 1, section: 2 } as const;

/**
 * Finds where the provisions begin: at the first article, with the headings directly above it; in a text without
 * articles at 一、. A 目录 before that and the site's own lines around the text are no part of either. Undefined when the
 * text has neither, as a menu or a login page.
 */
export function split(lines: readonly TextLine[]): Split | undefined {
  const article = firstArticle(lines);
  const start = article >= 0 ? withHeadings(lines, article) : firstDivision(lines);
  if (start < 0) return undefined;
  const shape = article >= 0 ? 'statute' : 'report';
  return { front: frontOf(lines.slice(0, start)), body: bodyOf(lines.slice(start), shape), shape };
}

function firstArticle(lines: readonly TextLine[]): number {
  const starts = lines.map(({ text }) => startingArticle(text));
  const first = starts.findIndex((marker) => marker?.number === 1 && marker.suffix === undefined);
  return first >= 0 ? first : starts.findIndex((marker) => marker !== undefined);
}

function startingArticle(text: string): Marker | undefined {
  const marker = markerOf(text, 'statute');
  return marker?.type === 'article' && isArticleStart(text, marker, 0) ? marker : undefined;
}

/** Goes up over 第一节, 第一章, 第一编, each once, and the heading that may stand on its own line below its number. */
function withHeadings(lines: readonly TextLine[], article: number): number {
  let start = article;
  let rank: number = RANK.section + 1;
  for (let i = article - 1; i >= 0 && i >= start - 2; i--) {
    const marker = markerOf(lines[i]!.text, 'statute');
    const own = marker && marker.type in RANK ? RANK[marker.type as keyof typeof RANK] : undefined;
    if (own === undefined) continue;
    if (own >= rank) break;
    if (i < start - 1 && marker!.length < lines[i]!.text.length) break;
    start = i;
    rank = own;
  }
  return start;
}

function firstDivision(lines: readonly TextLine[]): number {
  const at = (n: number, from: number) =>
    lines.findIndex(
      ({ text }, i) => i >= from && markerOf(text, 'report')?.number === n && /^[一二]、/u.test(text),
    );
  const first = at(1, 0);
  return first >= 0 && at(2, first) > first ? first : -1;
}

function frontOf(lines: readonly TextLine[]): TextLine[] {
  const contents = lines.findIndex(({ text }) => isContentsHeading(text));
  return lines.filter(({ text }, i) => {
    if (contents >= 0 && i >= contents) return false;
    const marker = markerOf(text, 'statute');
    return !(marker && marker.type in RANK) && !isBoilerplate(text);
  });
}

/** Page numbers anywhere, and everything from the first of the site's lines after the last article, are left out. */
function bodyOf(lines: readonly TextLine[], shape: Split['shape']): TextLine[] {
  const kept = lines.filter(({ text }) => !isPageNumber(text));
  let last = -1;
  for (const [i, { text }] of kept.entries()) {
    const marker = markerOf(text, shape);
    if (
      marker &&
      (shape === 'report' || (marker.type === 'article' && isArticleStart(text, marker, marker.number - 1)))
    )
      last = i;
  }
  const end = kept.findIndex(({ text }, i) => i > last && isBoilerplate(text));
  return end < 0 ? kept : kept.slice(0, end);
}
