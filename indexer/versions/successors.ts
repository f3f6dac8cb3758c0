import { byWork } from '../documents/by-work.ts';
import type { Document, IsoDate, Successor } from '../types.ts';
import { startOf } from './status.ts';

/**
 * What stands in the place of a document, wholly or in part: the newest later text of the same work, held or not, and other
 * works whose catalogue entry says that they replace it. The surest first; none for a text that nothing known replaces.
 * @param all what may be told of
 * Example: 危险化学品安全管理条例 → 危险化学品安全法, in part, since 2026-05-01.
 */
export function successorsOf(document: Document, all: readonly Document[], asOf: IsoDate): Successor[] {
  const { siblings, replacing } = relationsAmong(all);
  const later = (siblings.get(document.id) ?? []).filter(
    (d) => isLater(d, document) && d.status !== 'drafting',
  );
  const newest = later.sort((a, b) => (a.version! < b.version! ? 1 : -1))[0];
  const own = newest ? [successor(newest, 'whole', asOf)] : [];
  const others = (replacing.get(document.id) ?? [])
    .filter(
      ({ by, version }) => by.id !== document.id && (version === undefined || version === document.version),
    )
    .map(({ by, extent }) => successor(by, extent, asOf));
  return [...own, ...others];
}

interface Replacing {
  readonly by: Document;
  readonly extent: Successor['extent'];
  /** Of the text that is replaced; undefined for all of the work. */
  readonly version: string | undefined;
}

interface Relations {
  readonly siblings: ReadonlyMap<string, readonly Document[]>;
  readonly replacing: ReadonlyMap<string, readonly Replacing[]>;
}

const known = new WeakMap<readonly Document[], Relations>();

/** The texts of each work and what replaces it, gathered once for a collection: every answer asks. */
function relationsAmong(all: readonly Document[]): Relations {
  const before = known.get(all);
  if (before) return before;
  const replacing = new Map<string, Replacing[]>();
  for (const document of all) {
    for (const { predicate, document: target } of document.relations) {
      const [id = '', version] = target.split('@');
      const extent = EXTENTS[predicate];
      if (extent) replacing.set(id, [...(replacing.get(id) ?? []), { by: document, extent, version }]);
    }
  }
  const relations = { siblings: byWork(all), replacing };
  known.set(all, relations);
  return relations;
}

const EXTENTS: Readonly<Record<string, Successor['extent'] | undefined>> = {
  supersedes: 'whole',
  partly_supersedes: 'part',
};

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
