import type { Synonym } from '../documents/word-lists.ts';
import type { Document, Entry, Kind, Provision } from '../types.ts';
import { type Scope, scopeOf } from './decide/scope.ts';
import { buildIndex, type FieldTexts, type LexicalIndex } from './index/build.ts';
import { phraseIndex } from './rank/phrase-index.ts';
import { askedOf, search } from './search.ts';
import type { Shelf } from './shelf.ts';
import { loadTokenizer } from './tokenize.ts';
import { synonymTable } from './understand/synonyms.ts';
import { type Background, understand } from './understand/understand.ts';
import type { Weights } from './weights.ts';

/** One line of a corpus file: an article of a statute. */
export interface CorpusLine {
  readonly id: string;
  readonly law: string;
  readonly article: string;
  readonly chapter: string;
  readonly name: string;
  readonly text: string;
}

export interface Corpus {
  readonly shelf: Shelf;
  /** Ids of the best articles, best first. */
  readonly search: (question: string, k: number) => Promise<string[]>;
}

export interface CorpusOptions {
  readonly weights: Weights;
  readonly synonyms: readonly Synonym[];
  readonly onProgress?: (done: number, total: number) => void;
  /** An index of the same lines with the same weights, already built. */
  readonly index?: LexicalIndex;
}

/** Indexes a corpus of articles for search through the product's tokenizer, index and ranking. */
export async function openCorpus(lines: readonly CorpusLine[], options: CorpusOptions): Promise<Corpus> {
  const { weights, synonyms, onProgress } = options;
  const tokenizer = await loadTokenizer();
  const entries = entriesOf(lines);
  const index = options.index ?? (await buildIndex(fieldsOf(lines), weights, tokenizer, onProgress));
  const shelf: Shelf = {
    documents: [],
    entries,
    works: new Map(),
    named: [],
    index,
    statusOn: () => 'unverified',
    outOfScope: new Map(),
    phrases: phraseIndex([]),
    folded: (entry) => entry.text,
  };
  const background: Background = {
    works: [],
    isReport: () => false,
    synonyms: synonymTable(synonyms),
    tokenizer,
    weights: weights.terms,
    // A corpus this size holds every pair of characters; slips are not looked for.
    correct: async (text) => ({ text, corrected: [] }),
  };
  return {
    shelf,
    search: async (question, k) => {
      const { alone } = await understand(question, [], '9999-12-31', background);
      const scope: Scope = scopeOf({ ...alone, works: [] }, shelf);
      const asked = askedOf(alone, scope, undefined, shelf, weights);
      const ranked = search(asked, scope, shelf, weights, k);
      return ranked.slice(0, k).map((r) => r.entry.key);
    },
  };
}

/** Documents and entries made of the lines; only what ranking looks at is there. */
function entriesOf(lines: readonly CorpusLine[]): Entry[] {
  const documents = new Map<string, Document>();
  return lines.map((line) => {
    const document = documents.get(line.law) ?? documentOf(line.law);
    documents.set(line.law, document);
    const provision = { ...NO_PROVISION, label: line.article, text: line.text };
    return {
      key: line.id,
      document,
      provision,
      locator: [],
      headings: line.chapter === '' ? [] : [line.chapter],
      text: line.text,
      form: 'official',
    };
  });
}

const NO_PROVISION: Provision = {
  type: 'article',
  number: 0,
  label: '',
  heading: '',
  text: '',
  children: [],
  lines: { start: 0, end: 0 },
  span: { start: 0, end: 0 },
  locator: [],
};

function documentOf(title: string): Document {
  return {
    id: title,
    kind: kindOfTitle(title),
    title,
    shortTitles: [],
    status: 'unverified',
    text: 'official',
    history: [],
    relations: [],
    outline: [],
    root: NO_PROVISION,
    path: '',
  };
}

function kindOfTitle(title: string): Kind {
  if (/(?<!办)法$|法典$/u.test(title)) return 'law';
  if (/条例$/u.test(title)) return 'administrative-regulation';
  return /解释|批复|规定$/u.test(title) ? 'rules' : 'measures';
}

function fieldsOf(lines: readonly CorpusLine[]): FieldTexts[] {
  const cited = citingTexts(lines);
  return lines.map((line, i) => ({
    title: line.name,
    headings: line.chapter,
    text: line.text,
    headnote: '',
    everyday: '',
    cited: cited.get(i)?.join('\n') ?? '',
  }));
}

/** For each article the texts of those of the same law that cite it: 违反本法第二十六条规定的,… */
function citingTexts(lines: readonly CorpusLine[]): Map<number, string[]> {
  const numbers = new Map<string, number>();
  lines.forEach((line, i) => {
    numbers.set(`${line.law}#${line.article}`, i);
  });
  const out = new Map<number, string[]>();
  lines.forEach((line, i) => {
    for (const [article] of line.text.matchAll(
      /(?<!》)第[一二三四五六七八九十百千零]{1,9}条(?:之[一二三四五六七八九十])?/gu,
    )) {
      const target = numbers.get(`${line.law}#${article}`);
      if (target === undefined || target === i) continue;
      const list = out.get(target) ?? [];
      if (list.length < 5 && !list.includes(line.text)) out.set(target, [...list, line.text]);
    }
  });
  return out;
}
