import type { Postings } from '../flexsearch/postings.ts';
import type {
  Candidate,
  CandidateRequest,
  DocumentKeys,
  EntryId,
  IndexedDocument,
  Retriever,
  WeightedTerm,
} from '../retriever.ts';
import { HeldDocuments, type Selection } from './held-documents.ts';
import { KnownFrequencies } from './known-frequencies.ts';
import type { PostgresIndex } from './postgres-index.ts';
import { SCHEMA } from './schema.ts';
import { termKey } from './term-key.ts';

/** What a retriever works with. */
export interface PostgresRetrieverOptions {
  readonly index: PostgresIndex;
  /** The name of a document in the database. */
  readonly hashOf: (document: IndexedDocument) => string;
  readonly build: (document: IndexedDocument) => Promise<Postings>;
  /** Told of entries that are done, built here or found. */
  readonly done?: (entries: number) => void;
}

/** A retriever with what its server does beside asking. */
export interface PostgresRetriever extends Retriever {
  /** Notes everything held as of use, and looks where it is now. */
  touch(): Promise<void>;
}

/** What impacts are counted in, and the greatest there is: (95 − 2 × slot) / 96. */
const GREATEST = 95;
const WHOLE = 96;
/** Scores are whole numbers of four bytes: weights are scaled so that their sum just fits. */
const MOST_SCORE = 2 ** 31 - 1;

