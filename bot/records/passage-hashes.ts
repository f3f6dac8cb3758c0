import { createHash } from 'node:crypto';
import type { Document, Entry, Library } from '../../indexer/index.ts';

interface Hashes {
  /** Of a passage by its key: `<its own>.<its document's>`. Undefined for a key that is not held. */
  of(key: string): string | undefined;
}

const DIGITS = 12;
const made = new WeakMap<Library, Hashes>();

/** What the passages of a library say, as hashes: recorded with an answer, they tell later whether it has changed. */
export function passageHashes(library: Library): Hashes {
  const known = made.get(library);
  if (known) return known;
  const entries = new Map(library.entries.map((entry) => [entry.key, entry]));
  const documents = new Map<Document, string>();
  const passages = new Map<string, string>();
  const documentHash = (document: Document): string => {
    const hash =
      documents.get(document) ??
      hashOf(
        library.entries
          .filter((e) => e.document === document)
          .map(wordsOf)
          .join('\n'),
      );
    documents.set(document, hash);
    return hash;
  };
  const hashes: Hashes = {
    of(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      const hash = passages.get(key) ?? `${hashOf(wordsOf(entry))}.${documentHash(entry.document)}`;
      passages.set(key, hash);
      return hash;
    },
  };
  made.set(library, hashes);
  return hashes;
}

function wordsOf({ text, headnote }: Entry): string {
  return `${text}\n${headnote?.text ?? ''}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
}
