import type { Entry } from '../../types.ts';
import { type ByStart, byStart, startingAt } from '../by-start.ts';
import { fold } from '../fold.ts';

interface Phrase {
  readonly words: string;
  /** The entries it was written for. */
  readonly entries: readonly Entry[];
}

/** Everyday phrases of two characters and more, folded. */
export type PhraseIndex = ByStart<Phrase>;

/** The phrases that people use when they look for an entry. */
export function everydayPhrases({ headnote, everyday }: Entry): string[] {
  return [...(headnote?.keywords ?? []), ...(everyday ?? [])].map(fold);
}

/** Indexes the everyday phrases of all entries. */
export function phraseIndex(entries: readonly Entry[]): PhraseIndex {
  const byPhrase = new Map<string, Entry[]>();
  for (const entry of entries)
    for (const words of new Set(everydayPhrases(entry))) {
      if (words.length < 2) continue;
      const list = byPhrase.get(words);
      if (list) list.push(entry);
      else byPhrase.set(words, [entry]);
    }
  return byStart(
    [...byPhrase].map(([words, list]) => ({ words, entries: list })),
    ({ words }) => words,
  );
}

/** For each entry, the characters of its phrases that a folded question uses, the first of each phrase not counted. */
export function phrasesIn(question: string, index: PhraseIndex): ReadonlyMap<Entry, number> {
  const out = new Map<Entry, number>();
  for (let at = 0; at + 2 <= question.length; at++)
    for (const { words, entries } of startingAt(question, at, index)) {
      // A phrase said twice counts once.
      if (!question.startsWith(words, at) || question.indexOf(words) < at) continue;
      for (const entry of entries) out.set(entry, (out.get(entry) ?? 0) + words.length - 1);
    }
  return out;
}
