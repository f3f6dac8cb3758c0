import { diffArrays } from 'diff';
import type { Difference } from './comparison.ts';
import { signsOf } from './typography.ts';

/** Beyond this many differing characters two texts are shown as wholly deleted and added: bounds the work. */
const MOST_EDITS = 4000;
/** Shorter common runs between two changes are chance and would shred the picture: 的, 应当. */
const SHORTEST_COMMON = 2;

/**
 * Character-level differences from the older to the newer text, typography ignored. Runs of `same` and `added` put
 * together are the newer text. Example: 三日 → 五日 gives deleted 三, added 五, same 日.
 */
export function differences(older: string, newer: string): Difference[] {
  const [a, b] = [signsOf(older), signsOf(newer)];
  const changes = diffArrays(
    a.map((s) => s.folded),
    b.map((s) => s.folded),
    { maxEditLength: MOST_EDITS },
  );
  if (!changes) return merged([piece('deleted', older), piece('added', newer)]);
  const pieces: Difference[] = [];
  let [i, j] = [0, 0];
  for (const { added, removed, count } of changes) {
    const op = added ? 'added' : removed ? 'deleted' : 'same';
    const signs = removed ? a.slice(i, i + count) : b.slice(j, j + count);
    if (!added) i += count;
    if (!removed) j += count;
    pieces.push(piece(op, signs.map((s) => s.printed).join('')));
  }
  return merged(pieces);
}

const piece = (op: Difference['op'], text: string): Difference => ({ op, text });

/** Joins neighbours and turns common runs too short to mean anything into a deletion and an addition. */
function merged(pieces: readonly Difference[]): Difference[] {
  const out: Difference[] = [];
  let [deleted, added] = ['', ''];
  const flush = () => {
    if (deleted !== '') out.push(piece('deleted', deleted));
    if (added !== '') out.push(piece('added', added));
    [deleted, added] = ['', ''];
  };
  pieces.forEach(({ op, text }, i) => {
    const between = i > 0 && i < pieces.length - 1 && (deleted !== '' || added !== '');
    if (op === 'deleted') deleted += text;
    else if (op === 'added') added += text;
    else if (between && text.trim().length < SHORTEST_COMMON) {
      deleted += text;
      added += text;
    } else {
      flush();
      out.push(piece('same', text));
    }
  });
  flush();
  return out;
}
