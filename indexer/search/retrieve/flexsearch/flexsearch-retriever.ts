import { turn } from '../../../turn.ts';
import {
  type Candidate,
  type CandidateRequest,
  type IndexedDocument,
  type Retriever,
  sizeOf,
  type WeightedTerm,
} from '../retriever.ts';
import { DocumentNumbers } from './document-numbers.ts';
import { makeIndex, slotsOf } from './flexsearch-gaps.ts';
import { PackedStorage } from './packed-storage.ts';
import { inSteps, merge, type Part, type Placed, type Postings } from './postings.ts';
import { begin, best, noScores } from './scores.ts';
import { SLOTS } from './slots.ts';
import { bytesOf, entriesIn, find, isHeld, order, postingsIn, type TermPostings } from './term-postings.ts';

/** Where the postings of a document come from: built, or out of a cache. */
export type SegmentSource = (document: IndexedDocument) => Promise<Postings>;

/** Documents whose segments are asked for at once; between them the event loop has its turn. */
const AT_ONCE = 16;

/** What a retriever holds. */
export interface Held {
  readonly storage: PackedStorage;
  readonly numbers: DocumentNumbers;
}

export interface FlexsearchRetriever extends Retriever {
  /**
   * Another retriever of these documents with some in the place of others; this one stays as it is, and what is the same is
   * held once. The work is that of the changes, done step by step.
   */
  changed(change: IndexChange, segmentOf: SegmentSource): Promise<FlexsearchRetriever>;
  /** One more than the greatest number given to an entry; numbers of what was removed are not given again. */
  readonly numbered: number;
  /** What it holds as one part, where it does. */
  readonly part: Part | undefined;
}

export interface IndexChange {
  /** Documents that are new or others than before. */
  readonly put: readonly IndexedDocument[];
  readonly removed: readonly string[];
  /** All keys in their order among ties. */
  readonly order: readonly string[];
  /** The postings of a document that goes, where they are still known: then all others need not be gone through for its. */
  readonly formerOf?: (key: string) => Promise<Postings | undefined>;
}

/** Bytes of postings that are kept as they were found. */
const MOST_KEPT = 16 << 20;

/** Documents whose segments are in memory at once. */
const MERGED_AT_ONCE = 100;

