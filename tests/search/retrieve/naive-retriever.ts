import { impactsBy } from '../../../indexer/search/retrieve/impacts.ts';
import type {
  Candidate,
  DocumentKeys,
  IndexedDocument,
  Retriever,
  WeightedTerm,
} from '../../../indexer/search/retrieve/retriever.ts';
import type { Tokenizer } from '../../../indexer/search/tokenize.ts';
import type { Weights } from '../../../indexer/search/weights.ts';

type Impacts = ReadonlyMap<string, number>;

/** A retriever as its definition reads: every entry is looked at for every question, impacts are exact. */
export function naiveRetriever(weights: Weights, tokenizer: Tokenizer): Retriever {
  const held = new Map<string, readonly Impacts[]>();
  const impactsOf = impactsBy(weights, tokenizer);
  const indexed = ({ entries }: IndexedDocument) =>
    entries.map((entry) => {
      const { terms, impacts } = impactsOf(entry);
      return new Map(terms.map((term, n) => [term, impacts[n]!]));
    });
  const within = (scope: DocumentKeys) =>
    [...held].flatMap(([document, entries]) =>
      !scope || scope.has(document) ? entries.map((impacts, entry) => ({ document, entry, impacts })) : [],
    );
  const scoreBy = (terms: readonly WeightedTerm[], impacts: Impacts) =>
    terms.reduce((sum, { text, weight }) => sum + weight * (impacts.get(text) ?? 0), 0);
  return {
    async candidates({ terms, count, scope, documents }) {
      const entries = within(scope);
      const isHeld = ({ text }: WeightedTerm) => entries.some(({ impacts }) => impacts.has(text));
      const finding = terms.filter((t) => t.finds);
      const first = finding.some(isHeld) ? undefined : terms.find((t) => !t.finds && isHeld(t));
      const finders = first ? [first] : finding;
      const all = [...finders, ...terms.filter((t) => !t.finds && t.orders && t !== first)];
      return entries
        .filter(({ impacts }) => finders.some(({ text }) => impacts.has(text)))
        .map((e): Candidate => ({ document: e.document, entry: e.entry, score: scoreBy(all, e.impacts) }))
        .filter(({ document }) => !documents || documents.has(document))
        .sort((a, b) => b.score - a.score)
        .slice(0, count);
    },
    frequencies: async (terms, scope) =>
      new Map([...terms].map((t) => [t, within(scope).filter(({ impacts }) => impacts.has(t)).length])),
    holding: async (terms, scope) =>
      within(scope)
        .filter(({ impacts }) => terms.length > 0 && terms.every((t) => impacts.has(t)))
        .map(({ document, entry }) => ({ document, entry })),
    statistics: async (scope) => ({ entries: within(scope).length }),
    async add(documents) {
      const keys = [...held.keys(), ...documents.map(({ key }) => key)];
      if (new Set(keys).size < keys.length) throw new RangeError('a document is held already');
      for (const document of documents) held.set(document.key, indexed(document));
    },
    async remove(keys) {
      for (const key of keys) held.delete(key);
    },
    async replace(documents) {
      for (const document of documents) held.set(document.key, indexed(document));
    },
  };
}
