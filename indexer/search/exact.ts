import { formatLocator, isWithin } from '../structure/locator.ts';
import { findProvision, textOf } from '../structure/tree.ts';
import type { Document, Entry, Locator } from '../types.ts';

/** What an exact lookup found in one document. */
export interface Looked {
  readonly document: Document;
  /** The places that exist, with the entry that holds each and the words of exactly that place. */
  readonly found: readonly { readonly entry: Entry; readonly locator: Locator; readonly text: string }[];
  /** Places asked for that do not exist. */
  readonly missing: readonly Locator[];
}

/** Looks places up in one document's entries. A chapter stands for its articles. */
export function lookUp(document: Document, locators: readonly Locator[], entries: readonly Entry[]): Looked {
  const found: { entry: Entry; locator: Locator; text: string }[] = [];
  const missing: Locator[] = [];
  for (const wanted of locators) {
    const before = found.length;
    for (const entry of entries) {
      if (isWithin(wanted, entry.locator)) {
        const exact = exactly(entry, wanted, document);
        if (exact) found.push(exact);
      } else if (holds(document, wanted, entry)) {
        found.push({ entry, locator: entry.locator, text: entry.text });
      }
    }
    if (found.length === before) missing.push(wanted);
  }
  return { document, found, missing };
}

/** The paragraph or item asked for within its article; 第八项 alone is looked for under every paragraph. */
function exactly(entry: Entry, wanted: Locator, document: Document) {
  if (wanted.length === entry.locator.length || entry.form === 'headnote')
    return { entry, locator: entry.locator, text: entry.text };
  const node = findProvision(document.root, wanted) ?? descendants(entry, wanted);
  if (!node) return undefined;
  return { entry, locator: node.locator, text: textOf(node) };
}

function descendants(entry: Entry, wanted: Locator) {
  const last = wanted.at(-1)!;
  if (last.type !== 'item' || wanted.at(-2)?.type === 'paragraph') return undefined;
  for (const paragraph of entry.provision.children)
    for (const item of paragraph.children)
      if (item.type === 'item' && item.number === last.number) return item;
  return undefined;
}

/** Whether a chapter, section or division asked for holds an entry. */
function holds(document: Document, wanted: Locator, entry: Entry): boolean {
  const last = wanted.at(-1);
  if (!last || last.type === 'article') return false;
  if (isWithin(entry.locator, wanted)) return true;
  const node = findProvision(document.root, wanted);
  return node !== undefined && entry.provision.span.start >= node.span.start && inside(node, entry);
}

function inside(node: NonNullable<ReturnType<typeof findProvision>>, entry: Entry): boolean {
  return entry.provision.lines.start >= node.lines.start && entry.provision.lines.end <= node.lines.end;
}

export { formatLocator };
