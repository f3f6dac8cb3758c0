import { type EmbeddingFile, runsOf } from '../../../indexer/search/understand/embedding.ts';
import { randomFrom, shuffle } from './random.ts';

/** What people say, folded, with the sentences of which one or more say the same as rules do. */
export interface Saying {
  readonly said: string;
  readonly sentences: readonly string[];
}

export interface EmbeddingOptions {
  readonly dimensions?: number;
  readonly epochs?: number;
  /** Runs that get a vector: the most frequent. */
  readonly mostRuns?: number;
  /** Vectors to go on from, of these runs and no others: what was learned from pairs that are no longer at hand is kept. */
  readonly from?: EmbeddingFile;
}

/** Runs seen in fewer texts get no vector. */
const SEEN = 5;
/** Sayings of a step: each is told from the sentences of the others. */
const BATCH = 100;
/** Likenesses are sharpened by it before they become probabilities. */
const SHARPNESS = 8;
const RATE = 0.08;
/** Sentences of an article, and runs of a sentence, that are looked at. */
const MOST_SENTENCES = 14;
const MOST_RUNS_OF_ONE = 240;

/**
 * Fits vectors of runs so that a saying lies nearer to the best sentence of its article than to those of the other articles of
 * its batch: softmax over the batch, the best sentence of each article standing for it, by Adagrad with one rate a run.
 * Deterministic. Source: Wu et al. 2018, StarSpace; the weight of a run is its inverse document frequency.
 */
export function fitEmbedding(sayings: readonly Saying[], options: EmbeddingOptions = {}): EmbeddingFile {
  const { epochs = 5, mostRuns = 14_000, from } = options;
  const dimensions = from?.dimensions ?? options.dimensions ?? 48;
  const { rows, weights } = countRuns(sayings, mostRuns, from?.runs.split(' '));
  const coded = new Map<string, Int32Array>();
  const codeOf = (text: string): Int32Array => {
    let code = coded.get(text);
    if (!code) {
      const known = runsOf(text).flatMap((run) => rows.get(run) ?? []);
      code = Int32Array.from(known.slice(0, MOST_RUNS_OF_ONE));
      coded.set(text, code);
    }
    return code;
  };
  const cases = sayings
    .map(({ said, sentences }) => ({
      said: codeOf(said),
      sentences: sentences
        .slice(0, MOST_SENTENCES)
        .map(codeOf)
        .filter((code) => code.length > 0),
      article: sentences.join('\n'),
    }))
    .filter(({ said, sentences }) => said.length > 0 && sentences.length > 0);
  const random = randomFrom(7);
  const table = from
    ? tableOf(from, weights)
    : Float32Array.from(
        { length: rows.size * dimensions },
        () => ((random() + random() + random() - 1.5) * 2) / Math.sqrt(dimensions),
      );
  const squares = new Float32Array(rows.size).fill(from ? GONE_BEFORE : 1e-6);
  const fitting: Fitting = { dimensions, table, weights, squares };
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(cases, random);
    const rate = (from ? GENTLE : RATE) * (1 - (0.8 * epoch) / epochs);
    for (let at = 0; at + 1 < cases.length; at += BATCH) step(fitting, cases.slice(at, at + BATCH), rate);
  }
  return fileOf(fitting, [...rows.keys()]);
}

/** Squared slopes that a vector gone on from counts as having seen: its steps are small from the first. */
const GONE_BEFORE = 0.05;
const GENTLE = 0.05;
/** Length of the vectors gone on from; only their directions and lengths beside one another are known. */
const SIZE = 0.35;

/** The table that a file of vectors was made of, but for its scale. */
function tableOf({ dimensions, vectors }: EmbeddingFile, weights: Float32Array): Float32Array {
  const bytes = new Int8Array(Buffer.from(vectors, 'base64'));
  const table = Float32Array.from(bytes, (value, i) => value / weights[Math.floor(i / dimensions)]!);
  const scale = SIZE / Math.sqrt(table.reduce((sum, value) => sum + value * value, 0) / table.length);
  return table.map((value) => value * scale);
}

interface Fitting {
  readonly dimensions: number;
  readonly table: Float32Array;
  readonly weights: Float32Array;
  readonly squares: Float32Array;
}

interface Case {
  readonly said: Int32Array;
  readonly sentences: readonly Int32Array[];
  readonly article: string;
}

/** A text as a vector of length 1, and the length that it had. */
interface Placed {
  readonly code: Int32Array;
  readonly vector: Float32Array;
  readonly length: number;
}

