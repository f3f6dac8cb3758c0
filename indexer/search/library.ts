import { chinaDay } from '../china-day.ts';
import type { Folders } from '../documents/knowledge-files.ts';
import { textFacts } from '../documents/packed/lazy-root.ts';
import { lazily } from '../lazily.ts';
import { NO_ORGANISATION } from '../model/organisation.ts';
import { isWithin } from '../structure/locator.ts';
import { isNumberedByDivisions } from '../structure/tree.ts';
import DEPENDENCE from '../trained/dependence.json' with { type: 'json' };
import LIABILITY from '../trained/liability.json' with { type: 'json' };
import MATTER from '../trained/matter.json' with { type: 'json' };
import STAYING from '../trained/staying.json' with { type: 'json' };
import WORDS from '../trained/word-by-word.json' with { type: 'json' };
import { turn } from '../turn.ts';
import type { Document, Entry, IsoDate, Library, Scope } from '../types.ts';
import { heldToDay } from '../versions/held-to-day.ts';
import { successorsOf } from '../versions/successors.ts';
import { expressionOf, readableOn } from '../versions/works.ts';
import { approvedFinder, stateOf } from './approved.ts';
import { byStart } from './by-start.ts';
import { deciderBy } from './decide/decide.ts';
import { isHeld } from './entries.ts';
import { type EntryStore, entryStore } from './entry-store.ts';
import type { FeatureModel } from './feature-weights.ts';
import { type FindRooms, find } from './find.ts';
import { fold } from './fold.ts';
import type { Holdings } from './holdings.ts';
import { indexedOf, keyed } from './index-of.ts';
import { documentKey } from './indexed-document.ts';
import { type Holding, type KnowledgeStore, knowledgeStore } from './knowledge-store.ts';
import { openHoldings } from './open-holdings.ts';
import { wordByWord } from './rank/word-by-word.ts';
import type { RerankOptions } from './rerank/reranker.ts';
import { type OpenedRetriever, openIndex } from './retrieve/open-index.ts';
import { loadTokenizer } from './tokenize.ts';
import type { Background } from './understand/background.ts';
import { corrector } from './understand/correct.ts';
import { dependenceTeller } from './understand/dependence.ts';
import { type Embedding, learnedEmbedding } from './understand/embedding.ts';
import { liabilityTeller } from './understand/liability.ts';
import { matterTeller } from './understand/matter.ts';
import { foldTitle } from './understand/named-works.ts';
import { stayingTeller } from './understand/staying.ts';
import { type SynonymTable, synonymTable } from './understand/synonyms.ts';
import { findTitles } from './understand/titles.ts';
import { type LawNames, lawNames } from './understand/unheld-works.ts';
import { learnedVocabulary, type Vocabulary } from './understand/vocabulary.ts';
import { DEFAULT, type Weights } from './weights.ts';

export interface LibraryOptions extends RerankOptions {
  /** Where the index is kept between runs; without it the index is built anew. */
  readonly cacheDir?: string;
  /** The address of a database that keeps the index; default none, the index is held in memory. */
  readonly indexUrl?: string;
  readonly now: () => Date;
  readonly onProgress?: (done: number, total: number) => void;
  /** What ranking depends on; default `DEFAULT`. */
  readonly weights?: Weights;
  /** What people's words may stand for; default the one that ships. */
  readonly vocabulary?: Vocabulary;
  /** Texts as vectors; default the ones that ship. */
  readonly embedding?: Embedding;
  /** The model that tells what a question is about; default the one that ships. */
  readonly matter?: FeatureModel;
  /** Tells what a passage holds and lacks of a question; default the one that ships. */
  readonly words?: FeatureModel;
  /** An index of the same documents, already open. */
  readonly opened?: OpenedRetriever;
}

export interface OpenOptions extends LibraryOptions {
  /** Folders of knowledge; a later one completes an earlier one. */
  readonly dirs: Folders;
}

/** Opens folders of knowledge: loads the documents, and the index from its cache or anew. */
export async function openLibrary({ dirs, ...options }: OpenOptions): Promise<Library> {
  return libraryOf(await openHoldings(dirs, options.cacheDir), options);
}

