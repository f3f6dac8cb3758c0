import { shownWords } from '../search/rank/entry-view.ts';
import type { Document, Entry, Finding, Hit, Library, Locator, Query } from '../types.ts';

/**
 * A finding that crosses between threads: documents and entries by their number in a library of the same texts, and
 * without its reasons (signals, terms, evidence), which are most of it and which only `--explain` prints.
 */
export interface PackedFinding
  extends Omit<Finding, 'query' | 'hits' | 'evidence' | 'about' | 'otherVersions' | 'choices'> {
  readonly query: Omit<Query, 'terms'>;
  readonly hits: readonly PackedHit[];
  readonly about?: number;
  readonly otherVersions: readonly number[];
  readonly choices: readonly number[];
}

/** Place and words are left out where they are the entry's own. */
interface PackedHit extends Omit<Hit, 'entry' | 'signals' | 'locator' | 'text'> {
  readonly entry: number;
  readonly locator?: Locator;
  readonly text?: string;
}

type Texts = Pick<Library, 'documents' | 'entries'>;

/** Packs findings of a library. */
export function packer({ documents, entries }: Texts): (finding: Finding) => PackedFinding {
  const documentNumbers = new Map(documents.map((document, i) => [document, i]));
  const entryNumbers = new Map(entries.map((entry, i) => [entry, i]));
  const numberOf = (document: Document): number => found(documentNumbers.get(document));
  return ({ query: { terms: _, ...query }, hits, evidence: __, about, otherVersions, choices, ...rest }) => ({
    ...rest,
    query,
    hits: hits.map(({ entry, score, locator, text, quote, form, status }) => ({
      entry: found(entryNumbers.get(entry)),
      score,
      locator: locator === entry.locator ? undefined : locator,
      text: text === shownWords(entry) ? undefined : text,
      quote,
      form,
      status,
    })),
    ...(about ? { about: numberOf(about) } : {}),
    otherVersions: otherVersions.map(numberOf),
    choices: choices.map(numberOf),
  });
}

/** Unpacks findings with the documents and entries of a library of the same texts. */
export function unpacker({ documents, entries }: Texts): (finding: PackedFinding) => Finding {
  const documentAt = (number: number): Document => found(documents[number]);
  const entryAt = (number: number): Entry => found(entries[number]);
  return ({ query, hits, about, otherVersions, choices, ...rest }) => ({
    ...rest,
    query: { ...query, terms: [] },
    hits: hits.map(({ entry: number, score, locator, text, quote, form, status }): Hit => {
      const entry = entryAt(number);
      return {
        entry,
        score,
        signals: [],
        locator: locator ?? entry.locator,
        text: text ?? shownWords(entry),
        quote,
        form,
        status,
      };
    }),
    ...(about === undefined ? {} : { about: documentAt(about) }),
    otherVersions: otherVersions.map(documentAt),
    choices: choices.map(documentAt),
  });
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a finding of other texts than those of this library');
  return value;
}