/** A retriever over an index in a database: it holds which documents are its own, and neither words nor postings. */
export function postgresRetriever({
  index,
  hashOf,
  build,
  done = () => {},
}: PostgresRetrieverOptions): PostgresRetriever {
  const held = new HeldDocuments();
  const { read } = index.database;

  const touch = async (): Promise<void> => {
    const { kept, sizes } = await index.locate(held.hashes);
    held.moved(kept, sizes);
    const lost = held.hashes.filter((hash) => !kept.has(hash)).length;
    if (lost > 0) throw new Error(`${lost} documents are no longer in the index: load the knowledge again`);
  };
  /** Asks; where segments have been merged meanwhile, looks where everything is now and asks again. */
  const settled = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (let tried = 0; ; tried++) {
      try {
        return await ask();
      } catch (error) {
        if ((error as { code?: string }).code !== 'ZY001' || tried >= 5) throw error;
        await touch();
      }
    }
  };

  const known = new KnownFrequencies();
  const frequencies = async (terms: readonly string[], scope: DocumentKeys): Promise<Map<string, number>> => {
    const counts = known.of(scope, held.documents);
    const unknown = terms.filter((term) => !counts.has(term));
    const found = new Map(unknown.map((term) => [termKey(term), 0]));
    if (unknown.length > 0)
      await settled(async () => {
        const selections = held.selection(scope);
        const rows = await read<{ term: string; entries: number }>(
          `select term, entries from ${SCHEMA}.frequencies($1::int4[], $2::bytea[], $3::text[])`,
          [selections.flatMap((s) => s.segments), selections.flatMap((s) => s.masks), [...found.keys()]],
        );
        for (const { term, entries } of rows) found.set(term, entries);
      });
    const result = new Map(terms.map((term) => [term, counts.get(term) ?? found.get(termKey(term)) ?? 0]));
    known.keep(counts, result);
    return result;
  };

  /** The best entries of each part, by terms that find and terms that order. */
  const ranked = async (
    finders: readonly WeightedTerm[],
    orderers: readonly WeightedTerm[],
    count: number,
    keys: DocumentKeys,
  ): Promise<Candidate[]> => {
    const terms = [...finders, ...orderers];
    if (finders.length === 0 || count < 1) return [];
    const scale = MOST_SCORE / (GREATEST + 1) / terms.reduce((sum, { weight }) => sum + weight, 0);
    const asked = [
      terms.map(({ text }) => termKey(text)),
      // Never 0: a term of the least weight finds.
      terms.map(({ weight }) => Math.max(1, Math.floor(weight * scale))),
      terms.map((_, i) => i < finders.length),
      Number.isFinite(count) ? count : null,
    ];
    const found = await settled(() =>
      Promise.all(
        held.selection(keys).map(async (selection) => {
          const rows = await read<{ entry: number; score: number }>(
            `select entry, score from ${SCHEMA}.rank($1::int2, $2::int4[], $3::int4[], $4::bytea[],
               $5::text[], $6::int4[], $7::bool[], $8::int4)`,
            [...valuesOf(selection), ...asked],
          );
          return rows.map(({ entry, score }) => ({ ...held.idOf(selection, entry), score }));
        }),
      ),
    );
    return found
      .flat()
      .sort((a, b) => b.score - a.score || a.rank - b.rank || a.entry - b.entry)
      .slice(0, count)
      .map(({ document, entry, score }) => ({ document, entry, score: score / scale / WHOLE }));
  };

  const candidates = async ({ terms, count, scope, documents }: CandidateRequest): Promise<Candidate[]> => {
    const finders = terms.filter((term) => term.finds);
    const others = terms.filter((term) => !term.finds);
    const wanted = both(scope, documents);
    const found = await ranked(
      finders,
      others.filter((term) => term.orders),
      count,
      wanted,
    );
    if (found.length > 0 || others.length === 0) return found;
    // Nothing that finds is in what was wanted: is it in the whole scope? If not, another term makes candidates.
    const counts = await frequencies(
      terms.map(({ text }) => text),
      scope,
    );
    const isHeld = ({ text }: WeightedTerm): boolean => (counts.get(text) ?? 0) > 0;
    const first = finders.some(isHeld) ? undefined : others.find(isHeld);
    if (!first) return [];
    return ranked(
      [first],
      others.filter((term) => term !== first && term.orders),
      count,
      wanted,
    );
  };

  const located = async (documents: readonly IndexedDocument[]) => {
    const hashed = documents.map((document) => ({ document, hash: hashOf(document) }));
    const { kept, sizes } = await index.ensure(hashed, build, done);
    const placed = hashed.map(({ document, hash }) => {
      const place = kept.get(hash);
      if (!place) throw new Error(`${document.key} was swept while it was brought in`);
      return { ...place, key: document.key };
    });
    return { placed, sizes };
  };

  return {
    candidates,
    frequencies: (terms, scope) => frequencies([...new Set(terms)], scope),
    async holding(terms, scope) {
      const unique = [...new Set(terms)].map(termKey);
      if (unique.length === 0) return [];
      const found = await settled(() =>
        Promise.all(
          held.selection(scope).map(async (selection) => {
            const rows = await read<{ entry: number }>(
              `select entry from ${SCHEMA}.holding($1::int2, $2::int4[], $3::int4[], $4::bytea[], $5::text[])`,
              [...valuesOf(selection), unique],
            );
            return rows.map(({ entry }) => held.idOf(selection, entry));
          }),
        ),
      );
      return found
        .flat()
        .sort((a, b) => a.rank - b.rank || a.entry - b.entry)
        .map(({ document, entry }): EntryId => ({ document, entry }));
    },
    statistics: async (scope) => ({ entries: held.count(scope) }),
    async add(documents) {
      const keys = new Set<string>();
      for (const { key } of documents) {
        if (held.has(key) || keys.has(key))
          throw new RangeError(`document ${key} is held already: use replace`);
        keys.add(key);
      }
      const { placed, sizes } = await located(documents);
      held.put(placed, sizes);
    },
    remove: async (keys) => held.remove(keys),
    async replace(documents) {
      const { placed, sizes } = await located(documents);
      held.put(placed, sizes);
    },
    touch,
  };
}

function valuesOf({ part, segments, bases, masks }: Selection): unknown[] {
  return [part, segments, bases, masks];
}

function both(scope: DocumentKeys, documents: DocumentKeys): DocumentKeys {
  if (!scope || !documents) return scope ?? documents;
  return new Set([...documents].filter((key) => scope.has(key)));
}
