import { loadKnowledge } from '../documents/load.ts';
import { loadSynonyms } from '../documents/word-lists.ts';
import { isWithin } from '../structure/locator.ts';
import type { Document, Entry, IndexHeader, IsoDate, Library, Locator } from '../types.ts';
import { statusOn } from '../versions/status.ts';
import { expressionOf, expressionOn, worksOf } from '../versions/works.ts';
import { entriesOf } from './entries.ts';
import { find } from './find.ts';
import { openIndex } from './store.ts';
import { loadTokenizer } from './tokenize.ts';
import { corrector } from './understand/correct.ts';
import { synonymTable } from './understand/synonyms.ts';
import { findTitles, foldTitle, namedWorks } from './understand/titles.ts';
import type { Background } from './understand/understand.ts';
import { DEFAULT } from './weights.ts';

export interface OpenOptions {
  /** Folders of knowledge; a later one completes an earlier one. */
  readonly dirs: readonly string[];
  /** Where the index is kept between runs; without it the index is built anew. */
  readonly cacheDir?: string;
  readonly now: () => Date;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Opens folders of knowledge: loads the documents, and the index from its cache or anew. */
export async function openLibrary(options: OpenOptions): Promise<Library> {
  const [{ documents, problems }, { synonyms }] = await Promise.all([
    loadKnowledge(options.dirs),
    loadSynonyms(options.dirs),
  ]);
  const entries = documents.flatMap(entriesOf);
  const works = worksOf(documents);
  const named = namedWorks(documents);
  const opened = await openIndex(entries, DEFAULT, options);
  const today = (): IsoDate => chinaDate(options.now());
  const status = (document: Document, asOf: IsoDate = today()) =>
    statusOn(document, asOf, works.get(document.id)?.expressions ?? []);

  let background: Promise<Background> | undefined;
  const prepare = async (): Promise<Background> => {
    const tokenizer = await loadTokenizer();
    return {
      works: named,
      isReport: (id) => works.get(id)?.expressions[0]?.kind === 'report',
      synonyms: synonymTable(synonyms),
      tokenizer,
      weights: DEFAULT.terms,
      correct: corrector(opened.index.postings, tokenizer),
    };
  };

  return {
    documents,
    entries,
    problems,
    header: opened.header,
    fromCache: opened.fromCache,
    find: async (question, { turns = [], asOf = today(), limit = 5 } = {}) => {
      background ??= prepare();
      const shelf = { documents, entries, works, named, index: opened.index, statusOn: status };
      return find(question, { turns, asOf, limit }, shelf, await background, DEFAULT);
    },
    versions: (id) => works.get(id)?.expressions ?? [],
    document: (id, version, asOf = today()) => {
      const work = works.get(id);
      if (!work) return undefined;
      return version === undefined ? expressionOn(work, asOf)?.document : expressionOf(work, version);
    },
    named: (title) => {
      const ids = findTitles(foldTitle(title), named).flatMap((m) => m.works);
      return [...new Set(ids)].flatMap((id) => {
        const work = works.get(id);
        const document = work && expressionOn(work, today())?.document;
        return document ? [document] : [];
      });
    },
    entryAt: (document, locator) => entryAt(entries, document, locator),
    statusOn: status,
  };
}

function entryAt(entries: readonly Entry[], document: Document, locator: Locator): Entry | undefined {
  return entries.find((e) => e.document === document && isWithin(locator, e.locator));
}

/** The date in China, whatever the machine's time zone. */
function chinaDate(now: Date): IsoDate {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now);
}

export type { IndexHeader };
