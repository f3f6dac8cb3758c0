import type { Finding, Library } from '../indexer/index.ts';
import { dayOf } from './records/day-files.ts';

/** Findings kept; the one asked for longest ago goes first. */
const MOST = 500;
/** Longer questions are rarely asked twice. */
const LONGEST = 200;

/**
 * A library that remembers what it found: the same question on the same knowledge and day finds the same, and many people
 * ask the same. New knowledge is a new library, with nothing remembered.
 */
export function remembering(library: Library, now: () => Date): Library {
  const kept = new Map<string, Promise<Finding>>();
  return {
    ...library,
    find(question, options = {}) {
      if (question.length > LONGEST) return library.find(question, options);
      const { turns = [], asOf = dayOf(now()), limit } = options;
      const key = JSON.stringify([question, turns, asOf, limit]);
      const known = kept.get(key);
      if (known) kept.delete(key);
      const finding = known ?? library.find(question, options);
      kept.set(key, finding);
      finding.catch(() => kept.delete(key));
      if (kept.size > MOST) kept.delete(kept.keys().next().value as string);
      return finding;
    },
  };
}
