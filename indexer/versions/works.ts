import { byWork } from '../documents/by-work.ts';
import type { Document, IsoDate, Status } from '../types.ts';
import { startOf, statusOn } from './status.ts';

/** One instrument with its dated texts. 一部作品,多个版本。 */
export interface Work {
  readonly id: string;
  /** Newest first; an expression without a date last. */
  readonly expressions: readonly Document[];
}

/** An expression and its status on the date it was asked for. */
export interface Standing {
  readonly document: Document;
  readonly status: Status;
}

const collections = new WeakMap<readonly Document[], ReadonlyMap<string, Work>>();
const works = new WeakMap<readonly Document[], Work>();

/**
 * Groups documents into works by id, in the order of their first document; once a collection. A work of the same documents
 * as in an earlier collection is the same object.
 */
export function worksOf(documents: readonly Document[]): ReadonlyMap<string, Work> {
  const known = collections.get(documents);
  if (known) return known;
  const made = new Map<string, Work>();
  for (const [id, list] of byWork(documents)) {
    const work = works.get(list) ?? { id, expressions: [...list].sort(newestFirst) };
    works.set(list, work);
    made.set(id, work);
  }
  collections.set(documents, made);
  return made;
}

function newestFirst(a: Document, b: Document): number {
  const [one = '', other = ''] = [a.version, b.version];
  return one === other ? 0 : one < other ? 1 : -1;
}

/** Best first. Before a text that has ended comes one nobody has checked; one that has not begun is worth less. */
const PREFERENCE: readonly Status[] = [
  'in_force',
  'unverified',
  'superseded',
  'repealed',
  'expired',
  'not_yet_in_force',
  'drafting',
];

/**
 * The expression that answers on a date: the one in force; where none held was, the one nearest to it, with the status
 * that says so: the last that ended or, before the first began, the first to come. Undefined for a work without texts.
 * Example: 突发事件应对法 on 2021-03-24 → the text of 2007, in_force; on 2006-01-01 → the same, not_yet_in_force.
 */
export function expressionOn(work: Work, asOf: IsoDate): Standing | undefined {
  let best: Standing | undefined;
  for (const document of work.expressions) {
    const standing = { document, status: statusOn(document, asOf, work.expressions) };
    if (!best || isBetter(standing, best)) best = standing;
  }
  return best;
}

/**
 * The expression to be read on a date: the one that answers; where no text of it is held, the best that has one. Whoever shows
 * it says that a newer one is known.
 */
export function readableOn(work: Work, asOf: IsoDate): Standing | undefined {
  const best = expressionOn(work, asOf);
  if (best?.document.text !== 'none') return best;
  let readable: Standing | undefined;
  for (const document of work.expressions) {
    if (document.text === 'none') continue;
    const standing = { document, status: statusOn(document, asOf, work.expressions) };
    if (!readable || isBetter(standing, readable)) readable = standing;
  }
  return readable ?? best;
}

function isBetter(one: Standing, other: Standing): boolean {
  const [a, b] = [PREFERENCE.indexOf(one.status), PREFERENCE.indexOf(other.status)];
  if (a !== b) return a < b;
  // Expressions come newest first, so the first seen stays, except that of texts to come the earliest is nearest.
  if (one.status !== 'not_yet_in_force') return false;
  return (startOf(one.document) ?? '9999') < (startOf(other.document) ?? '9999');
}

/**
 * The expression of exactly this date, or the newest of a year or month: 2007 → 2007-08-30. A year in which none was made
 * is that in which one began to hold: 1998 → 1997-08-29, effective 1998-01-01.
 */
export function expressionOf(work: Work, version: string): Document | undefined {
  const { expressions } = work;
  return (
    expressions.find((d) => isOf(d.version, version)) ?? expressions.find((d) => isOf(d.effective, version))
  );
}

function isOf(date: IsoDate | undefined, wanted: string): boolean {
  return date === wanted || (date?.startsWith(`${wanted}-`) ?? false);
}
