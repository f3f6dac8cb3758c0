import { type Document, documentKey, type Library, type Status, type TextHeld } from '../../indexer/index.ts';

/** A document as an operator looks after it. */
export interface HeldRow {
  readonly document: Document;
  readonly key: string;
  /** Today. */
  readonly status: Status;
  readonly text: TextHeld;
  /** Official address, or the name of the file it was imported from. */
  readonly source?: string;
  /** Day on which its address was last asked, or its text was brought. */
  readonly checked?: string;
  /** What is wrong with its file. */
  readonly problems: readonly string[];
  /** Articles and items that everyday words are written for, and how many words. */
  readonly worded: number;
  readonly words: number;
}

/**
 * Every document with what an operator looks after, by id.
 * @param problems lines of what is wrong, each naming a file
 * @param checked when addresses were last asked, by `documentKey`
 */
export function heldRows(
  library: Library,
  problems: readonly string[],
  checked: ReadonlyMap<string, string>,
): HeldRow[] {
  const worded = new Map<string, { entries: number; words: number }>();
  for (const document of library.documents) {
    if (!library.hasWords(document)) continue;
    const words = library
      .entriesOf(document)
      .flatMap(({ everyday = [] }) => (everyday.length > 0 ? [everyday] : []));
    worded.set(documentKey(document), { entries: words.length, words: words.flat().length });
  }
  return [...library.documents]
    .map((document): HeldRow => {
      const key = documentKey(document);
      const day = checked.get(key)?.slice(0, 10) ?? document.source?.retrieved;
      const source = document.source?.url ?? document.source?.file;
      return {
        document,
        key,
        status: library.statusOn(document),
        text: document.text,
        ...(source === undefined ? {} : { source }),
        ...(day === undefined ? {} : { checked: day }),
        problems: problems.filter((line) => line.includes(document.path)),
        worded: worded.get(key)?.entries ?? 0,
        words: worded.get(key)?.words ?? 0,
      };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
