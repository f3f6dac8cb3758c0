import { isWithin, parseAnchor, toAnchor } from '../structure/locator.ts';
import { findProvision, walk } from '../structure/tree.ts';
import { turn } from '../turn.ts';
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
  let steps: Generator<void, Built> | undefined;
  /** @returns whether all is read */
  const step = (): boolean => {
    steps ??= build(documents, asOf);
    const { done, value } = steps.next();
    if (done) built ??= value;
    return done === true;
  };
  const get = (): Built => {
    while (!built) step();
    return built;
  };
  return {
    async ready(pause) {
      while (!built && !step()) {
        await pause?.();
        await turn();
      }
    },
    cites(place) {
      const { document, locator } = placeOf(place, documents) ?? {};
      const all = document ? (get().outgoing.get(document) ?? []) : [];
      if (!document || !locator?.length) return all;
      const inside = places(document, locator);
      return all.filter((citation) => inside.has(placeIn(citation.from.provision)));
    },
    citedBy(place) {
      const { document, locator } = placeOf(place, documents) ?? {};
      if (!document) return [];
      const all = get().incoming.get(document.id) ?? [];
      if (!locator?.length) return all.filter((c) => c.from.document.id !== document.id);
      const inside = places(document, locator);
      return all.filter(
        (c) =>
          c.document === document &&
          c.places.some((p) => inside.has(placeIn(p)) || isWithin(locator, p.locator)),
      );
    },
  };
}

interface Built {
  readonly outgoing: ReadonlyMap<Document, readonly Citation[]>;
  /** By work. */
  readonly incoming: ReadonlyMap<string, readonly Citation[]>;
}

/** Citations that are filed under what they cite in one go. */
const STRIDE = 20_000;

function* build(documents: readonly Document[], asOf: IsoDate | undefined): Generator<void, Built> {
  const { inTexts, told } = yield* findCitations(documents, asOf);
  const outgoing = new Map(inTexts);
  const incoming = new Map<string, Citation[]>();
  let done = 0;
  for (const citations of inTexts.values()) {
    for (const citation of citations) if (citation.document) push(incoming, citation.document.id, citation);
    done += citations.length;
    if (done < STRIDE) continue;
    done = 0;
    yield;
  }
  for (const citation of told) {
    const { document } = citation.from;
    outgoing.set(document, [...(outgoing.get(document) ?? []), citation]);
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

/** The same for a provision however often its text has been read. */
function placeIn({ type, span, locator }: Provision): string {
  return `${type} ${span.start} ${span.end} ${toAnchor(locator)}`;
}

function places(document: Document, locator: Locator): ReadonlySet<string> {
  return new Set([...within(document, locator)].map(placeIn));
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
