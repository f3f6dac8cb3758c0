import { isArticleStart, type Marker, markerOf } from '../../structure/markers.ts';
import type { TextLine } from './text-lines.ts';

/** Line of the first article, by number or else as printed; −1 for none. */
export function firstArticle(lines: readonly TextLine[]): number {
  const starts = lines.map(({ text }) => startingArticle(text));
  const first = starts.findIndex((marker) => marker?.number === 1 && marker.suffix === undefined);
  return first >= 0 ? first : starts.findIndex((marker) => marker !== undefined);
}

function startingArticle(text: string): Marker | undefined {
  const marker = markerOf(text, 'statute');
  return marker?.type === 'article' && isArticleStart(text, marker, 0) ? marker : undefined;
}

/** Line of 一、 where 二、 follows; −1 for none. */
export function firstDivision(lines: readonly TextLine[]): number {
  const at = (n: number, from: number) =>
    lines.findIndex(
      ({ text }, i) => i >= from && markerOf(text, 'report')?.number === n && /^[一二]、/u.test(text),
    );
  const first = at(1, 0);
  return first >= 0 && at(2, first) > first ? first : -1;
}

/** A table of contents goes on with dots and a page. */
const LEADER = /(?:[….·]{2,}|[\s\u3000])\s*\d{1,3}$/u;
const LONGEST_HEADING = 30;

/**
 * Line of `1 总则` in a text numbered 1, 1.1, 1.1.1; −1 for none. Where the same heading stands twice the first is the table
 * of contents.
 */
export function firstClause(lines: readonly TextLine[]): number {
  const paths = lines.map(({ text }) => clausePath(text));
  if (!paths.some((path) => path && path.length >= 2)) return -1;
  const firsts = paths.flatMap((path, i) =>
    path?.length === 1 && path[0] === 1 && isHeading(lines[i]!.text) && hasInner(paths, i) ? [i] : [],
  );
  const [one, two] = firsts;
  if (one === undefined) return -1;
  const bare = (i: number) => lines[i]!.text.replace(LEADER, '').replace(/[\s\u3000]/gu, '');
  return two !== undefined && bare(one) === bare(two) ? two : one;
}

function clausePath(text: string): readonly number[] | undefined {
  const marker = markerOf(text, 'outline');
  return marker?.type === 'clause' ? marker.path : undefined;
}

/** Between this heading and the end 1.1, 2, or a deeper clause follows. */
function hasInner(paths: readonly (readonly number[] | undefined)[], at: number): boolean {
  const rest = paths.slice(at + 1);
  return rest.some((path) => path && path.length >= 2) || rest.some((path) => path?.[0] === 2);
}

function isHeading(text: string): boolean {
  return text.length <= LONGEST_HEADING && !/[。;\uff1b,\uff0c]/u.test(text);
}
