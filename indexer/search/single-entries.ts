import { type PackedEntry, readEntry } from '../documents/packed/packed-entry.ts';
import { toAnchor } from '../structure/locator.ts';
import type { Document, Entry, Provision } from '../types.ts';
import { entryKey } from './entries.ts';

/** Entries read one by one that stay in memory besides those in use, the latest: a message is often put in several readings. */
const KEPT = 500;

/** Entries that were read without the rest of their text. While anything holds one, it is the same object. */
export interface SingleEntries {
  /** Undefined where the text is not packed. */
  readonly read: (
    document: Document,
    n: number,
    everyday: ReadonlyMap<string, readonly string[]> | undefined,
  ) => Entry | undefined;
  /** Those of a document that are in use, by number. */
  readonly inUse: (document: Document) => ReadonlyMap<number, Entry>;
}

/** @param whole the same entry with all that belongs to it, for which the text is read */
export function singleEntries(whole: (document: Document, n: number) => Entry): SingleEntries {
  const known = new WeakMap<Document, Map<number, WeakRef<Entry>>>();
  const gone = new FinalizationRegistry<() => void>((forget) => forget());
  const latest: Entry[] = [];
  let next = 0;
  const keep = (entry: Entry): Entry => {
    latest[next] = entry;
    next = (next + 1) % KEPT;
    return entry;
  };
  return {
    read(document, n, everyday) {
      const own = known.get(document) ?? new Map<number, WeakRef<Entry>>();
      known.set(document, own);
      const held = own.get(n)?.deref();
      if (held) return keep(held);
      const packed = readEntry(document, n);
      if (!packed) return undefined;
      const words = everyday?.get(toAnchor(packed.provision.locator));
      const entry = entryOf(document, packed, words, () => whole(document, n).provision);
      const reference = new WeakRef(entry);
      own.set(n, reference);
      gone.register(entry, () => own.get(n) === reference && own.delete(n));
      return keep(entry);
    },
    inUse(document) {
      const out = new Map<number, Entry>();
      for (const [n, reference] of known.get(document) ?? []) {
        const entry = reference.deref();
        if (entry) out.set(n, entry);
      }
      return out;
    },
  };
}

function entryOf(
  document: Document,
  { provision: head, headings, text, form }: PackedEntry,
  everyday: readonly string[] | undefined,
  whole: () => Provision,
): Entry {
  const lazy = (field: 'children' | 'lines' | 'span') => ({ get: () => whole()[field], enumerable: true });
  const provision = Object.defineProperties({ ...head } as Provision, {
    children: lazy('children'),
    lines: lazy('lines'),
    span: lazy('span'),
  });
  const { locator, headnote } = head;
  return {
    key: entryKey(document, locator),
    document,
    provision,
    locator,
    headings,
    text,
    ...(headnote ? { headnote } : {}),
    ...(everyday ? { everyday } : {}),
    form,
  };
}
