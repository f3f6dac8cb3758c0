import { shownWords, viewOf } from '../search/rank/entry-view.ts';
import type { Document, Finding, Hit, Library, Locator, Query } from '../types.ts';

/**
 * A finding that crosses between threads as JSON, which costs less than the engine's own copying: documents and entries by
 * their number in a library of the same texts, and without its reasons (signals, terms, evidence), which are most of it and
 * which only `--explain` prints.
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
  const packHit = ({ entry, score, locator, text, quote, form, status }: Hit): PackedHit => ({
    entry: found(entryNumbers.get(entry)),
    score,
    locator: locator === entry.locator ? undefined : locator,
    text: text === viewOf(entry).shown ? undefined : text,
    quote,
    form,
    status,
  });
  return (finding) => ({
    query: packQuery(finding.query),
    outcome: finding.outcome,
    reason: finding.reason,
    hits: finding.hits.map(packHit),
    confidence: finding.confidence,
    about: finding.about && numberOf(finding.about),
    otherVersions: finding.otherVersions.map(numberOf),
    choices: finding.choices.map(numberOf),
    articleCount: finding.articleCount,
  });
}

function packQuery({ terms: _, ...query }: Query): PackedFinding['query'] {
  return query;
}

/** Unpacks findings with the documents and entries of a library of the same texts. */
export function unpacker({ documents, entries }: Texts): (finding: PackedFinding) => Finding {
  const documentAt = (number: number): Document => found(documents[number]);
  const shown: string[] = [];
  const wordsAt = (number: number): string => {
    shown[number] ??= shownWords(found(entries[number]));
    return shown[number];
  };
  const unpackHit = (packed: PackedHit): Hit => {
    const entry = found(entries[packed.entry]);
    return {
      entry,
      score: packed.score,
      signals: [],
      locator: packed.locator ?? entry.locator,
      text: packed.text ?? wordsAt(packed.entry),
      quote: packed.quote,
      form: packed.form,
      status: packed.status,
    };
  };
  return ({ query, ...packed }) => ({
    query: {
      raw: query.raw,
      normalized: query.normalized,
      intents: query.intents,
      documents: query.documents,
      version: query.version,
      locators: query.locators,
      terms: [],
      asOf: query.asOf,
      completedFrom: query.completedFrom,
    },
    outcome: packed.outcome,
    reason: packed.reason,
    hits: packed.hits.map(unpackHit),
    confidence: packed.confidence,
    evidence: undefined,
    about: packed.about === undefined ? undefined : documentAt(packed.about),
    otherVersions: packed.otherVersions.map(documentAt),
    choices: packed.choices.map(documentAt),
    articleCount: packed.articleCount,
  });
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a finding of other texts than those of this library');
  return value;
}
