import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'libsql';
import MiniSearch from 'minisearch';
import { loadSynonyms } from '../../indexer/documents/word-lists.ts';
import { type CorpusLine, openCorpus } from '../../indexer/search/corpus.ts';
import { fold } from '../../indexer/search/fold.ts';
import { hanRuns } from '../../indexer/search/tokenize.ts';
import { PROFILES, type ProfileName } from '../../indexer/search/weights.ts';

/** A search system as the bench drives it. */
export interface System {
  /** @param folder where an index that is saved as it is built goes */
  readonly build: (lines: readonly CorpusLine[], folder: string) => Promise<void>;
  /** Saves the index, where building has not, and returns its size in bytes. */
  readonly save: (folder: string) => Promise<number>;
  readonly load: (folder: string, lines: readonly CorpusLine[]) => Promise<void>;
  readonly query: (question: string, k: number) => Promise<readonly string[]>;
}

/** Character pairs, and runs of Latin letters and digits: the same tokens for all systems that are compared with. */
export function pairsOf(text: string): string[] {
  const folded = fold(text);
  const pairs = hanRuns(folded).flatMap((run) =>
    run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)),
  );
  return [...pairs, ...(folded.match(/[a-z0-9]+/g) ?? [])];
}

const words = (line: CorpusLine) => pairsOf(`${line.name} ${line.text}`).join(' ');

/** The product: tokenizer, FlexSearch index, ranking. */
export function zhiyi(profile: ProfileName): System {
  let corpus: Awaited<ReturnType<typeof openCorpus>>;
  const { weights, wordLists } = PROFILES[profile];
  const open = async (lines: readonly CorpusLine[], cacheDir: string) => {
    const dir = path.join(import.meta.dirname, '../../knowledge');
    const lists = await Promise.all(wordLists.map((file) => loadSynonyms([dir], file)));
    corpus = await openCorpus(lines, { weights, synonyms: lists.flatMap((l) => l.synonyms), cacheDir });
  };
  return {
    build: (lines, folder) => open(lines, folder),
    // Building saves what it builds.
    save: async (folder) => {
      const files = readdirSync(folder).map((name) => statSync(path.join(folder, name)).size);
      return files.reduce((sum, size) => sum + size, 0);
    },
    load: (folder, lines) => open(lines, folder),
    query: (question, k) => corpus.search(question, k),
  };
}

export function miniSearch(): System {
  const options = {
    fields: ['text'],
    tokenize: (text: string) => text.split(' '),
    processTerm: (term: string) => term,
    searchOptions: { tokenize: pairsOf, combineWith: 'OR' as const },
  };
  let index: MiniSearch;
  const file = (folder: string) => path.join(folder, 'minisearch.json');
  return {
    build: async (lines) => {
      index = new MiniSearch(options);
      index.addAll(lines.map((line) => ({ id: line.id, text: words(line) })));
    },
    save: async (folder) => {
      writeFileSync(file(folder), JSON.stringify(index));
      return statSync(file(folder)).size;
    },
    load: async (folder) => {
      index = MiniSearch.loadJSON(readFileSync(file(folder), 'utf8'), options);
    },
    query: async (question, k) =>
      index
        .search(question)
        .slice(0, k)
        .map((r) => r.id as string),
  };
}

export function sqlite(): System {
  let db: InstanceType<typeof Sqlite>;
  let select: { readonly all: (match: string, k: number) => unknown[] };
  const prepare = () => {
    select = db.prepare<[string, number]>('SELECT id FROM f WHERE f MATCH ? ORDER BY bm25(f) LIMIT ?');
  };
  const file = (folder: string) => path.join(folder, 'fts5.db');
  return {
    build: async (lines) => {
      db = new Sqlite(':memory:');
      db.exec('CREATE VIRTUAL TABLE f USING fts5(id UNINDEXED, text)');
      const insert = db.prepare('INSERT INTO f (id, text) VALUES (?, ?)');
      db.exec('BEGIN');
      for (const line of lines) insert.run(line.id, words(line));
      db.exec('COMMIT');
      prepare();
    },
    save: async (folder) => {
      db.exec(`VACUUM INTO '${file(folder)}'`);
      return statSync(file(folder)).size;
    },
    load: async (folder) => {
      db = new Sqlite(file(folder));
      prepare();
    },
    query: async (question, k) => {
      const match = [...new Set(pairsOf(question))].map((t) => `"${t}"`).join(' OR ');
      return match === '' ? [] : (select.all(match, k) as { id: string }[]).map((r) => r.id);
    },
  };
}
