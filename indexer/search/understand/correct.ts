import { isParticle } from '../../language/zh/frames.ts';
import type { IndexReader } from '../retrieve/retriever.ts';
import { hanRuns, type Tokenizer, wordTerm } from '../tokenize.ts';
import { type Homophones, loadHomophones } from './homophones.ts';

/** A question's matter with its slips mended, and by what stretches were replaced. */
export interface Corrected {
  readonly text: string;
  readonly mended: ReadonlyMap<string, string>;
}

/**
 * Near-misses for words that occur nowhere: a pair of characters that no text holds is read as a pair of the texts with
 * the same sound. 特钟作业 → 特种作业, 安全马 → 安全码, 自燃灾害 → 自然灾害. Only a character may change that stands alone or
 * in a word that no text holds, so that a query that matches is never changed.
 * @param terms words of the word lists, folded: what the segmenter's dictionary lacks
 */
export function corrector(
  index: IndexReader,
  tokenizer: Tokenizer,
  terms: ReadonlySet<string>,
): (matter: string) => Promise<Corrected> {
  return async (matter) => {
    const runs = [...new Set(hanRuns(matter))];
    const held = await index.frequencies(runs.flatMap(pairsOf));
    const mended = new Map<string, string>();
    for (const run of runs) {
      // Most questions have no such pair, and need no segmenter to know it.
      if (!hasUnseenPair(run, held)) continue;
      const doubtful = await doubtfulPlaces(run, index, tokenizer);
      if (!hasUnseenPair(run, held, doubtful)) continue;
      const better = await mend(run, doubtful, held, { index, terms, homophones: await loadHomophones() });
      if (better === run) continue;
      mended.set(run, better);
    }
    if (mended.size === 0) return { text: matter, mended };
    let [text, at] = ['', 0];
    for (const run of hanRuns(matter)) {
      const from = matter.indexOf(run, at);
      text += matter.slice(at, from) + (mended.get(run) ?? run);
      at = from + run.length;
    }
    return { text: text + matter.slice(at), mended };
  };
}

function pairsOf(run: string): string[] {
  return Array.from({ length: Math.max(0, run.length - 1) }, (_, i) => run.slice(i, i + 2));
}

/** Which characters of a run may be slips: those of words that no text holds, and single ones that are no particles. */
async function doubtfulPlaces(run: string, index: IndexReader, tokenizer: Tokenizer): Promise<boolean[]> {
  const words = tokenizer.cut(run);
  const held = await index.frequencies(words.map(wordTerm));
  return words.flatMap((word) => {
    const known = word.length > 1 ? isHeld(held, wordTerm(word)) : isParticle(word);
    return [...word].map(() => !known);
  });
}

function isHeld(frequencies: ReadonlyMap<string, number>, term: string): boolean {
  return (frequencies.get(term) ?? 0) > 0;
}

function hasUnseenPair(
  run: string,
  held: ReadonlyMap<string, number>,
  doubtful?: readonly boolean[],
): boolean {
  return pairsOf(run).some((pair, i) => (!doubtful || doubtful[i] || doubtful[i + 1]) && !isHeld(held, pair));
}

/** Slips that are looked into in one run of characters: more are no slips but another language, or names. */
const MOST_SLIPS = 16;

/** What slips are mended by. */
interface Mending {
  readonly index: IndexReader;
  readonly terms: ReadonlySet<string>;
  readonly homophones: Homophones;
}

async function mend(
  run: string,
  doubtful: readonly boolean[],
  held: ReadonlyMap<string, number>,
  { index, terms, homophones }: Mending,
): Promise<string> {
  let mended = run;
  let slips = 0;
  for (let i = 0; i + 1 < mended.length && slips < MOST_SLIPS; i++) {
    if (!doubtful[i] && !doubtful[i + 1]) continue;
    const pair = mended.slice(i, i + 2);
    if (isHeld(held, pair)) continue;
    slips++;
    const candidates = [
      ...(doubtful[i] ? homophones(pair[0]!).map((c) => c + pair[1]!) : []),
      ...(doubtful[i + 1] ? homophones(pair[1]!).map((c) => pair[0]! + c) : []),
    ];
    const best = await mostFitting(candidates.sort(), mended, i, { index, terms });
    if (best) mended = mended.slice(0, i) + best + mended.slice(i + 2);
  }
  return mended;
}

/**
 * Among pairs of the same sound that are, or are part of, words of the texts the one that fits its neighbours best. Undefined when the texts
 * hold the pair that is there, or no such word.
 */
async function mostFitting(
  candidates: readonly string[],
  run: string,
  at: number,
  { index, terms }: Pick<Mending, 'index' | 'terms'>,
): Promise<string | undefined> {
  const there = run.slice(at, at + 2);
  const pairs = await index.frequencies([there, ...candidates]);
  if (isHeld(pairs, there)) return undefined;
  const held = candidates.filter((pair) => isHeld(pairs, pair));
  const before = (pair: string) => (at > 0 ? run[at - 1]! + pair[0]! : '');
  const after = (pair: string) => (at + 2 < run.length ? pair[1]! + run[at + 2]! : '');
  const around = await index.frequencies(held.flatMap((p) => [wordTerm(p), before(p), after(p)]));
  let best: { readonly pair: string; readonly fit: number } | undefined;
  for (const pair of held) {
    const [word, left, right] = [wordTerm(pair), before(pair), after(pair)].map((t) => around.get(t) ?? 0);
    const fit = word! + Math.min(left!, 50) + Math.min(right!, 50);
    const known = word! > 0 || isInTerm(run.slice(0, at) + pair + run.slice(at + 2), at, terms);
    if (known && fit >= 2 && (!best || fit > best.fit)) best = { pair, fit };
  }
  return best?.pair;
}

/** Characters of the longest term that a slip is looked for in. */
const LONGEST_TERM = 6;

/** Whether the pair at a place of a run is part of a term that stands there. */
function isInTerm(run: string, at: number, terms: ReadonlySet<string>): boolean {
  for (let from = Math.max(0, at + 2 - LONGEST_TERM); from <= at; from++)
    for (let to = at + 2; to <= Math.min(run.length, from + LONGEST_TERM); to++)
      if (terms.has(run.slice(from, to))) return true;
  return false;
}
