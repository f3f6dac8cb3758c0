import type { Entry } from '../../types.ts';
import { fold } from '../fold.ts';

/** Everyday phrases of two characters and more, folded, with the entries they were written for. */
export interface PhraseIndex {
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  /** First two characters of the phrases, with the length of the longest that begins so. */
  readonly starts: ReadonlyMap<string, number>;
}

/** The phrases that people use when they look for an entry. */
export function everydayPhrases({ headnote, everyday }: Entry): string[] {
  return [...(headnote?.keywords ?? []), ...(everyday ?? [])].map(fold);
}

/** Indexes the everyday phrases of all entries. */
export function phraseIndex(entries: readonly Entry[]): PhraseIndex {
  const byPhrase = new Map<string, Entry[]>();
  const starts = new Map<string, number>();
  for (const entry of entries)
    for (const phrase of new Set(everydayPhrases(entry))) {
      if (phrase.length < 2) continue;
      const start = phrase.slice(0, 2);
      starts.set(start, Math.max(starts.get(start) ?? 0, phrase.length));
      const list = byPhrase.get(phrase);
      if (list) list.push(entry);
      else byPhrase.set(phrase, [entry]);
    }
  return { entries: byPhrase, starts };
}

/** For each entry, the characters of its phrases that a folded question uses, the first of each phrase not counted. */
export function phrasesIn(question: string, { entries, starts }: PhraseIndex): ReadonlyMap<Entry, number> {
  const out = new Map<Entry, number>();
  const seen = new Set<string>();
  for (let at = 0; at + 2 <= question.length; at++) {
    const longest = starts.get(question.slice(at, at + 2)) ?? 0;
    for (let length = 2; length <= longest && at + length <= question.length; length++) {
      const phrase = question.slice(at, at + length);
      const found = entries.get(phrase);
      if (!found || seen.has(phrase)) continue;
      seen.add(phrase);
      for (const entry of found) out.set(entry, (out.get(entry) ?? 0) + length - 1);
    }
  }
  return out;
}
