import { frequency } from '../index/candidates.ts';
import type { Postings } from '../index/postings.ts';
import { hanRuns, type Tokenizer, wordTerm } from '../tokenize.ts';
import { isParticle } from './frames.ts';

/** A question's matter with its slips mended, and what was mended, for display. */
export interface Corrected {
  readonly text: string;
  readonly corrected: readonly string[];
}

/**
 * Near-misses for words that occur nowhere: a pair of characters that no text holds is read as a pair of the texts with
 * the same sound. 特钟作业 → 特种作业, 安全马 → 安全码, 自燃灾害 → 自然灾害. Only a character may change that stands alone or
 * in a word that no text holds, so that a query that matches is never changed.
 */
export function corrector(postings: Postings, tokenizer: Tokenizer): (matter: string) => Promise<Corrected> {
  let sounds: Promise<Sounds> | undefined;
  return async (matter) => {
    const corrected: string[] = [];
    const mended = new Map<string, string>();
    for (const run of new Set(hanRuns(matter))) {
      // Most questions have no such pair, and need no segmenter to know it.
      if (!hasUnseenPair(run, postings)) continue;
      const doubtful = doubtfulPlaces(run, postings, tokenizer);
      if (!hasUnseenPair(run, postings, doubtful)) continue;
      sounds ??= soundsOf(postings);
      const better = mend(run, doubtful, postings, await sounds);
      if (better === run) continue;
      corrected.push(`${run}→${better}`);
      mended.set(run, better);
    }
    if (mended.size === 0) return { text: matter, corrected };
    let [text, at] = ['', 0];
    for (const run of hanRuns(matter)) {
      const from = matter.indexOf(run, at);
      text += matter.slice(at, from) + (mended.get(run) ?? run);
      at = from + run.length;
    }
    return { text: text + matter.slice(at), corrected };
  };
}

/** Which characters of a run may be slips: those of words that no text holds, and single ones that are no particles. */
function doubtfulPlaces(run: string, postings: Postings, tokenizer: Tokenizer): boolean[] {
  return tokenizer.cut(run).flatMap((word) => {
    const known = word.length > 1 ? frequency(postings, wordTerm(word)) > 0 : isParticle(word);
    return [...word].map(() => !known);
  });
}

function hasUnseenPair(run: string, postings: Postings, doubtful?: readonly boolean[]): boolean {
  for (let i = 0; i + 1 < run.length; i++)
    if ((!doubtful || doubtful[i] || doubtful[i + 1]) && frequency(postings, run.slice(i, i + 2)) === 0)
      return true;
  return false;
}

function mend(
  run: string,
  doubtful: readonly boolean[],
  postings: Postings,
  { pairs, soundOf }: Sounds,
): string {
  let mended = run;
  for (let i = 0; i + 1 < mended.length; i++) {
    if (!doubtful[i] && !doubtful[i + 1]) continue;
    const pair = mended.slice(i, i + 2);
    if (frequency(postings, pair) > 0) continue;
    const candidates = (pairs.get(soundOf(pair)) ?? []).filter(
      (c) => (c[0] === pair[0]) !== (c[1] === pair[1]) && doubtful[c[0] === pair[0] ? i + 1 : i],
    );
    const best = mostFitting(candidates, mended, i, postings);
    if (best) mended = mended.slice(0, i) + best + mended.slice(i + 2);
  }
  return mended;
}

/** Among pairs of the same sound the one that fits its neighbours best; it must be a word or join both ways. */
function mostFitting(
  candidates: readonly string[],
  run: string,
  at: number,
  postings: Postings,
): string | undefined {
  let best: { pair: string; fit: number } | undefined;
  for (const pair of candidates) {
    const word = frequency(postings, wordTerm(pair));
    const left = at > 0 ? frequency(postings, run[at - 1]! + pair[0]!) : 0;
    const right = at + 2 < run.length ? frequency(postings, pair[1]! + run[at + 2]!) : 0;
    const fit = word + Math.min(left, 50) + Math.min(right, 50);
    if (fit >= 2 && (!best || fit > best.fit)) best = { pair, fit };
  }
  return best?.pair;
}

interface Sounds {
  readonly soundOf: (text: string) => string;
  /** Pairs of the texts by their sound. */
  readonly pairs: ReadonlyMap<string, readonly string[]>;
}

async function soundsOf(postings: Postings): Promise<Sounds> {
  const { pinyin } = await import('pinyin-pro');
  // By single characters: what matters is that question and texts are read alike, and each character is asked for once.
  const known = new Map<string, string>();
  const soundOf = (text: string) =>
    [...text]
      .map((c) => {
        const sound = known.get(c) ?? pinyin(c, { toneType: 'none' });
        known.set(c, sound);
        return sound;
      })
      .join(' ');
  const pairs = new Map<string, string[]>();
  for (const term of postings.terms) {
    if (term.length !== 2 || term.startsWith('_')) continue;
    const sound = soundOf(term);
    const alike = pairs.get(sound);
    if (alike) alike.push(term);
    else pairs.set(sound, [term]);
  }
  return { soundOf, pairs };
}
