import type { Reason } from '../../types.ts';
import type { Shelf } from '../shelf.ts';
import { HOME, HOME_CITIES } from '../understand/regions.ts';
import type { Understanding } from '../understand/understand.ts';
import type { Scope } from './scope.ts';

/** Reasons to refuse that need no search: a title, a place, a year or a version that nothing held is about. */
export function unanswerable(u: Understanding, scope: Scope, shelf: Shelf): Reason | undefined {
  if (u.unknownTitle && scope.documents.length === 0) return 'not_in_texts';
  if (scope.versionMissing) return 'text_not_held';
  if (foreignRegion(u, shelf)) return 'not_in_texts';
  if (absentYear(u, shelf)) return 'not_in_texts';
  return undefined;
}

/** Another province or city than those whose rules are held, and of which no text speaks. */
function foreignRegion(u: Understanding, shelf: Shelf): boolean {
  const known = new Set([HOME, ...shelf.named.map((w) => w.region)]);
  return u.regions.some(
    (region) =>
      !known.has(region) &&
      !shelf.entries.some((e) => e.text.includes(region)) &&
      !(HOME_CITIES.includes(region) && u.regions.includes(HOME)),
  );
}

/** A year that no text and no version knows: the report of another year, figures of a year not reported on. */
function absentYear(u: Understanding, shelf: Shelf): boolean {
  const years = u.years.filter((y) => y !== u.version.named && `${y}-12-31` !== u.version.asOf);
  return (
    years.length > 0 &&
    years.every(
      (year) =>
        !shelf.documents.some(
          (d) =>
            d.title.includes(year) ||
            d.version?.startsWith(year) ||
            d.effective?.startsWith(year) ||
            d.adopted?.startsWith(year),
        ) && !shelf.entries.some((e) => e.text.includes(year)),
    )
  );
}
