import type { Document } from '../types.ts';

const known = new WeakMap<readonly Document[], ReadonlyMap<string, readonly Document[]>>();
const lists = new WeakMap<Document, readonly Document[]>();

/**
 * Documents by the ids of their works, in the order of their first documents. Grouped once a collection; a work whose
 * documents are those of an earlier collection is the same list, by which what was made of it is found again.
 */
export function byWork(documents: readonly Document[]): ReadonlyMap<string, readonly Document[]> {
  const before = known.get(documents);
  if (before) return before;
  const works = new Map<string, readonly Document[]>();
  for (const document of documents) {
    const others = works.get(document.id);
    if (others) (others as Document[]).push(document);
    else works.set(document.id, [document]);
  }
  for (const [id, list] of works) {
    const first = list[0]!;
    const same = lists.get(first);
    if (same?.length === list.length && same.every((document, i) => document === list[i]))
      works.set(id, same);
    else lists.set(first, list);
  }
  known.set(documents, works);
  return works;
}
