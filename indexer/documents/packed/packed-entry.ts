import { deserialize } from 'node:v8';
import type { Document, Entry, Provision } from '../../types.ts';
import type { TextFacts } from './packed-text.ts';
import type { ListAt, TextPack } from './text-pack.ts';

/** What is kept of an entry beside its text as a whole: what ranking looks at, so that a candidate needs no more than itself. */
export interface PackedEntry extends Pick<Entry, 'headings' | 'text' | 'form'> {
  /** Without what stands below it, and where in the text it stands. */
  readonly provision: Omit<Provision, 'children' | 'lines' | 'span'>;
}

/** A text as it is packed besides its words. */
export interface Described {
  readonly facts: TextFacts;
  readonly entries: readonly PackedEntry[];
}

export function packedEntry({ headings, text, form, provision }: Entry): PackedEntry {
  const { children: _, lines: __, span: ___, ...head } = provision;
  return { headings, text, form, provision: head };
}

const ENTRIES = Symbol('reads an entry of a text that is read when shown');

type ReadEntry = (n: number) => PackedEntry;

/** The property by which a document tells its entries one by one. */
export function entriesProperty(pack: TextPack, list: ListAt): PropertyDescriptorMap {
  const value: ReadEntry = (n) => deserialize(pack.readOf(list, n)) as PackedEntry;
  return { [ENTRIES]: { value, configurable: true } };
}

/** An entry of a document by its number, read by itself; undefined where the text is in memory. */
export function readEntry(document: Document, n: number): PackedEntry | undefined {
  return (document as { readonly [ENTRIES]?: ReadEntry })[ENTRIES]?.(n);
}
