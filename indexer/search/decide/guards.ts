import type { Entry, Reason, Status } from '../../types.ts';
import type { Shelf } from '../shelf.ts';
import { HOME, HOME_CITIES } from '../understand/regions.ts';
import type { Understanding } from '../understand/understanding.ts';
import type { Scope } from './scope.ts';

/** Asked to write, draw or think something: no passage does that. */
const ERRAND =
  /(?:帮我?|替我|给我)(?:写|拟|画|做|翻译|生成|汇总|整理|润色)(?:个|一个|一份|一篇|一下|成)|(?:翻译|汇总|整理)成|你(?:觉得|认为|怎么看)/u;

/**
 * Reasons to refuse that need no search: a title, a place, a year or a version that nothing held is about, a date on which
 * nothing held was in force.
 * @param dated whether a date is asked for; today's question on a text to come is answered, with its status
 */
export function unanswerable(
  u: Understanding,
  scope: Scope,
  shelf: Shelf,
  dated: boolean,
): Reason | undefined {
  if (ERRAND.test(u.raw)) return 'not_in_texts';
  if (scope.documents.length === 0 && (u.unknownTitle || unheardTitle(u, shelf))) return 'not_in_texts';
  if (scope.versionMissing) return 'text_not_held';
  if (dated && notInForce(u, scope, shelf)) return 'not_in_force';
  if (foreignRegion(u, shelf)) return 'not_in_texts';
  if (absentYear(u, shelf)) return 'not_in_texts';
  return undefined;
}

/** A title in 《》 that nothing held bears and no text mentions. */
function unheardTitle({ unheldTitles }: Understanding, shelf: Shelf): boolean {
  return (
    unheldTitles.length > 0 &&
    unheldTitles.every((title) => !shelf.entries.some((e) => shelf.folded(e).includes(title)))
  );
}

/** Statuses of a text that does not hold on the date asked for. A report tells of a year and is never out of force. */
const NOT_HOLDING: readonly Status[] = ['not_yet_in_force', 'superseded', 'repealed'];

/** Documents named without a version, none of which held on the date asked for. */
function notInForce(u: Understanding, { documents }: Scope, shelf: Shelf): boolean {
  if (documents.length === 0 || namesVersion(u)) return false;
  return documents.every((d) => d.kind !== 'report' && NOT_HOLDING.includes(shelf.statusOn(d, u.asOf)));
}

/** Whether a passage found by search stands in a text that did not hold on the date asked for. */
export function foundOutOfForce(u: Understanding, { document }: Entry, shelf: Shelf): boolean {
  return (
    document.kind !== 'report' && !namesVersion(u) && NOT_HOLDING.includes(shelf.statusOn(document, u.asOf))
  );
}

function namesVersion({ version }: Understanding): boolean {
  return version.named !== undefined || version.older || version.both;
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