/** A retriever that FlexSearch searches, over packed postings of its own making in memory. */
export async function flexsearchRetriever(
  segmentOf: SegmentSource,
  { storage, numbers }: Held = { storage: new PackedStorage(), numbers: new DocumentNumbers() },
): Promise<FlexsearchRetriever> {
  const index = makeIndex(SLOTS, () => 0);
  await index.mount(storage);
  const scores = noScores();

  const segmentsOf = async (
    documents: readonly IndexedDocument[],
    source = segmentOf,
  ): Promise<Postings[]> => {
    const segments: Postings[] = [];
    for (let from = 0; from < documents.length; from += AT_ONCE) {
      segments.push(...(await Promise.all(documents.slice(from, from + AT_ONCE).map(source))));
      await turn();
    }
    return segments;
  };
  const numbered = (
    documents: readonly IndexedDocument[],
    segments: readonly Postings[],
    ranks?: ReadonlyMap<string, number>,
  ): Placed[] =>
    documents.map((document, i) => {
      const { key } = document;
      return { postings: segments[i]!, base: numbers.add(key, sizeOf(document), ranks?.get(key)) };
    });
  const remove = (keys: readonly string[]): ReadonlyMap<string, number> => {
    const gone = numbers.within(new Set(keys));
    const ranks = numbers.remove(keys);
    if (gone && ranks.size > 0) storage.drop(gone);
    changed();
    return ranks;
  };

  /** What the scores are of: after all documents some may be asked for by themselves. */
  let scored: Pick<CandidateRequest, 'terms' | 'scope'> | undefined;
  // Terms come again with every reading of a message, and the common ones with every question.
  let kept = { terms: new Map<string, TermPostings>(), size: 0 };
  const changed = (): void => {
    kept = { terms: new Map(), size: 0 };
    scored = undefined;
  };
  // All at once: an index that changes meanwhile is not to be seen half before and half after.
  const read = async (wanted: readonly WeightedTerm[]): Promise<readonly TermPostings[]> => {
    const { terms } = kept;
    const out = wanted.map(({ text }) => terms.get(text));
    const missing = wanted.filter((_, i) => !out[i]);
    if (missing.length === 0) return out as TermPostings[];
    const others = (await Promise.all(missing.map(({ text }) => readTerm(text)))).values();
    return out.map((postings) => postings ?? others.next().value!);
  };
  const readTerm = async (term: string): Promise<TermPostings> => {
    // What is read while the index changes is not kept for after.
    const own = kept;
    const postings = postingsIn(await slotsOf(index, term));
    if (own.size >= MOST_KEPT) {
      own.terms.clear();
      own.size = 0;
    }
    own.terms.set(term, postings);
    own.size += bytesOf(postings);
    return postings;
  };

  const reading = async ({ terms, scope }: CandidateRequest) => {
    const of = kept;
    const counts = numbers.within(scope);
    // The commonest terms, which only order where others find, are read when that is known.
    const finding = terms.filter((t) => t.finds);
    const found = await read(finding);
    const others = terms.filter((t) => !t.finds);
    const held = found.some((postings) => isHeld(postings, counts));
    const ordering = held ? others.filter((t) => t.orders) : others;
    return { of, counts, finding, found, ordering, ordered: await read(ordering) };
  };
  const addUp = ({
    counts,
    finding,
    found,
    ordering,
    ordered,
  }: Awaited<ReturnType<typeof reading>>): void => {
    begin(scores, numbers.size);
    for (let i = 0; i < finding.length; i++) find(scores, found[i]!, finding[i]!.weight, counts);
    for (let i = 0; i < ordering.length; i++) {
      const { weight, orders } = ordering[i]!;
      if (scores.count === 0) find(scores, ordered[i]!, weight, counts);
      else if (orders) order(scores, ordered[i]!, weight);
    }
  };
  const candidates = async (request: CandidateRequest): Promise<Candidate[]> => {
    const { terms, scope, count, documents } = request;
    const there = scored?.terms === terms && scored.scope === scope;
    const wants = there ? undefined : await reading(request);
    // From here on nothing waits: the scores are shared by all questions.
    if (wants) {
      addUp(wants);
      scored = wants.of === kept ? { terms, scope } : undefined;
    }
    const wanted = numbers.within(documents);
    const all = scores.touched.subarray(0, scores.count);
    const touched = wanted ? all.filter(wanted) : all;
    const top = best(touched, scores.values, count, numbers.compare);
    return top.map((entry) => ({ ...numbers.idOf(entry), score: scores.values[entry]! }));
  };

  return {
    candidates,
    async frequencies(terms, scope) {
      const counts = numbers.within(scope);
      const out = new Map<string, number>();
      for (const term of terms) out.set(term, storage.frequency(term, counts));
      return out;
    },
    async holding(terms, scope) {
      const unique = [...new Set(terms)].sort((a, b) => storage.frequency(a) - storage.frequency(b));
      const [rarest, ...rest] = unique;
      if (rarest === undefined) return [];
      const counts = numbers.within(scope);
      let found = entriesIn(postingsIn(await slotsOf(index, rarest)), (entry) => !counts || counts(entry));
      for (const term of rest) {
        if (found.length === 0) break;
        const before = new Set(found);
        found = entriesIn(postingsIn(await slotsOf(index, term)), (entry) => before.has(entry));
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
      storage.put(numbered(documents, await segmentsOf(documents)));
      changed();
    },
    remove: async (keys) => void remove(keys),
    async replace(documents) {
      const segments = await segmentsOf(documents);
      storage.put(numbered(documents, segments, remove(documents.map(({ key }) => key))));
      changed();
    },
    get numbered() {
      return numbers.size;
    },
    get part() {
      return storage.part;
    },
    async changed({ put, removed, order, formerOf }, source) {
      const own: Held = { storage: new PackedStorage(storage), numbers: new DocumentNumbers(numbers) };
      const out = [...removed, ...put.map(({ key }) => key)].filter((key) => own.numbers.has(key));
      const gone = own.numbers.within(new Set(out));
      const former = await placedBefore(out, own.numbers, formerOf);
      own.numbers.remove(out);
      await turn();
      if (former) await own.storage.takeOut(former);
      else if (gone) await own.storage.dropInSteps(gone);
      const parts: Placed[] = [];
      // Each segment has its own copy of its terms: they are merged before there are many.
      for (let from = 0; from < put.length; from += MERGED_AT_ONCE) {
        const some = put.slice(from, from + MERGED_AT_ONCE);
        const segments = await segmentsOf(some, source);
        const placed = some.map((document, i): Placed => {
          return { postings: segments[i]!, base: own.numbers.add(document.key, sizeOf(document)) };
        });
        parts.push({ postings: (await inSteps(merge(placed))).postings, base: 0 });
      }
      await own.storage.putInSteps(parts);
      own.numbers.order(order);
      return flexsearchRetriever(source, own);
    },
  };
}

/** Postings of documents that go, at their numbers; undefined where not all are known. */
async function placedBefore(
  keys: readonly string[],
  numbers: DocumentNumbers,
  formerOf: IndexChange['formerOf'] = async () => undefined,
): Promise<Placed[] | undefined> {
  const placed: Placed[] = [];
  for (const key of keys) {
    const postings = await formerOf(key);
    if (!postings) return undefined;
    placed.push({ postings, base: numbers.baseOf(key) });
  }
  return placed;
}
