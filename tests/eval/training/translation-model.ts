import type { Translation } from '../../../indexer/search/understand/vocabulary.ts';

/** What people say, with the words of rules that it stands for: of one stretch, or of sentences of which one is meant. */
export interface Pair {
  readonly said: readonly string[];
  readonly sentences: readonly (readonly string[])[];
  readonly weight: number;
}

export interface TranslationOptions {
  readonly rounds?: number;
  /** Added to the count of every word of people: rare ones promise little. */
  readonly smoothing?: number;
  /** Translations kept for a word, and the least probability of one. */
  readonly most?: number;
  readonly least?: number;
}

/** Two words side by side are a unit of their own when they were seen this often. */
const PAIR_SEEN = 3;
/** What the null word takes: words of rules that nothing said stands for. */
const NULL_SHARE = 1.5;

/**
 * IBM model 1 with a null word that speaks the language of rules at large, two-word units, and for pairs of many sentences a
 * hidden choice of the one that is meant. Source: Brown et al. 1993. Deterministic.
 * @returns for each word, or two joined, of people the words of rules it may stand for, likeliest gain first;
 *   what was said most often comes first
 */
export function trainTranslations(
  pairs: readonly Pair[],
  options: TranslationOptions = {},
): Map<string, Translation[]> {
  const { rounds = 5, smoothing = 2, most = 10, least = 0.02 } = options;
  const seen = new Map<string, number>();
  for (const { said } of pairs)
    for (const unit of new Set(pairsOf(said))) seen.set(unit, (seen.get(unit) ?? 0) + 1);
  const data = pairs.map(({ said, sentences, weight }) => ({
    weight,
    units: [...new Set([...said, ...pairsOf(said).filter((u) => seen.get(u)! >= PAIR_SEEN)])],
    sentences: sentences.map((s) => [...new Set(s)]),
  }));
  const language = frequencies(data);
  let table = new Map<string, Map<string, number>>();
  for (let round = 0; round < rounds; round++) {
    const counts = new Map<string, Map<string, number>>();
    for (const pair of data) countPair(counts, pair, table, language, round === 0);
    table = normalised(counts, smoothing);
  }
  const said = new Map<string, number>();
  for (const { units } of data) for (const unit of units) said.set(unit, (said.get(unit) ?? 0) + 1);
  const out = new Map<string, Translation[]>();
  for (const [unit, row] of [...table].sort((a, b) => said.get(b[0])! - said.get(a[0])!)) {
    const kept = [...row]
      .map(([word, p]) => ({ word, p, gain: p * Math.log(p / language.get(word)!) }))
      .filter(({ word, p, gain }) => p >= least && gain > 0 && !unit.includes(word))
      .sort((a, b) => b.gain - a.gain)
      .slice(0, most);
    if (kept.length > 0)
      out.set(
        unit,
        kept.map(({ word, p }) => ({ word, p })),
      );
  }
  return out;
}

function pairsOf(words: readonly string[]): string[] {
  return words.slice(1).map((word, i) => words[i]! + word);
}

interface Prepared {
  readonly weight: number;
  readonly units: readonly string[];
  readonly sentences: readonly (readonly string[])[];
}

function frequencies(data: readonly Prepared[]): Map<string, number> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { sentences, weight } of data)
    for (const sentence of sentences)
      for (const word of sentence) {
        counts.set(word, (counts.get(word) ?? 0) + weight / sentences.length);
        total += weight / sentences.length;
      }
  return new Map([...counts].map(([word, n]) => [word, (n + 0.5) / (total + 0.5 * counts.size)]));
}

function countPair(
  counts: Map<string, Map<string, number>>,
  { units, sentences, weight }: Prepared,
  table: ReadonlyMap<string, ReadonlyMap<string, number>>,
  language: ReadonlyMap<string, number>,
  first: boolean,
): void {
  const shares = sentenceShares(units, sentences, table, language, first);
  sentences.forEach((sentence, s) => {
    if (shares[s]! < 0.02) return;
    for (const word of sentence) {
      const base = language.get(word)!;
      const parts = units.map((unit) => (first ? 3 * base : (table.get(unit)?.get(word) ?? 0)));
      const total = parts.reduce((a, b) => a + b, NULL_SHARE * base);
      units.forEach((unit, i) => {
        if (parts[i] === 0) return;
        const row = counts.get(unit) ?? new Map<string, number>();
        counts.set(unit, row);
        row.set(word, (row.get(word) ?? 0) + (weight * shares[s]! * parts[i]!) / total);
      });
    }
  });
}

/** How likely each sentence is the one that was meant. */
function sentenceShares(
  units: readonly string[],
  sentences: readonly (readonly string[])[],
  table: ReadonlyMap<string, ReadonlyMap<string, number>>,
  language: ReadonlyMap<string, number>,
  first: boolean,
): number[] {
  if (first || sentences.length === 1) return sentences.map(() => 1 / sentences.length);
  const fits = sentences.map((sentence) => {
    let sum = 0;
    for (const word of sentence) {
      const base = language.get(word)!;
      const p = units.reduce((a, unit) => a + (table.get(unit)?.get(word) ?? 0.3 * base), base);
      sum += Math.log(p / (units.length + 1) / base);
    }
    return sum / Math.sqrt(sentence.length);
  });
  const greatest = Math.max(...fits);
  const shares = fits.map((fit) => Math.exp(fit - greatest));
  const total = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / total);
}

function normalised(
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
  smoothing: number,
): Map<string, Map<string, number>> {
  const out = new Map<string, Map<string, number>>();
  for (const [unit, row] of counts) {
    const total = [...row.values()].reduce((a, b) => a + b, smoothing);
    out.set(
      unit,
      new Map([...row].map(([word, n]) => [word, n / total] as const).filter(([, p]) => p > 1e-4)),
    );
  }
  return out;
}
