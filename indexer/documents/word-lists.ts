import type { Problem } from '../types.ts';
import type { Folders } from './knowledge-files.ts';
import { type ListEntry, readList } from './read-list.ts';
import {
  type GlossaryTerm,
  glossaryTerm,
  outOfScope,
  type ReadingPath,
  readingPath,
  type Synonym,
  synonym,
} from './word-list-schema.ts';

export type { GlossaryTerm, ReadingPath, Synonym } from './word-list-schema.ts';

/** Everyday words and the texts' words for them, of all folders, in order. Example: 罚单 → 行政处罚. */
export async function loadSynonyms(
  folders: Folders,
  file = 'synonyms.yaml',
): Promise<{ synonyms: Synonym[]; problems: Problem[] }> {
  const { entries, problems } = await readList(folders, file, synonym);
  return { synonyms: entries.map((e) => e.item), problems };
}

/** Words for matters that none of the texts is about. Example: 年假, 公积金. */
export async function loadOutOfScope(folders: Folders): Promise<{ words: string[]; problems: Problem[] }> {
  const { entries, problems } = await readList(folders, 'out-of-scope.yaml', outOfScope);
  return { words: [...new Set(entries.flatMap((e) => e.item.words))], problems };
}

/** Terms with the places that explain or use them. A later folder's entry on a term adds its places and aliases. */
export async function loadGlossary(
  folders: Folders,
): Promise<{ terms: GlossaryTerm[]; problems: Problem[] }> {
  const { entries, problems } = await readGlossary(folders);
  const terms = new Map<string, GlossaryTerm>();
  for (const { item } of entries) {
    const known = terms.get(item.term);
    terms.set(item.term, known ? joined(known, item) : item);
  }
  return { terms: [...terms.values()], problems };
}

function joined(a: GlossaryTerm, b: GlossaryTerm): GlossaryTerm {
  const note = a.note ?? b.note;
  return {
    term: a.term,
    aliases: [...new Set([...a.aliases, ...b.aliases])],
    where: [...a.where, ...b.where],
    ...(note === undefined ? {} : { note }),
  };
}

/** Reading paths; a later folder's path of the same id takes the earlier one's place. */
export async function loadOnboarding(
  folders: Folders,
): Promise<{ paths: ReadingPath[]; problems: Problem[] }> {
  const { entries, problems } = await readOnboarding(folders);
  return { paths: [...new Map(entries.map(({ item }) => [item.id, item])).values()], problems };
}

type Read<T> = Promise<{ entries: ListEntry<T>[]; problems: Problem[] }>;

/** The glossary entry by entry, with their lines: what the check of word lists needs. */
export async function readGlossary(folders: Folders): Read<GlossaryTerm> {
  const read = await readList(folders, 'glossary.yaml', glossaryTerm);
  return { ...read, problems: [...read.problems, ...twice(read.entries, 'term')] };
}

/** The reading paths with their lines. */
export async function readOnboarding(folders: Folders): Read<ReadingPath> {
  const read = await readList(folders, 'onboarding.yaml', readingPath);
  return { ...read, problems: [...read.problems, ...twice(read.entries, 'id')] };
}

function twice<K extends string, T extends Record<K, string>>(
  entries: readonly ListEntry<T>[],
  field: K,
): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ item, file, lineOf }) => {
    const key = `${file}\n${item[field]}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const message = `“${item[field]}”在同一文件里写了两次`;
    return [{ file, line: lineOf([field]), message, cure: '合并为一处', severity: 'error' as const }];
  });
}