/** What all views of one library share. */
interface Opened {
  readonly holdings: Holdings;
  readonly holding: Holding;
  readonly stored: EntryStore;
  readonly options: LibraryOptions;
  readonly synonyms: SynonymTable;
  readonly laws: LawNames;
  readonly index: OpenedRetriever;
  readonly within: (scope: Scope) => Library;
}

/** A library of documents already loaded. */
export async function libraryOf(holdings: Holdings, options: LibraryOptions): Promise<Library> {
  return viewOf(await openedOf(holdings, options));
}

/** What answering over all of some holdings works with; for training and measuring, which look inside a search. */
export async function findRooms(holdings: Holdings, options: LibraryOptions): Promise<FindRooms> {
  const opened = await openedOf(holdings, options);
  return roomsOf(storeOf(opened.holding, holdings.documents, undefined), opened);
}

async function openedOf(holdings: Holdings, options: LibraryOptions): Promise<Opened> {
  const documents = keyed(holdings.documents);
  await turn();
  const stored = entryStore(holdings.documents, holdings.searchWords);
  await turn();
  const index =
    options.opened ?? (await openIndex(indexedOf(documents, stored), options.weights ?? DEFAULT, options));
  await turn();
  const holding: Holding = {
    documents,
    entriesOf: stored.of,
    entryAt: stored.one,
    hasWords: stored.hasWords,
    index: index.retriever,
    outOfScope: byStart((holdings.outOfScope ?? []).map(fold), (word) => word),
    organisation: holdings.organisation ?? NO_ORGANISATION,
  };
  const within = keptViews((keys) =>
    viewOf(
      opened,
      holdings.documents.filter((document) => admits(keys, document)),
    ),
  );
  const opened: Opened = {
    holdings,
    holding,
    stored,
    options,
    synonyms: synonymTable(holdings.synonyms),
    laws: lawNames(holdings.namedLaws ?? []),
    index,
    within,
  };
  return opened;
}

function admits(keys: ReadonlySet<string>, document: Document): boolean {
  return keys.has(document.id) || keys.has(documentKey(document));
}

/** Scopes come again with every question of the same people: this many are kept. */
const MOST_VIEWS = 50;

function keptViews(make: (keys: ReadonlySet<string>) => Library): (scope: Scope) => Library {
  const kept = new Map<string, Library>();
  return ({ documents }) => {
    const name = [...documents].sort().join('\n');
    const view = kept.get(name) ?? make(documents);
    kept.delete(name);
    kept.set(name, view);
    if (kept.size > MOST_VIEWS) kept.delete(kept.keys().next().value ?? name);
    return view;
  };
}

