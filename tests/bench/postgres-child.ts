import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { loadSynonyms } from '../../indexer/documents/word-lists.ts';
import { type CorpusLine, openCorpus } from '../../indexer/search/corpus.ts';
import { buildSegment } from '../../indexer/search/retrieve/flexsearch/build-segment.ts';
import { segmentHash } from '../../indexer/search/retrieve/flexsearch/segment-hash.ts';
import { hashOf, openPostgresIndex } from '../../indexer/search/retrieve/postgres/postgres-index.ts';
import { postgresRetriever } from '../../indexer/search/retrieve/postgres/postgres-retriever.ts';
import type {
  CandidateRequest,
  IndexedDocument,
  Retriever,
} from '../../indexer/search/retrieve/retriever.ts';
import { loadTokenizer } from '../../indexer/search/tokenize.ts';
import { DEFAULT, PROFILES } from '../../indexer/search/weights.ts';
import { benchCorpus, benchQuestions } from './search-corpora.ts';

/**
 * A process that loads the index in PostgreSQL, records what questions ask of it, or asks: `load|record|ask url reference
 * articles connections file`. Prints one line of JSON.
 */
const [job, url, reference, articles, connections, file] = process.argv.slice(2) as string[];
const KNOWLEDGE = new URL('../../knowledge', import.meta.url).pathname;
/** Articles whose words are in memory at once. */
const AT_ONCE = 16_384;
const jobs: Readonly<Record<string, () => Promise<object>>> = { load, record, ask };
console.log(JSON.stringify(await jobs[job!]!()));

async function load(): Promise<object> {
  const began = performance.now();
  const index = await openPostgresIndex(url!);
  await filled(index);
  return { seconds: (performance.now() - began) / 1000, mostMb: process.resourceUsage().maxRSS / 1024 };
}

/** What the dev questions ask of the index, with the product's weights and word lists, over the corpus as it is. */
async function record(): Promise<object> {
  const requests: CandidateRequest[] = [];
  const { weights, wordLists } = PROFILES.default;
  const lists = await Promise.all(wordLists.map((name) => loadSynonyms([KNOWLEDGE], name)));
  const corpus = await openCorpus(await benchCorpus('statutes', reference!), {
    weights,
    synonyms: lists.flatMap((list) => list.synonyms),
    open: async () => {
      const retriever = await filled(await openPostgresIndex(url!));
      const candidates: Retriever['candidates'] = async (request) => {
        requests.push(request);
        return [];
      };
      const header = { corpusHash: '', builtAt: '' };
      return { retriever: { ...retriever, candidates }, header, fromCache: true };
    },
  });
  for (const question of benchQuestions('statutes', reference!)) await corpus.search(question, 10);
  writeFileSync(file!, JSON.stringify(requests));
  return { requests: requests.length };
}

async function ask(): Promise<object> {
  const askers = Number(connections);
  const index = await openPostgresIndex(url!, { connections: askers, connectMs: 60_000, answerMs: 60_000 });
  const retriever = await filled(index);
  const recorded = JSON.parse(readFileSync(file!, 'utf8')) as CandidateRequest[];
  const requests = recorded.filter((_, i) => i % 8 === 1);
  for (const request of recorded.filter((_, i) => i % 32 === 3)) await retriever.candidates(request);
  const times: number[] = [];
  const began = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: askers }, async () => {
      for (let request = requests[next++]; request; request = requests[next++]) {
        const start = performance.now();
        await retriever.candidates(request);
        times.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const share = (p: number): number => times[Math.floor(times.length * p)]!;
  const { rss, heapUsed } = process.memoryUsage();
  return {
    p50: share(0.5),
    p95: share(0.95),
    each: times.length / seconds,
    rssMb: rss / 2 ** 20,
    heapMb: heapUsed / 2 ** 20,
  };
}

/** A retriever of so many articles; those that the database lacks are brought in. The texts pass by and are not held. */
async function filled(index: Awaited<ReturnType<typeof openPostgresIndex>>): Promise<Retriever> {
  const retriever = postgresRetriever({
    index,
    hashOf: ({ key, entries }) => hashOf(key, segmentHash(entries, DEFAULT)),
    build: async ({ entries }) => buildSegment(entries, DEFAULT, await loadTokenizer()),
  });
  let left = Number(articles);
  for (let copy = 0; left > 0; copy++) {
    let lines: CorpusLine[] = [];
    let from = 0;
    const add = async (): Promise<void> => {
      await retriever.add(documentsOf(lines, `${copy}.${from}`));
      from += lines.length;
      lines = [];
    };
    const file = createReadStream(path.join(reference!, 'data/statutes.jsonl.gz')).pipe(createGunzip());
    for await (const line of createInterface({ input: file })) {
      if (left-- <= 0) break;
      lines.push(JSON.parse(line) as CorpusLine);
      if (lines.length === AT_ONCE) await add();
    }
    await add();
  }
  return retriever;
}

/** Copies have titles of their own. */
function documentsOf(lines: readonly CorpusLine[], copy: string): IndexedDocument[] {
  const byLaw = new Map<string, CorpusLine[]>();
  for (const line of lines) byLaw.set(line.law, [...(byLaw.get(line.law) ?? []), line]);
  const title = copy.startsWith('0.') ? '' : `第${copy}份`;
  return [...byLaw].map(([law, articles]) => ({
    key: `${law}@${copy}`,
    entries: articles.map(({ name, chapter, text }) => {
      return { title: title + name, headings: chapter, text, headnote: '', everyday: '', cited: '' };
    }),
  }));
}
