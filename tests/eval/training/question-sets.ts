import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Hit } from '../../../indexer/types.ts';
import { isFrom } from '../gold.ts';

/** Sets of questions, written by people who saw the texts and never the code; each split once and for all. */
export const SETS = ['answerable', 'unanswerable', 'conversations', 'lookups'] as const;
export type SetName = (typeof SETS)[number] | 'stard' | 'sayings';
export type Split = 'train' | 'dev' | 'test';

/** A passage that answers, with the words in it that do. */
export interface Gold {
  readonly doc: string;
  readonly loc: string;
  readonly quote: string;
}

export interface Question {
  readonly id: string;
  readonly set: SetName;
  readonly kind: string;
  readonly question: string;
  readonly turns: readonly string[];
  readonly answerable: boolean;
  readonly gold: readonly Gold[];
}

/** A question as its line has it. */
interface Row extends Omit<Question, 'gold' | 'turns' | 'set'> {
  readonly turns?: readonly string[];
  readonly gold: readonly (Gold & { readonly at?: readonly [number, number] })[];
}

const FOLDER = path.join(import.meta.dirname, '../questions');

/**
 * Reads one split of the sets. Words of statutes are not kept in the sets: their place in the reference text is.
 * @param reference folder with data/laws
 */
export function readSplit(split: Split, reference: string, sets: readonly SetName[] = SETS): Question[] {
  const texts = new Map<string, string>();
  const textOf = (doc: string): string => {
    const known = texts.get(doc) ?? readFileSync(path.join(reference, 'data/laws', `${doc}.md`), 'utf8');
    texts.set(doc, known);
    return known;
  };
  return sets.flatMap((set) =>
    readLines(path.join(FOLDER, `${set}.${split}.jsonl`)).map((row) => {
      const { turns = [], gold, ...rest } = row as Row;
      const quoted = gold.map(({ at, ...g }) => ({
        ...g,
        quote: at ? textOf(g.doc).slice(at[0], at[0] + at[1]) : g.quote,
      }));
      return { ...rest, set, turns, gold: quoted };
    }),
  );
}

/** What each of the lay questions counts: they are many, and mostly far from what is asked here. */
export const STARD_WEIGHT = 0.35;

/** The lay questions of the reference folder, which nearly all belong to laws that are not held. */
export function readStard(reference: string): Question[] {
  return readLines(path.join(reference, 'data/stard-dev.jsonl')).map((row) => {
    const { id, question } = row as { id: number; question: string };
    return {
      id: `stard-${id}`,
      set: 'stard',
      kind: 'stard',
      question,
      turns: [],
      answerable: false,
      gold: [],
    };
  });
}

function readLines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown);
}

/** Whether a passage answers: it is from a gold document and holds the words that answer. */
export function answers({ gold }: Question, hit: Pick<Hit, 'entry'>, text: string): boolean {
  return gold.some(({ doc, quote }) => isFrom(hit, doc) && squeeze(text).includes(squeeze(quote)));
}

function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*_]+/gu, '')
    .replace(/[“”]/gu, '"');
}

/** A number of a text, the same every time: deals cases out to folds. FNV-1a. */
export function foldOf(text: string, folds: number): number {
  let hash = 2166136261;
  for (const c of text) hash = Math.imul(hash ^ c.codePointAt(0)!, 16777619);
  return ((hash ^ (hash >>> 15)) >>> 0) % folds;
}
