import type { Document, IsoDate, Successor } from '../types.ts';
import { startOf } from './status.ts';

/**
 * What stands in the place of a document, wholly or in part: the newest later text of the same work, held or not, and other
 * works whose catalogue entry says that they replace it. The surest first; none for a text that nothing known replaces.
 * @param all what may be told of
 * Example: 危险化学品安全管理条例 → 危险化学品安全法, in part, since 2026-05-01.
 */
export function successorsOf(document: Document, all: readonly Document[], asOf: IsoDate): Successor[] {
  const later = all.filter((d) => d.id === document.id && isLater(d, document) && d.status !== 'drafting');
  const newest = later.sort((a, b) => (a.version! < b.version! ? 1 : -1))[0];
  const own = newest ? [successor(newest, 'whole', asOf)] : [];
  const others = all.flatMap((other) =>
    other.relations.flatMap(({ predicate, document: target }) => {
      const [id, version] = target.split('@');
      const meant = id === document.id && (version === undefined || version === document.version);
      if (!meant || other.id === document.id) return [];
      if (predicate === 'supersedes') return [successor(other, 'whole', asOf)];
      return predicate === 'partly_supersedes' ? [successor(other, 'part', asOf)] : [];
    }),
  );
  return [...own, ...others];
}

/** Whether a later text of the same work is held, so that this one need not be read for what holds today. */
export function hasHeldSuccessor(document: Document, siblings: readonly Document[]): boolean {
  return siblings.some((d) => d.text !== 'none' && d.id === document.id && isLater(d, document));
}

function isLater({ version }: Document, than: Document): boolean {
  return version !== undefined && than.version !== undefined && version > than.version;
}

function successor(document: Document, extent: Successor['extent'], asOf: IsoDate): Successor {
  const since: IsoDate | undefined = startOf(document);
  return {
    document,
    extent,
    ...(since === undefined ? {} : { since }),
    begun: since === undefined || since <= asOf,
  };
}