/** The library for somebody who may look at some documents; default all. */
function viewOf(opened: Opened, admitted?: readonly Document[]): Library {
  const { holdings, holding, stored, options, index } = opened;
  const documents = admitted ?? holdings.documents;
  const store = storeOf(holding, documents, admitted);
  const { works, named, jurisdiction } = store;
  const inIndex = [...holding.documents.values()].filter(
    (document) => document.text !== 'none' && store.keyOf(document) !== '',
  );
  const entriesOf = (document: Document) => (document.text === 'none' ? [] : store.entriesOf(document));
  const count = lazily(() => inIndex.reduce((sum, document) => sum + stored.count(document), 0));
  const today = (): IsoDate => chinaDay(options.now());
  // The tokenizer loads with the first question, not at start.
  let rooms: Promise<FindRooms> | undefined;
  const files = admitted && new Set(admitted.map((document) => document.path));
  const outer = (scope: Scope): Scope =>
    admitted
      ? { documents: new Set(admitted.filter((d) => admits(scope.documents, d)).map(documentKey)) }
      : scope;
  const within = (scope: Scope): Library => opened.within(outer(scope));
  return {
    documents,
    get entries() {
      return inIndex.flatMap(entriesOf);
    },
    get entryCount() {
      return count();
    },
    entriesOf,
    hasWords: stored.hasWords,
    entry(key) {
      const [of = ''] = key.split('#', 1);
      const [id = '', version] = of.split('@');
      for (const document of works.get(id)?.expressions ?? []) {
        if (document.version !== version) continue;
        const entry = entriesOf(document).find((one) => one.key === key);
        if (entry) return entry;
      }
      return undefined;
    },
    problems: files ? holdings.problems.filter(({ file }) => files.has(file)) : holdings.problems,
    lawNames: (holdings.namedLaws ?? []).map(({ title }) => title),
    organisation: holding.organisation,
    header: index.header,
    fromCache: index.fromCache,
    async find(question, { turns = [], asOf, limit = 5, scope } = {}) {
      if (scope) return within(scope).find(question, { turns, limit, ...(asOf ? { asOf } : {}) });
      rooms ??= roomsOf(store, opened);
      const request = { turns, asOf: asOf ?? today(), dated: asOf !== undefined, limit };
      const finding = await find(question, request, await rooms);
      const day = asOf ?? finding.query.asOf;
      return day === today() ? finding : heldToDay(finding, works, day);
    },
    within,
    versions: (id) => works.get(id)?.expressions ?? [],
    document(id, version, asOf = today()) {
      const work = works.get(id);
      if (!work) return undefined;
      return version === undefined ? readableOn(work, asOf)?.document : expressionOf(work, version);
    },
    named(title) {
      const ids = findTitles(foldTitle(title), named, jurisdiction).flatMap((m) => m.works);
      return [...new Set(ids)].flatMap((id) => readableOn(works.get(id)!, today())?.document ?? []);
    },
    entryAt: (document, locator) => entryAt(store.entriesOf(document), locator),
    successors: (document, asOf = today()) => successorsOf(document, documents, asOf),
    statusOn: (document, asOf = today()) => store.statusOn(document, asOf),
    approved: (asOf = today()) =>
      (holdings.approved ?? [])
        .map((answer) => ({ answer, state: stateOf(answer, store, asOf) }))
        // What points at a text that may not be looked at tells of it.
        .filter(({ state }) => !admitted || state !== 'gone'),
  };
}

function storeOf(
  holding: Holding,
  documents: readonly Document[],
  admitted: readonly Document[] | undefined,
): KnowledgeStore {
  if (!admitted) return knowledgeStore(holding, documents);
  const wanted = new Set(admitted);
  const keys = [...holding.documents].filter(([, document]) => wanted.has(document)).map(([key]) => key);
  return knowledgeStore(holding, documents, new Set(keys));
}

async function roomsOf(
  store: KnowledgeStore,
  { holdings, options, synonyms, laws }: Opened,
): Promise<FindRooms> {
  const tokenizer = await loadTokenizer();
  const weights = options.weights ?? DEFAULT;
  const background: Background = {
    works: store.named,
    laws,
    jurisdiction: store.jurisdiction,
    isReport: (id) => {
      const newest = store.works.get(id)?.expressions[0];
      if (!newest || newest.kind === 'report') return newest !== undefined;
      return textFacts(newest)?.byDivisions ?? isNumberedByDivisions(newest.root);
    },
    synonyms,
    tokenizer,
    vocabulary: options.vocabulary ?? (await learnedVocabulary()),
    embedding: options.embedding ?? (await learnedEmbedding()),
    matterOf: matterTeller(options.matter ?? MATTER, tokenizer),
    dependenceOf: dependenceTeller(DEPENDENCE, tokenizer),
    liabilityOf: liabilityTeller(LIABILITY, tokenizer),
    stayingOf: stayingTeller(STAYING, tokenizer),
    weights: weights.terms,
    correct: corrector(
      store.index,
      tokenizer,
      new Set(holdings.synonyms.flatMap(({ mean }) => mean.map(fold))),
    ),
  };
  const approved = approvedFinder(holdings.approved ?? [], store, background);
  const told = wordByWord(options.words ?? WORDS, tokenizer);
  return { store, weights, background, wordByWord: told, decider: deciderBy(), rerank: options, approved };
}

function entryAt(entries: readonly Entry[], locator: Parameters<typeof isWithin>[0]): Entry | undefined {
  return entries.find((entry) => isHeld(entry) && isWithin(locator, entry.locator));
}
