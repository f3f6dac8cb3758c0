import { isWithin, parseAnchor } from '../structure/locator.ts';
import { findProvision, walk } from '../structure/tree.ts';
import type { Document, IsoDate, Locator, Provision } from '../types.ts';
import type { Citation, Citations, CitedPlace } from './citation.ts';
import { findCitations } from './find-citations.ts';

/**
 * What cites what in a collection, both ways. Nothing is read before the first question; then all texts once.
 * @param asOf the date that decides which expression a title means; default the date of each citing text
 * Example: citedBy({document: 突发事件应对法 2007}) → the report's 一(一)1 and 二(二).
 */
export function buildCitations(documents: readonly Document[], asOf?: IsoDate): Citations {
  let built: Built | undefined;
  const get = () => {
    built ??= build(documents, asOf);
    return built;
  };
  return {
    cites(place) {
      const { document, locator } = placeOf(place, documents) ?? {};
      const all = document ? (get().outgoing.get(document) ?? []) : [];
      if (!document || !locator?.length) return all;
      const inside = new Set(within(document, locator));
      return all.filter((citation) => inside.has(citation.from.provision));
    },
    citedBy(place) {
      const { document, locator } = placeOf(place, documents) ?? {};
      if (!document) return [];
      const all = get().incoming.get(document.id) ?? [];
      if (!locator?.length) return all.filter((c) => c.from.document.id !== document.id);
      const inside = new Set(within(document, locator));
      return all.filter(
        (c) => c.document === document && c.places.some((p) => inside.has(p) || isWithin(locator, p.locator)),
      );
    },
  };
}

interface Built {
  readonly outgoing: ReadonlyMap<Document, readonly Citation[]>;
  /** By work. */
  readonly incoming: ReadonlyMap<string, readonly Citation[]>;
}

function build(documents: readonly Document[], asOf: IsoDate | undefined): Built {
  const outgoing = new Map<Document, Citation[]>();
  const incoming = new Map<string, Citation[]>();
  for (const citation of findCitations(documents, asOf)) {
    push(outgoing, citation.from.document, citation);
    if (citation.document) push(incoming, citation.document.id, citation);
  }
  return { outgoing, incoming };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}

/** The provision at a place and all in it; of a chapter its articles too, though their locators start anew. */
function within(document: Document, locator: Locator): Iterable<Provision> {
  const found = findProvision(document.root, locator);
  return found ? walk(found) : [];
}

function placeOf(
  place: CitedPlace,
  documents: readonly Document[],
): { document: Document; locator?: Locator } | undefined {
  if (typeof place !== 'string') return place;
  const [key = '', anchor] = place.split('#');
  const document = documents.find((d) => key === keyOf(d)) ?? documents.find((d) => key === d.id);
  const locator = anchor === undefined ? undefined : parseAnchor(anchor);
  if (!document || (anchor !== undefined && !locator)) return undefined;
  return { document, ...(locator ? { locator } : {}) };
}

const keyOf = ({ id, version }: Document) => (version === undefined ? id : `${id}@${version}`);
