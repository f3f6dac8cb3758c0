import { frequency } from '../index/candidates.ts';
import type { Postings } from '../index/postings.ts';
import { hanRuns, type Tokenizer, wordTerm } from '../tokenize.ts';

/**
 * Near-misses for words that occur nowhere: a pair of characters that no text holds is read as the pair with the same
 * sound, when exactly that makes a word of the texts. 特钟 → 特种, 安全马 → 安全码, 自燃灾害 → 自然灾害.
 * A query that matches is never changed.
 */
export function corrector(postings: Postings, _tokenizer: Tokenizer) {
  let bySound: Promise<Map<string, string[]>> | undefined;
  return async (matter: string): Promise<{ text: string; corrected: readonly string[] }> => {
    if (!hanRuns(matter).some((run) => hasUnseenPair(run, postings))) return { text: matter, corrected: [] };
    bySound ??= soundTable(postings);
    const [{ pinyin }, table] = await Promise.all([import('pinyin-pro'), bySound]);
    const sound = (s: string) => pinyin(s, { toneType: 'none', type: 'array' }).join(' ');
    const corrected: string[] = [];
    let text = matter;
    for (const run of hanRuns(matter)) {
      let mended = run;
      for (let i = 0; i + 1 < mended.length; i++) {
        const pair = mended.slice(i, i + 2);
        if (frequency(postings, pair) > 0) continue;
        const candidates = (table.get(sound(pair)) ?? []).filter((c) => differsInOne(c, pair));
        const best = mostFitting(candidates, mended, i, postings);
        if (best) {
          corrected.push(`${pair}→${best}`);
          mended = mended.slice(0, i) + best + mended.slice(i + 2);
        }
      }
      text = text.replace(run, mended);
    }
    return { text, corrected };
  };
}

function hasUnseenPair(run: string, postings: Postings): boolean {
  for (let i = 0; i + 1 < run.length; i++) if (frequency(postings, run.slice(i, i + 2)) === 0) return true;
  return false;
}

function differsInOne(a: string, b: string): boolean {
  return (a[0] === b[0]) !== (a[1] === b[1]);
}

/** Among pairs of the same sound the one that is a word of the texts and fits its neighbours best. */
function mostFitting(
  candidates: readonly string[],
  run: string,
  i: number,
  postings: Postings,
): string | undefined {
  let best: { pair: string; fit: number } | undefined;
  for (const pair of candidates) {
    const word = frequency(postings, wordTerm(pair));
    const left = i > 0 ? frequency(postings, run[i - 1]! + pair[0]!) : 0;
    const right = i + 2 < run.length ? frequency(postings, pair[1]! + run[i + 2]!) : 0;
    const fit = word + Math.min(left, 50) + Math.min(right, 50);
    if (fit >= 2 && (!best || fit > best.fit)) best = { pair, fit };
  }
  return best?.pair;
}

/** Pairs of the texts by their sound. */
async function soundTable(postings: Postings): Promise<Map<string, string[]>> {
  const { pinyin } = await import('pinyin-pro');
  const table = new Map<string, string[]>();
  const pairs = postings.terms.filter((t) => t.length === 2 && !t.startsWith('_'));
  for (const pair of pairs) {
    const sound = pinyin(pair, { toneType: 'none', type: 'array' }).join(' ');
    table.set(sound, [...(table.get(sound) ?? []), pair]);
  }
  return table;
}
