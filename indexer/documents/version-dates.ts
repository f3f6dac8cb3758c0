import type { Document, HistoryEvent, IsoDate } from '../types.ts';
import { withFields } from './packed/lazy-root.ts';

/** Events that make a new text. */
const MAKES_TEXT: ReadonlySet<HistoryEvent['event']> = new Set(['adopted', 'revised', 'amended']);

/** The dates from which a version of a work is known, held or only told by the history of its documents; oldest first. */
export function versionDates(expressions: readonly Document[]): IsoDate[] {
  const dates = expressions.flatMap((d) => [
    ...(d.version ? [d.version] : []),
    ...d.history.filter((e) => MAKES_TEXT.has(e.event)).map((e) => e.date),
    ...(d.adopted ? [d.adopted] : []),
  ]);
  return [...new Set(dates)].sort();
}

/** Years that name a version of a work: those of `versionDates`, and those in which one began to hold. None for a report's. */
export function versionYears(expressions: readonly Document[]): ReadonlySet<string> {
  if (expressions[0]?.kind === 'report') return new Set();
  const effective = expressions.flatMap((d) => [
    ...(d.effective ? [d.effective] : []),
    ...d.history.filter((e) => e.event === 'effective').map((e) => e.date),
  ]);
  return new Set([...versionDates(expressions), ...effective].map((date) => date.slice(0, 4)));
}

/** Marks the texts that their year alone does not tell from another version of their work. */
export function markSameYear(documents: readonly Document[]): Document[] {
  const ofWork = new Map<string, Document[]>();
  for (const document of documents) {
    const others = ofWork.get(document.id);
    if (others) others.push(document);
    else ofWork.set(document.id, [document]);
  }
  return documents.map((document) => {
    const year = document.version?.slice(0, 4);
    if (year === undefined || document.kind === 'report') return document;
    const dates = versionDates(ofWork.get(document.id) ?? []);
    return dates.filter((date) => date.startsWith(year)).length > 1
      ? withFields(document, { sameYear: true })
      : document;
  });
}
