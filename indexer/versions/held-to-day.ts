import type { Document, Finding, IsoDate } from '../types.ts';
import { expressionOnDay } from './on-day.ts';
import type { Work } from './works.ts';

/**
 * A finding as of a day: with the text that was in force then, and refused where what it shows is another. Reports count from the
 * day they were published.
 * @param works what may be told of
 */
export function heldToDay(finding: Finding, works: ReadonlyMap<string, Work>, day: IsoDate): Finding {
  if (finding.parts) {
    const parts = finding.parts.map((part) => heldToDay(part, works, day));
    const hits = parts.flatMap((part) => part.hits);
    return { ...finding, parts, hits: hits.length > 0 ? hits : finding.hits };
  }
  if (finding.talk || finding.unheld !== undefined || finding.outcome === 'clarify') return finding;
  const shown = finding.outcome === 'answered' ? finding.hits[0]?.entry.document : undefined;
  if (shown && isLaterReport(shown, day))
    return {
      ...finding,
      outcome: 'not_found',
      reason: 'not_in_force',
      about: shown,
      hits: [],
      confidence: 0,
    };
  const hits = finding.hits.filter(({ entry }) => !isLaterReport(entry.document, day));
  const kept = hits.length === finding.hits.length ? finding : { ...finding, hits };
  if (finding.facts || finding.query.version !== undefined) return kept;
  const named = finding.query.documents.length === 1 ? finding.query.documents[0] : undefined;
  const work = works.get(named ?? shown?.id ?? '');
  const onDay = work && expressionOnDay(work, day);
  if (!work || !onDay) return kept;
  const { document, state } = onDay;
  const isHeld = document !== undefined && document.text !== 'none';
  if (named === undefined || state === 'ended' || (state === 'in_force' && isHeld))
    return shown && shown.id !== work.id ? kept : { ...kept, onDay };
  const held = work.expressions.filter((d) => d.text !== 'none');
  return {
    ...kept,
    outcome: 'not_found',
    reason: state === 'not_yet' ? 'not_in_force' : 'text_not_held',
    hits: [],
    confidence: 0,
    ...aboutOf(held, work),
    otherVersions: held,
    onDay,
  };
}

function aboutOf(held: readonly Document[], work: Work): Pick<Finding, 'about'> {
  const about = held[0] ?? work.expressions[0];
  return about ? { about } : {};
}

/** Not yet published that day. */
export function isLaterReport({ kind, published, version }: Document, day: IsoDate): boolean {
  const date = published ?? version;
  return kind === 'report' && date !== undefined && date > day;
}
