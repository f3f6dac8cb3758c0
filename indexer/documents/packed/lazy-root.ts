import { deserialize } from 'node:v8';
import type { Document, Provision } from '../../types.ts';
import type { RecordAt, TextPack } from './text-pack.ts';

/** What is told of a text without reading it. */
export interface TextFacts {
  /** Entries that it is indexed by. */
  readonly entries: number;
  /** Years that its entries name. */
  readonly years: readonly string[];
  /** Amounts that its entries name, see `amountKey`. */
  readonly amounts: readonly string[];
  /** How many of its entries speak of each aspect. */
  readonly aspects: Readonly<Record<string, number>>;
  /** Whether it is numbered by 一、(一) throughout. */
  readonly byDivisions: boolean;
  /** Of what is indexed of it, everyday words aside. */
  readonly digest: string;
  /** Of its words, see `wordsDigest`. */
  readonly words: string;
}

const FACTS = Symbol('facts of a text that is read when shown');

/** Bytes of texts, as packed, that stay in memory besides those in use. In memory a text takes some four times as much. */
const KEPT_BYTES = 24 << 20;
const kept = new Map<Provision, number>();
let keptBytes = 0;

/** A document whose text is read from its pack when it is asked for. While anything holds the text, it is the same object. */
export function lazyDocument(
  head: Omit<Document, 'root'>,
  facts: TextFacts,
  pack: TextPack,
  record: RecordAt,
): Document {
  let known: WeakRef<Provision> | undefined;
  const root = (): Provision => {
    const held = known?.deref();
    if (held) return held;
    const read = deserialize(pack.read(record)) as Provision;
    known = new WeakRef(read);
    keep(read, record.length);
    return read;
  };
  return Object.defineProperties({ ...head } as Document, {
    root: { get: root, enumerable: true, configurable: true },
    [FACTS]: { value: facts, configurable: true },
  });
}

/** What is known of a document's text without reading it; undefined where the text is in memory. */
export function textFacts(document: Document): TextFacts | undefined {
  return (document as { readonly [FACTS]?: TextFacts })[FACTS];
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
