import { runTree } from './run-tree.ts';

/**
 * Texts as vectors, so that what people say lies near the sentences of rules that it stands for even where they share no word:
 * a vector for each run of one to three characters, fitted by `npm run train` on pairs of both, and a text the sum of its runs.
 * Like the vocabulary it works for any document. Source: Wu et al. 2018, StarSpace; Bojanowski et al. 2017 for the runs.
 */
export interface Embedding {
  /** The sum of a folded text's runs; all 0 where none is known. */
  readonly of: (folded: string) => Float32Array;
}

/** The fitted vectors as they are kept. */
export interface EmbeddingFile {
  readonly dimensions: number;
  /** The runs, blank separated. */
  readonly runs: string;
  /** A signed byte for each dimension of each run, in base64. */
  readonly vectors: string;
}

/** Characters of the longest run. */
const LONGEST = 3;
const BETWEEN = /[^\p{L}\p{N}]+/u;

/** The runs of one to three characters of a folded text, each as often as it occurs. */
export function runsOf(folded: string): string[] {
  const out: string[] = [];
  for (const piece of folded.split(BETWEEN))
    for (let length = 1; length <= LONGEST; length++)
      for (let i = 0; i + length <= piece.length; i++) out.push(piece.slice(i, i + length));
  return out;
}

let shipped: Promise<Embedding> | undefined;

/** The embedding that ships, loaded with the first question. */
export function learnedEmbedding(): Promise<Embedding> {
  shipped ??= import('../../trained/embedding.json', { with: { type: 'json' } }).then((m) =>
    embeddingOf(m.default),
  );
  return shipped;
}

/** An embedding of fitted vectors. */
export function embeddingOf({ dimensions, runs, vectors }: EmbeddingFile): Embedding {
  const eachIn = runTree(runs.split(' '));
  const bytes = Buffer.from(vectors, 'base64');
  const values = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  return {
    of(folded) {
      const sum = new Float32Array(dimensions);
      eachIn(folded, (n) => {
        const row = n * dimensions;
        for (let i = 0; i < dimensions; i++) sum[i]! += values[row + i]!;
      });
      return sum;
    },
  };
}

/** A vector of length 1 in the same direction; one that is all 0 stays so. */
export function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  if (length === 0) return vector;
  const out = new Float32Array(vector.length);
  for (let i = 0; i < vector.length; i++) out[i] = vector[i]! / length;
  return out;
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
