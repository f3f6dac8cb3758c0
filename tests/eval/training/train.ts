import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Holdings, loadHoldings } from '../../../indexer/search/holdings.ts';
import { loadTokenizer } from '../../../indexer/search/tokenize.ts';
import type { EmbeddingFile } from '../../../indexer/search/understand/embedding.ts';
import {
  rowOf,
  type Translation,
  type VocabularyFile,
  vocabularyOf,
} from '../../../indexer/search/understand/vocabulary.ts';
import { reference } from '../../reference.ts';
import { withStatutes } from '../statute-texts.ts';
import { fitEmbedding } from './embedding-model.ts';
import { learningCurve } from './learning-curve.ts';
import { type Report, trainDecisions } from './train-decisions.ts';
import { trainTranslations } from './translation-model.ts';
import {
  phrasePairs,
  questionPairs,
  type SourcedPair,
  sayingsOf,
  writtenPairs,
} from './translation-pairs.ts';

/**
 * `npm run train`: fits everything that is learned, on the train and dev splits of `tests/eval/questions/` and phrases for
 * passages that no question of these asks for, and prints what models
 * say of questions that they were fitted without. `--check` fits on the train split alone, prints what that says of the dev split and
 * writes nothing: by it whatever is fitted is chosen. With `--pairs FILE` (may be repeated) the vocabulary is learned anew from everyday phrases, the lay
 * questions of the reference folder and those pairs, and so is what the embedding goes on from; the pairs themselves are not part of the project.
 * `--go-on` keeps what ships: the vocabulary gains what the phrases that the knowledge holds by now and the pairs given tell besides, and
 * the embedding goes on to learn from them. That is how what earlier pairs taught is kept when these are no longer at hand.
 * `--curve` writes nothing and prints what a doubling of the pairs gains texts without words of their own.
 * `--vocabulary-only` and `--decisions-only` do the one half. Deterministic but for `--go-on`, which starts from what was there.
 */
const TRAINED = path.join(import.meta.dirname, '../../../indexer/trained');
/** What pairs taught the embedding; the one that ships goes on from it to the questions. */
const OF_PAIRS = path.join(import.meta.dirname, 'embedding-base.json');
const KNOWLEDGE = path.join(import.meta.dirname, '../../../knowledge');
/** The table ships, beside the embedding: words that were said seldom promise little and weigh much. */
const MOST_BYTES = 1_900_000;

/** Words of rules that are kept for a word where two tables are joined. */
const MOST_WORDS = 10;

/** Epochs over the phrases where the embedding goes on from the one that ships: it has seen most of them. */
const GO_ON_EPOCHS = 2;

/** A row that names as many districts repeats one article's list of places: no vocabulary, and a statute's words. */
const LIST_OF_PLACES = 4;

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', multiple: true, default: [] },
    'go-on': { type: 'boolean' },
    curve: { type: 'boolean' },
    'vocabulary-only': { type: 'boolean' },
    'decisions-only': { type: 'boolean' },
    check: { type: 'boolean' },
  },
});
const folder = reference();
if (folder)
  await withStatutes(folder, async (statutes) => {
    const holdings = await loadHoldings([KNOWLEDGE, statutes]);
    const pairs = values['decisions-only'] ? [] : await allPairs(holdings, folder);
    if (values['go-on']) {
      write('vocabulary', asTable(joined(shippedVocabulary(), trainTranslations(pairs))));
      const from = read<EmbeddingFile>(OF_PAIRS);
      writeTo(OF_PAIRS, fitEmbedding(sayingsOf(pairs, holdings), { from, epochs: GO_ON_EPOCHS }));
    } else if (values.pairs.length > 0 && !values['decisions-only']) {
      write('vocabulary', asTable(trainTranslations(pairs)));
      writeTo(OF_PAIRS, fitEmbedding(sayingsOf(pairs, holdings)));
    }
    if (values.curve) return learningCurve(holdings, folder, pairs, (line) => console.log(line));
    if (values['vocabulary-only']) return;
    const report: Report = (line) => console.log(line);
    const anew = values.pairs.length > 0 && !values['go-on'] ? pairs : undefined;
    const models = await trainDecisions(holdings, folder, anew, {
      embedding: read<EmbeddingFile>(OF_PAIRS),
      check: values.check ?? false,
      report,
    });
    if (values.check) return;
    for (const [name, model] of Object.entries(models)) write(name, model);
  });

async function allPairs(holdings: Holdings, shared: string): Promise<SourcedPair[]> {
  const tokenizer = await loadTokenizer();
  const pairs = [
    ...phrasePairs(holdings, tokenizer),
    ...questionPairs(shared, tokenizer),
    ...writtenPairs(values.pairs, shared, tokenizer),
  ];
  console.log(`${pairs.length} pairs of everyday words and words of rules`);
  return pairs;
}

function asTable(found: ReadonlyMap<string, readonly Translation[]>): VocabularyFile {
  const rows = [...found]
    .filter(([, words]) => words.filter(({ word }) => word.endsWith('区')).length < LIST_OF_PLACES)
    .map(([said, words]) => [said, rowOf(words)] as const);
  let bytes = 0;
  const kept = rows.filter(([said, row]) => {
    bytes += Buffer.byteLength(said + row) + 8;
    return bytes < MOST_BYTES;
  });
  console.log(`${kept.length} of ${rows.length} rows kept`);
  return Object.fromEntries(kept);
}

/** What a word stands for in either table, the likelier of both; the rows of the first come first. */
function joined(
  before: ReadonlyMap<string, readonly Translation[]>,
  learned: ReadonlyMap<string, readonly Translation[]>,
): Map<string, Translation[]> {
  const out = new Map<string, Translation[]>();
  for (const said of new Set([...before.keys(), ...learned.keys()])) {
    const row = new Map<string, number>();
    for (const { word, p } of [...(before.get(said) ?? []), ...(learned.get(said) ?? [])])
      row.set(word, Math.max(p, row.get(word) ?? 0));
    const words = [...row].map(([word, p]) => ({ word, p })).sort((a, b) => b.p - a.p);
    out.set(said, words.slice(0, MOST_WORDS));
  }
  return out;
}

function shippedVocabulary(): Map<string, readonly Translation[]> {
  const file = read<VocabularyFile>(shipped('vocabulary'));
  const vocabulary = vocabularyOf(file);
  return new Map(Object.keys(file).map((said) => [said, vocabulary(said)]));
}

function shipped(name: string): string {
  return path.join(TRAINED, `${name}.json`);
}

/** Read from its file: an import would keep what it said for the models fitted after it. */
function read<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

function write(name: string, model: unknown): void {
  writeTo(shipped(name), model);
}

function writeTo(file: string, model: unknown): void {
  writeFileSync(file, `${JSON.stringify(model)}\n`);
}
