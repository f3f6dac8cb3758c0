import type { HistoryEvent } from '../../types.ts';
import { datesIn } from './dates.ts';
import type { Notes } from './notes.ts';
import { isBodyLine, isDateLine } from './tail.ts';

const MAKING: ReadonlySet<HistoryEvent['event']> = new Set([
  'adopted',
  'approved',
  'revised',
  'amended',
  'published',
]);

/**
 * A notice tells no meeting and no order: the date it is signed with, alone on its line, is that of its publication. Notes
 * that tell how a text was made stay as they are.
 */
export function withIssue(notes: Notes, lines: readonly string[]): Notes {
  if (notes.history.some(({ event }) => MAKING.has(event))) return notes;
  const signed = lines.findLast(isDateLine)?.replace(/[\s\u3000]/gu, '');
  const date = signed === undefined ? undefined : datesIn(signed)[0]?.date;
  if (date === undefined) return notes;
  const history = [...notes.history, { date, event: 'published', note: '成文日期' } as const];
  return { ...notes, history: history.sort((a, b) => (a.date < b.date ? -1 : 1)) };
}

/** Who signed a text, when one body alone did. */
export function signerOf(closing: readonly string[]): string | undefined {
  const bodies = closing.filter(isBodyLine);
  return bodies.length === 1 ? bodies[0]!.replace(/[\s\u3000]/gu, '') : undefined;
}
