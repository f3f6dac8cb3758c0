import type { Synonym } from '../documents/word-lists.ts';
import { NO_ORGANISATION } from '../model/organisation.ts';
import { NO_PROVISION } from '../structure/no-provision.ts';
import type { Document, Entry, Kind } from '../types.ts';
import { byStart } from './by-start.ts';
import type { Target } from './decide/target.ts';
import { type KnowledgeStore, knowledgeStore } from './knowledge-store.ts';
import { inRank } from './rank/rank.ts';
import { type OpenIndexOptions, openIndex } from './retrieve/open-index.ts';
import type { FieldTexts } from './retrieve/retriever.ts';
import { retrievePassages } from './retrieve-passages.ts';
import { loadTokenizer } from './tokenize.ts';
import type { Background } from './understand/background.ts';
import { type Embedding, learnedEmbedding } from './understand/embedding.ts';
import { NO_JURISDICTION } from './understand/jurisdiction.ts';
import { synonymTable } from './understand/synonyms.ts';
import { understand } from './understand/understand.ts';
import { learnedVocabulary, type Vocabulary } from './understand/vocabulary.ts';
import { weighQuestion } from './weigh-question.ts';
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
  /** Ids of the best articles, best first. */
  readonly search: (question: string, k: number) => Promise<string[]>;
}

export interface CorpusOptions extends Partial<OpenIndexOptions> {
  readonly weights: Weights;
  readonly synonyms: readonly Synonym[];
  /** What people's words may stand for; default the one that ships. */
  readonly vocabulary?: Vocabulary;
  /** Texts as vectors; default the ones that ship. */
  readonly embedding?: Embedding;
  /** Opens the index; default as the product does. A measurement looks on here. */
  readonly open?: typeof openIndex;
}

/** Everything is searched, whatever a question names. */
const EVERYTHING: Target = {
  documents: [],
  otherVersions: [],
  versionMissing: false,
  mentions: [],
  entries: undefined,
};

/** Indexes a corpus of articles for search through the product's tokenizer, index and ranking. */
export async function openCorpus(lines: readonly CorpusLine[], options: CorpusOptions): Promise<Corpus> {
  const { weights, synonyms, now = () => new Date() } = options;
  const store = await storeOf(lines, weights, { ...options, now });
  const background: Background = {
    works: [],
    laws: new Map(),
    jurisdiction: NO_JURISDICTION,
    isReport: () => false,
    synonyms: synonymTable(synonyms),
    tokenizer: await loadTokenizer(),
    vocabulary: options.vocabulary ?? (await learnedVocabulary()),
    embedding: options.embedding ?? (await learnedEmbedding()),
    matterOf: () => ({ rule: 1, report: 0, office: 0, untold: 0 }),
    liabilityOf: () => 0,
    // Every question stands alone.
    dependenceOf: () => 0,
    stayingOf: () => 0,
    weights: weights.terms,
    // A corpus this size holds every pair of characters; slips are not looked for.
    correct: async (text) => ({ text, mended: new Map() }),
  };
  return {
    async search(question, k) {
      const { alone } = await understand(question, [], '9999-12-31', background);
      const asked = await weighQuestion(alone, EVERYTHING, undefined, {
        store,
        weights,
        background,
        wordByWord: () => 0,
      });
      const { close, rest } = await retrievePassages(asked, EVERYTHING, store, weights, k);
      // Only the best are looked at closely; the rest follow in the order of the index.
      return [...inRank(close, asked, weights), ...rest].slice(0, k).map(({ entry }) => entry.key);
    },
  };
}

async function storeOf(
  lines: readonly CorpusLine[],
  weights: Weights,
  options: OpenIndexOptions & Pick<CorpusOptions, 'open'>,
): Promise<KnowledgeStore> {
  const cited = citingTexts(lines);
  const documents = new Map<string, Document>();
  const entries = new Map<string, Entry[]>();
  const fields = new Map<string, FieldTexts[]>();
  lines.forEach((line, i) => {
    const { law } = line;
    const document = documents.get(law) ?? documentOf(law);
    documents.set(law, document);
    entries.set(law, [...(entries.get(law) ?? []), entryOf(line, document)]);
    fields.set(law, [...(fields.get(law) ?? []), fieldsOf(line, cited.get(i) ?? [])]);
  });
  const indexed = [...fields].map(([key, list]) => ({ key, entries: list }));
  const { retriever } = await (options.open ?? openIndex)(indexed, weights, options);
  const words = { outOfScope: byStart<string>([], (word) => word) };
  const organisation = NO_ORGANISATION;
  return knowledgeStore(
    {
      documents,
      entriesOf: ({ id }) => entries.get(id) ?? [],
      entryAt: ({ id }, n) => entries.get(id)?.[n],
      hasWords: () => false,
      index: retriever,
      organisation,
      ...words,
    },
    [...documents.values()],
  );
}

/** Only what ranking looks at is there. */
function entryOf(line: CorpusLine, document: Document): Entry {
  return {
    key: line.id,
    document,
    provision: { ...NO_PROVISION, label: line.article, text: line.text },
    locator: [],
    headings: line.chapter === '' ? [] : [line.chapter],
    text: line.text,
    form: 'official',
  };
}

function fieldsOf({ name, chapter, text }: CorpusLine, cited: readonly string[]): FieldTexts {
  return { title: name, headings: chapter, text, headnote: '', everyday: '', cited: cited.join('\n') };
}

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
