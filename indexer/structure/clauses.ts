import { type Marker, markerOf } from './markers.ts';

/** A heading is short and no sentence. */
const LONGEST_HEADING = 30;
/** How many clauses a text may lose before the next number is taken for words. */
const LARGEST_GAP = 3;

/**
 * Whether a line that begins with 3.2.1 starts that clause rather than going on with words: the format marks it as a
 * heading, or its number goes on from the clause before. A number of one level must also look as the first such did
 * (`1` or `1.`), since lists within clauses are numbered too.
 * @param previous numbers of the clause before; empty at the beginning
 * @param style mark behind the first number of one level; undefined before it
 */
export function isClauseStart(
  line: string,
  marker: Marker,
  previous: readonly number[],
  style: string | undefined,
): boolean {
  const path = marker.path ?? [];
  if (/^[\s\u3000]*#/u.test(line)) return true;
  const rest = line.slice(marker.length).trim();
  const headed = rest !== '' && rest.length <= LONGEST_HEADING && !/[。;\uff1b,\uff0c]/u.test(rest);
  const order = orderAfter(path, previous);
  if (order === 'none') return false;
  if (path.length === 1) return headed && (style === undefined || style === styleOf(marker));
  return order === 'next' || headed;
}

/** Reads the lines of a text one after another and tells which begin a clause, and with what marker. */
export function clauseReader(): (line: string) => Marker | undefined {
  let previous: readonly number[] = [];
  let style: string | undefined;
  return (line) => {
    const marker = markerOf(line, 'outline');
    if (marker?.type !== 'clause' || !isClauseStart(line, marker, previous, style)) return undefined;
    previous = marker.path ?? previous;
    if (previous.length === 1) style ??= styleOf(marker);
    return marker;
  };
}

/** The mark behind a number of one level: '' in `1 总则`, '.' in `1.总则`. */
export function styleOf({ label }: Marker): string {
  return label.replace(/^\d+/u, '');
}

function orderAfter(path: readonly number[], previous: readonly number[]): 'next' | 'gap' | 'none' {
  let same = 0;
  while (same < path.length && path[same] === previous[same]) same += 1;
  const own = path[same];
  if (own === undefined) return 'none';
  const before = previous[same] ?? 0;
  if (own <= before) return 'none';
  // 3.1.1 may follow 3 at once: the first of each level that it opens.
  const opens = path.slice(same + 1).every((n) => n === 1);
  const goesOn = own === before + 1 && opens && same <= previous.length;
  if (goesOn) return 'next';
  return own <= before + LARGEST_GAP ? 'gap' : 'none';
}
