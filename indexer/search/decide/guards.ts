import { ERRAND } from '../../language/zh/errands.ts';
import { NATION } from '../../language/zh/regions.ts';
import { OF_OTHERS } from '../../language/zh/unheld-laws.ts';
import { remembered } from '../../remembered.ts';
import type { Document, Entry, Reason, Status } from '../../types.ts';
import { hasHeldSuccessor } from '../../versions/successors.ts';
import type { KnowledgeStore } from '../knowledge-store.ts';
import { regionsOfWorks } from '../understand/named-works.ts';
import type { Understanding } from '../understand/understanding.ts';
import type { Target } from './target.ts';

/**
 * Reasons to refuse that need no search: a title, a place, a year or a version that nothing held is about, a date on which
 * nothing held was in force.
 * @param dated whether a date is asked for; today's question on a text to come is answered, with its status
 */
export async function unanswerable(
  u: Understanding,
  target: Target,
  store: KnowledgeStore,
  dated: boolean,
): Promise<Reason | undefined> {
  if (ERRAND.test(u.raw)) return 'not_in_texts';
  if (target.versionMissing) return 'text_not_held';
  if (dated && notInForce(u, target, store)) return 'not_in_force';
  if (await foreignRegion(u, store)) return 'not_in_texts';
  if (absentYear(u, store)) return 'not_in_texts';
  return undefined;
}

/**
 * The law or rule that a question is about by name and of which no document is known: its content is in none of the texts.
 * Undefined where a document known is named as well, or where it asks what the texts say of that law.
 */
export async function unheldWork(
  u: Understanding,
  target: Target,
  store: KnowledgeStore,
): Promise<string | undefined> {
  if (target.documents.length > 0 || ERRAND.test(u.raw)) return undefined;
  const [quoted] = u.unheldTitles;
  if (quoted !== undefined && (await unheardTitle(u, store))) return u.unheldWorks[0] ?? quoted;
  const [named] = u.unheldWorks;
  const ofOthers = OF_OTHERS.test(u.normalized) || store.jurisdiction.selfNamed?.test(u.normalized);
  return named === undefined || ofOthers ? undefined : named;
}

/** A title in 《》 that nothing held bears and no text mentions. */
async function unheardTitle({ unheldTitles }: Understanding, store: KnowledgeStore): Promise<boolean> {
  for (const title of unheldTitles)
    if ((await store.mightSay(title)).some((e) => store.folded(e).includes(title))) return false;
  return unheldTitles.length > 0;
}

/** Statuses of a text that does not hold on the date asked for. A report tells of a year and is never out of force. */
const NOT_HOLDING: readonly Status[] = ['not_yet_in_force', 'superseded', 'repealed'];

/** Documents named without a version, none of which held on the date asked for. */
function notInForce(u: Understanding, { documents }: Target, store: KnowledgeStore): boolean {
  if (documents.length === 0 || namesVersion(u)) return false;
  return documents.every((d) => isOutOfForce(d, u, store));
}

/**
 * Whether a passage found by search stands in a text that did not hold on the date asked for. Without a date, what is still to
 * come may answer.
 */
export function foundOutOfForce(
  u: Understanding,
  { document }: Entry,
  store: KnowledgeStore,
  dated: boolean,
): boolean {
  if (!dated && store.statusOn(document, u.asOf) === 'not_yet_in_force') return false;
  return !namesVersion(u) && isOutOfForce(document, u, store);
}

/** A text whose successor is known but not held is shown, and said to be replaced: nothing newer could be shown instead. */
function isOutOfForce(document: Document, u: Understanding, store: KnowledgeStore): boolean {
  if (document.kind === 'report') return false;
  const status = store.statusOn(document, u.asOf);
  if (status !== 'superseded') return NOT_HOLDING.includes(status);
  return hasHeldSuccessor(document, store.works.get(document.id)?.expressions ?? []);
}

function namesVersion({ version }: Understanding): boolean {
  return version.named !== undefined || version.older || version.both;
}

/** Another province or city than those whose rules are held, and of which no text speaks; in a crowd, none that is tended. */
async function foreignRegion({ regions }: Understanding, store: KnowledgeStore): Promise<boolean> {
  const { home, isWithinHome } = store.jurisdiction;
  const known = regionsOfWorks(store.named);
  // That one text among many names a place in passing says nothing.
  const tended = store.crowd()?.tended;
  const speaks = ({ document, text }: Entry, region: string): boolean =>
    text.includes(region) && (tended?.has(store.keyOf(document)) ?? true);
  for (const region of regions) {
    if (
      region === NATION ||
      region === home ||
      known.has(region) ||
      (home !== undefined && isWithinHome(region) && regions.includes(home))
    )
      continue;
    if (!(await store.mightSay(region)).some((entry) => speaks(entry, region))) return true;
  }
  return false;
}

/** A year that no text and no version knows: the report of another year, figures of a year not reported on. */
function absentYear(u: Understanding, store: KnowledgeStore): boolean {
  const years = u.years.filter((y) => y !== u.version.named && `${y}-12-31` !== u.version.asOf);
  if (years.length === 0) return false;
  // What is only known to exist is no text that could speak of a year, unless it is asked about.
  const named = u.works.flatMap((id) => store.works.get(id)?.expressions ?? []);
  return years.every(
    (year) => !yearsTold(store).has(year) && !named.some((d) => yearsOf(d, store).has(year)),
  );
}

/** Years that the texts held speak of, gathered once a store. */
const yearsTold = remembered((store: KnowledgeStore): ReadonlySet<string> => {
  const years = new Set<string>();
  for (const document of store.documents)
    if (document.text !== 'none') for (const year of yearsOf(document, store)) years.add(year);
  return years;
});

function yearsOf(document: Document, store: KnowledgeStore): Set<string> {
  const { title, version, effective, adopted } = document;
  const dates = [version, effective, adopted].map((date) => date?.slice(0, 4) ?? '');
  const titled = [...title.matchAll(/(?=(\d{4}))/gu)].map((m) => m[1]!);
  return new Set([...dates, ...titled, ...store.factsOf(document).years]);
}
