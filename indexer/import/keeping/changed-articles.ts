import { articlesOf, textOf } from '../../structure/tree.ts';
import type { Provision } from '../../types.ts';

/** How many articles were added, removed or worded anew between two texts of the same version, by their numbers. */
export function changedArticles(before: Provision, after: Provision): number {
  const [old, now] = [byNumber(before), byNumber(after)];
  const numbers = new Set([...old.keys(), ...now.keys()]);
  return [...numbers].filter((number) => old.get(number) !== now.get(number)).length;
}

function byNumber(root: Provision): Map<string, string> {
  return new Map(
    articlesOf(root).map((a) => [`${a.number}.${a.suffix ?? 0}`, textOf(a).replace(/\s/gu, '')] as const),
  );
}
