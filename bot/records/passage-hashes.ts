import { createHash } from 'node:crypto';
import type { Document, Entry, Library } from '../../indexer/index.ts';

export interface PassageHashes {
  /** `<the passage's own>.<its document's>.<status today>`; undefined for a key that is not held. */
  of(key: string): string | undefined;
}

const DIGITS = 12;
const made = new WeakMap<Library, PassageHashes>();

/** What the passages of a library say, as hashes, and their status: recorded with an answer, they tell later what changed. */
export function passageHashes(library: Library): PassageHashes {
  const known = made.get(library);
  if (known) return known;
  const documents = new Map<Document, string>();
  const passages = new Map<string, string>();
  const documentHash = (document: Document): string => {
    const hash = documents.get(document) ?? hashOf(library.entriesOf(document).map(wordsOf).join('\n'));
    documents.set(document, hash);
    return hash;
  };
  const hashes: PassageHashes = {
    of(key) {
      const entry = library.entry(key);
      if (!entry) return undefined;
      const hash = passages.get(key) ?? `${hashOf(wordsOf(entry))}.${documentHash(entry.document)}`;
      passages.set(key, hash);
      return `${hash}.${library.statusOn(entry.document)}`;
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
