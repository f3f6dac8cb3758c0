import type { Synonym } from '../../documents/word-lists.ts';
import { fold } from '../fold.ts';

/** A stretch of the question in everyday words, with the texts' words for it. */
export interface Rephrasing {
  readonly start: number;
  readonly end: number;
  readonly said: string;
  readonly means: readonly string[];
}

/** Everyday phrases by their first character, longest first. */
export type SynonymTable = ReadonlyMap<
  string,
  readonly { readonly say: string; readonly mean: readonly string[] }[]
>;

/** Prepares the lines of synonyms.yaml; lines with the same phrase are joined. */
export function synonymTable(lines: readonly Synonym[]): SynonymTable {
  const byPhrase = new Map<string, Set<string>>();
  for (const { say, mean } of lines)
    for (const phrase of say) {
      const key = fold(phrase);
      const set = byPhrase.get(key) ?? new Set();
      byPhrase.set(key, set);
      for (const m of mean) set.add(fold(m));
    }
  const table = new Map<string, { say: string; mean: readonly string[] }[]>();
  for (const [say, mean] of byPhrase) {
    const first = say[0]!;
    table.set(first, [...(table.get(first) ?? []), { say, mean: [...mean] }]);
  }
  for (const list of table.values()) list.sort((a, b) => b.say.length - a.say.length);
  return table;
}

/**
 * The rephrasings for a question. Longer phrases come first, and a phrase inside a longer one still counts when the longer
 * one does not already give its meaning.
 */
export function rephrase(folded: string, table: SynonymTable): Rephrasing[] {
  const out: Rephrasing[] = [];
  for (let at = 0; at < folded.length; at++) {
    for (const { say, mean } of table.get(folded[at]!) ?? []) {
      if (!folded.startsWith(say, at)) continue;
      const end = at + say.length;
      // Latin words are not found inside longer ones.
      if (/^[a-z]+$/.test(say) && (/[a-z]/.test(folded[at - 1] ?? '') || /[a-z]/.test(folded[end] ?? '')))
        continue;
      const outer = out.find((r) => r.start <= at && end <= r.end);
      if (outer) continue;
      out.push({ start: at, end, said: say, means: mean });
    }
  }
  return out;
}
