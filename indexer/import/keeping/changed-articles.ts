import { articlesOf, textOf } from '../../structure/tree.ts';
import type { Provision } from '../../types.ts';

/**
 * How many articles two texts of the same version differ by: added, removed or worded anew. One that only got another
 * number does not count. Linear, unlike the comparison of versions, since a fetched page may hold anything.
 */
export function changedArticles(before: Provision, after: Provision): number {
  const words = bag(before);
  let added = 0;
  for (const [text, count] of bag(after)) {
    const kept = Math.min(count, words.get(text) ?? 0);
    words.set(text, (words.get(text) ?? 0) - kept);
    added += count - kept;
  }
  const removed = [...words.values()].reduce((sum, count) => sum + count, 0);
  return Math.max(added, removed);
}

/** The wordings of a text's articles without their numbers, each with how often it stands there. */
function bag(root: Provision): Map<string, number> {
  const counts = new Map<string, number>();
  for (const article of articlesOf(root)) {
    const text = textOf(article).slice(article.label.length).replace(/\s/gu, '');
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}