function countRuns(sayings: readonly Saying[], most: number, given?: readonly string[]) {
  const seen = new Map<string, number>();
  const texts = new Set<string>();
  const count = (text: string) => {
    for (const run of new Set(runsOf(text))) seen.set(run, (seen.get(run) ?? 0) + 1);
  };
  for (const { said, sentences } of sayings) {
    count(said);
    for (const sentence of sentences)
      if (!texts.has(sentence)) {
        texts.add(sentence);
        count(sentence);
      }
  }
  const ofGiven = given?.map((run) => [run, Math.max(SEEN, seen.get(run) ?? 0)] as [string, number]);
  const mostSeen = [...seen]
    .filter(([, n]) => n >= SEEN)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most);
  const kept = ofGiven ?? mostSeen;
  return {
    rows: new Map(kept.map(([run], row) => [run, row])),
    weights: Float32Array.from(kept, ([, n]) => Math.log(1 + (sayings.length + texts.size) / n)),
  };
}

/** One step of Adagrad on a batch. */
function step(fitting: Fitting, batch: readonly Case[], rate: number): void {
  const said = batch.map((c) => place(fitting, c.said));
  const articles = new Map<string, Placed[]>();
  for (const { article, sentences } of batch)
    if (!articles.has(article))
      articles.set(
        article,
        sentences.map((s) => place(fitting, s)),
      );
  const names = [...articles.keys()];
  const gradients = new Gradients(fitting.dimensions);
  batch.forEach(({ article }, i) => {
    const best = names.map((name) => nearest(said[i]!, articles.get(name)!));
    const shares = softmax(best.map(({ likeness }) => SHARPNESS * likeness));
    best.forEach(({ sentence }, j) => {
      const pull = SHARPNESS * (shares[j]! - (names[j] === article ? 1 : 0));
      if (Math.abs(pull) < 1e-4) return;
      gradients.add(said[i]!, sentence.vector, pull);
      gradients.add(sentence, said[i]!.vector, pull);
    });
  });
  gradients.apply(fitting, rate);
}

function place({ dimensions, table, weights }: Fitting, code: Int32Array): Placed {
  const vector = new Float32Array(dimensions);
  for (const row of code)
    for (let d = 0, at = row * dimensions; d < dimensions; d++) vector[d]! += weights[row]! * table[at + d]!;
  const length = Math.hypot(...vector) + 1e-6;
  for (let d = 0; d < dimensions; d++) vector[d]! /= length;
  return { code, vector, length };
}

function nearest({ vector }: Placed, sentences: readonly Placed[]): { sentence: Placed; likeness: number } {
  let best = { sentence: sentences[0]!, likeness: Number.NEGATIVE_INFINITY };
  for (const sentence of sentences) {
    let likeness = 0;
    for (let d = 0; d < vector.length; d++) likeness += vector[d]! * sentence.vector[d]!;
    if (likeness > best.likeness) best = { sentence, likeness };
  }
  return best;
}

/** Slopes of the loss by the vectors of texts, gathered over a batch and passed on to their runs. */
class Gradients {
  readonly #slopes = new Map<Placed, Float32Array>();
  readonly #dimensions: number;

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
  }

  add(placed: Placed, towards: Float32Array, pull: number): void {
    let slope = this.#slopes.get(placed);
    if (!slope) {
      slope = new Float32Array(this.#dimensions);
      this.#slopes.set(placed, slope);
    }
    for (let d = 0; d < slope.length; d++) slope[d]! += pull * towards[d]!;
  }

  apply({ dimensions, table, weights, squares }: Fitting, rate: number): void {
    const byRun = new Map<number, Float32Array>();
    for (const [{ code, vector, length }, slope] of this.#slopes) {
      // Only what is across a vector turns it.
      let along = 0;
      for (let d = 0; d < dimensions; d++) along += slope[d]! * vector[d]!;
      for (const row of code) {
        let sum = byRun.get(row);
        if (!sum) {
          sum = new Float32Array(dimensions);
          byRun.set(row, sum);
        }
        const share = weights[row]! / length;
        for (let d = 0; d < dimensions; d++) sum[d]! += share * (slope[d]! - along * vector[d]!);
      }
    }
    for (const [row, sum] of byRun) {
      let square = 0;
      for (let d = 0; d < dimensions; d++) square += sum[d]! ** 2 / dimensions;
      squares[row]! += square;
      const size = rate / Math.sqrt(squares[row]!);
      for (let d = 0, at = row * dimensions; d < dimensions; d++) table[at + d]! -= size * sum[d]!;
    }
  }
}

function softmax(values: readonly number[]): number[] {
  const greatest = Math.max(...values);
  const powers = values.map((v) => Math.exp(v - greatest));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / total);
}

/** Share of the values that the greatest byte stands for: the few beyond it are cut. */
const WITHIN = 0.9995;

function fileOf({ dimensions, table, weights }: Fitting, runs: readonly string[]): EmbeddingFile {
  const weighted = table.map((value, i) => value * weights[Math.floor(i / dimensions)]!);
  const sizes = weighted.map(Math.abs).sort();
  const greatest = sizes[Math.floor(WITHIN * (sizes.length - 1))] || 1;
  const bytes = Int8Array.from(weighted, (v) =>
    Math.max(-127, Math.min(127, Math.round((127 * v) / greatest))),
  );
  return { dimensions, runs: runs.join(' '), vectors: Buffer.from(bytes.buffer).toString('base64') };
}
