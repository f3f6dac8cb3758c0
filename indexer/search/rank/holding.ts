import type { Concept } from '../understand/concepts.ts';
import { cover, type Matching, nearness } from './coverage.ts';
import type { EntryView } from './entry-view.ts';

/**
 * How far an entry holds one thing asked for, in its own words, in what surrounds them, in what people say when they look for
 * it, or by words of rules that it may stand for: 0 to 1.
 */
export function held({ folded, around, everyday }: EntryView, concept: Concept, matching: Matching): number {
  const word = Math.max(
    cover(concept, folded, matching),
    cover(concept, everyday, matching),
    cover(concept, around, matching),
  );
  return word < 1 ? Math.max(word, nearness(concept, folded)) : word;
}
