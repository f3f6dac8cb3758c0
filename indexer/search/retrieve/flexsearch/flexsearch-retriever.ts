import type { Candidate, CandidateRequest, IndexedDocument, Retriever } from '../retriever.ts';
import { DocumentNumbers } from './document-numbers.ts';
import { makeIndex, type Slots, slotsOf } from './flexsearch-gaps.ts';
import { PackedStorage } from './packed-storage.ts';
import type { Placed, Postings } from './postings.ts';
import { begin, best, noScores, type Scores } from './scores.ts';
import { impactOf, SLOTS } from './slots.ts';

const IMPACTS = Float32Array.from({ length: SLOTS }, (_, slot) => impactOf(slot));

/** Where the postings of a document come from: built, or out of a cache. */
export type SegmentSource = (document: IndexedDocument) => Promise<Postings>;

/** Documents whose segments are asked for at once; between them the event loop has its turn. */
const AT_ONCE = 16;

/** A retriever that FlexSearch searches, over packed postings of its own making in memory. */
export async function flexsearchRetriever(segmentOf: SegmentSource): Promise<Retriever> {
  const storage = new PackedStorage();
  const index = makeIndex(SLOTS, () => 0);
  await index.mount(storage);
  const numbers = new DocumentNumbers();
  const scores = noScores();

  const segmentsOf = async (documents: readonly IndexedDocument[]): Promise<Postings[]> => {
    const segments: Postings[] = [];
    for (let from = 0; from < documents.length; from += AT_ONCE) {
      segments.push(...(await Promise.all(documents.slice(from, from + AT_ONCE).map(segmentOf))));
      await new Promise(setImmediate);
    }
    return segments;
  };
  const put = (
    documents: readonly IndexedDocument[],
    segments: readonly Postings[],
    ranks?: ReadonlyMap<string, number>,
  ): void => {
    const placed = documents.map(({ key, entries }, i): Placed => {
      return { postings: segments[i]!, base: numbers.add(key, entries.length, ranks?.get(key)) };
    });
    storage.put(placed);
  };
  const remove = (keys: readonly string[]): ReadonlyMap<string, number> => {
    const gone = numbers.within(new Set(keys));
    const ranks = numbers.remove(keys);
    if (gone && ranks.size > 0) storage.drop(gone);
    return ranks;
  };

  const candidates = async ({ terms, count, scope, documents }: CandidateRequest): Promise<Candidate[]> => {
    const counts = numbers.within(scope);
    // The commonest terms, which only order where others find, are read when that is known.
    const read = async (wanted: typeof terms) =>
      Promise.all(wanted.map(async (term) => ({ ...term, slots: await slotsOf(index, term.text) })));
    const finding = await read(terms.filter((t) => t.finds));
    const others = terms.filter((t) => !t.finds);
    const held = finding.some(({ slots }) => isHeld(slots, counts));
    const ordering = await read(held ? others.filter((t) => t.orders) : others);
    // From here on nothing waits: the scores are shared by all questions.
    begin(scores, numbers.size);
    for (const { slots, weight } of finding) find(scores, slots, weight, counts);
    for (const { slots, weight, orders } of ordering) {
      if (scores.count === 0) find(scores, slots, weight, counts);
      else if (orders) order(scores, slots, weight);
    }
    const wanted = numbers.within(documents);
    const found = scores.touched.subarray(0, scores.count);
    const touched = wanted ? found.filter(wanted) : found;
    const top = best(touched, scores.values, count, numbers.compare);
    return top.map((entry) => ({ ...numbers.idOf(entry), score: scores.values[entry]! }));
  };

  return {
    candidates,
    async frequencies(terms, scope) {
      const counts = numbers.within(scope);
      return new Map([...terms].map((term) => [term, storage.frequency(term, counts)]));
    },
    async holding(terms, scope) {
      const unique = [...new Set(terms)].sort((a, b) => storage.frequency(a) - storage.frequency(b));
      const [rarest, ...rest] = unique;
      if (rarest === undefined) return [];
      const counts = numbers.within(scope);
      let found = entriesIn(await slotsOf(index, rarest), (entry) => !counts || counts(entry));
      for (const term of rest) {
        if (found.length === 0) break;
        const before = new Set(found);
        found = entriesIn(await slotsOf(index, term), (entry) => before.has(entry));
      }
      return found.sort(numbers.compare).map((entry) => numbers.idOf(entry));
    },
    statistics: async (scope) => ({ entries: numbers.count(scope) }),
    async add(documents) {
      const keys = new Set<string>();
      for (const { key } of documents) {
        if (numbers.has(key) || keys.has(key))
          throw new RangeError(`document ${key} is held already: use replace`);
        keys.add(key);
      }
      put(documents, await segmentsOf(documents));
    },
    remove: async (keys) => void remove(keys),
    async replace(documents) {
      const segments = await segmentsOf(documents);
      put(documents, segments, remove(documents.map(({ key }) => key)));
    },
  };
}

type Counts = ((entry: number) => boolean) | undefined;

function isHeld(slots: Slots, counts: Counts): boolean {
  return slots.some((ids) => ids && (!counts || Array.from(ids).some((id) => counts(Number(id)))));
}

function entriesIn(slots: Slots, wanted: (entry: number) => boolean): number[] {
  const out: number[] = [];
  for (const ids of slots) {
    if (!ids) continue;
    for (let i = 0; i < ids.length; i++) if (wanted(Number(ids[i]))) out.push(Number(ids[i]));
  }
  return out;
}

/** Adds a term to the scores of all entries that hold it: they are candidates. */
function find(scores: Scores, slots: Slots, weight: number, counts: Counts): void {
  const { values, touched } = scores;
  let { count } = scores;
  for (let slot = 0; slot < slots.length; slot++) {
    const ids = slots[slot];
    if (!ids) continue;
    const score = weight * IMPACTS[slot]!;
    for (let i = 0; i < ids.length; i++) {
      const entry = Number(ids[i]);
      if (counts && !counts(entry)) continue;
      if (values[entry] === 0) touched[count++] = entry;
      values[entry]! += score;
    }
  }
  scores.count = count;
}

/** Adds a term to the scores of those that hold it and are candidates. */
function order({ values }: Scores, slots: Slots, weight: number): void {
  for (let slot = 0; slot < slots.length; slot++) {
    const ids = slots[slot];
    if (!ids) continue;
    const score = weight * IMPACTS[slot]!;
    for (let i = 0; i < ids.length; i++) {
      const entry = Number(ids[i]);
      if (values[entry] !== 0) values[entry]! += score;
    }
  }
}
