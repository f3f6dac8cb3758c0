import type { Synonym } from '../../documents/word-lists.ts';
import { remembered } from '../../remembered.ts';
import { type ByStart, byStart, startingAt } from '../by-start.ts';
import { fold } from '../fold.ts';

/** A stretch of the question in everyday words, with the texts' words for it. */
export interface Rephrasing {
  readonly start: number;
  readonly end: number;
  readonly said: string;
  readonly means: readonly string[];
}

interface Line {
  readonly say: string;
  readonly mean: readonly string[];
}

/** Everyday phrases with the texts' words for them, longest first. */
export type SynonymTable = ByStart<Line>;

/** Prepares the lines of synonyms.yaml, once; lines with the same phrase are joined. */
export const synonymTable = remembered((lines: readonly Synonym[]): SynonymTable => {
  const byPhrase = new Map<string, Set<string>>();
  for (const { say, mean } of lines)
    for (const phrase of say) {
      const key = fold(phrase);
      const set = byPhrase.get(key) ?? new Set();
      byPhrase.set(key, set);
      for (const m of mean) set.add(fold(m));
    }
  const joined = [...byPhrase].map(([say, mean]): Line => ({ say, mean: [...mean] }));
  return byStart(
    joined.sort((a, b) => b.say.length - a.say.length),
    ({ say }) => say,
  );
});

/**
 * The rephrasings for a question. Longer phrases come first, and a phrase inside a longer one still counts when the longer
 * one does not already give its meaning.
 */
export function rephrase(folded: string, table: SynonymTable): Rephrasing[] {
  const out: Rephrasing[] = [];
  const take = ({ say, mean }: Line, at: number): void => {
    if (!folded.startsWith(say, at)) return;
    const end = at + say.length;
    // Latin words are not found inside longer ones.
    if (/^[a-z]+$/.test(say) && (/[a-z]/.test(folded[at - 1] ?? '') || /[a-z]/.test(folded[end] ?? '')))
      return;
    if (!out.some((outer) => outer.start <= at && end <= outer.end))
      out.push({ start: at, end, said: say, means: mean });
  };
  for (let at = 0; at < folded.length; at++) {
    for (const line of startingAt(folded, at, table)) take(line, at);
    for (const line of table.get(folded[at]!) ?? []) take(line, at);
  }
  return out;
}
