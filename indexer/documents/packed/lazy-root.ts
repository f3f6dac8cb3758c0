import { deserialize } from 'node:v8';
import type { Document, Provision } from '../../types.ts';
import { entriesProperty } from './packed-entry.ts';
import type { PackedText, TextFacts } from './packed-text.ts';
import type { TextPack } from './text-pack.ts';

const FACTS = Symbol('facts of a text that is read when shown');
const HELD = Symbol('such a text, if it is in memory');

/** Bytes of texts, as packed, that stay in memory besides those in use. In memory a text takes some four times as much. */
const KEPT_BYTES = 24 << 20;
const kept = new Map<Provision, number>();
let keptBytes = 0;

/**
 * A document whose text is read from its pack when it is asked for. While anything holds the text, it is the same object. It stays in
 * memory for its own sake from the second reading on: who goes through all texts once leaves none behind.
 */
export function lazyDocument(
  head: Omit<Document, 'root'>,
  pack: TextPack,
  { facts, entries, ...record }: PackedText,
): Document {
  let known: WeakRef<Provision> | undefined;
  const root = (): Provision => {
    const held = known?.deref();
    if (held) return held;
    const read = deserialize(pack.read(record)) as Provision;
    if (known) keep(read, record.length);
    known = new WeakRef(read);
    return read;
  };
  return Object.defineProperties({ ...head } as Document, {
    root: { get: root, enumerable: true, configurable: true },
    [FACTS]: { value: facts, configurable: true },
    [HELD]: { value: () => known?.deref(), configurable: true },
    ...entriesProperty(pack, entries),
  });
}

/** What is known of a document's text without reading it; undefined where the text is in memory. */
export function textFacts(document: Document): TextFacts | undefined {
  return (document as { readonly [FACTS]?: TextFacts })[FACTS];
}

/** The text of a document, if it is in memory. */
export function textInMemory(document: Document): Provision | undefined {
  const { [HELD]: held } = document as { readonly [HELD]?: () => Provision | undefined };
  return held ? held() : document.root;
}

/** A document with other fields, whose text is not read for that. */
export function withFields(document: Document, fields: Partial<Omit<Document, 'root'>>): Document {
  const copy = Object.defineProperties({} as Document, Object.getOwnPropertyDescriptors(document));
  return Object.assign(copy, fields);
}

function keep(root: Provision, bytes: number): void {
  kept.set(root, bytes);
  keptBytes += bytes;
  for (const [oldest, size] of kept) {
    if (keptBytes <= KEPT_BYTES || oldest === root) break;
    kept.delete(oldest);
    keptBytes -= size;
  }
}
