import { isWithin } from '../structure/locator.ts';
import { findProvision, textOf } from '../structure/tree.ts';
import type { Document, Entry, Locator, Provision } from '../types.ts';

/** What an exact lookup found in one document. */
export interface Lookup {
  readonly document: Document;
  /** The places that exist, with the entry that holds each and the words of exactly that place. */
  readonly found: readonly { readonly entry: Entry; readonly locator: Locator; readonly text: string }[];
  /** Places asked for that do not exist. */
  readonly missing: readonly Locator[];
}

/** Looks places up in one document's entries. A chapter stands for its articles. */
export function lookUp(document: Document, locators: readonly Locator[], entries: readonly Entry[]): Lookup {
  const found: { entry: Entry; locator: Locator; text: string }[] = [];
  const missing: Locator[] = [];
  for (const wanted of locators) {
    const before = found.length;
    const node = findProvision(document.root, wanted);
    for (const entry of entries) {
      if (isWithin(wanted, entry.locator)) {
        const exact = exactly(entry, wanted, node);
        if (exact) found.push(exact);
      } else if (holds(node, wanted, entry)) {
        found.push({ entry, locator: entry.locator, text: entry.text });
      }
    }
    if (found.length === before) missing.push(wanted);
  }
  return { document, found, missing };
}

/** The paragraph or item asked for within its article; 第八项 alone is looked for under every paragraph. */
function exactly(entry: Entry, wanted: Locator, node: Provision | undefined) {
  if (wanted.length === entry.locator.length || entry.form === 'headnote')
    return { entry, locator: entry.locator, text: entry.text };
  const place = node ?? descendants(entry, wanted);
  return place && { entry, locator: place.locator, text: textOf(place) };
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
function holds(node: Provision | undefined, wanted: Locator, { locator, provision }: Entry): boolean {
  const last = wanted.at(-1);
  if (!last || last.type === 'article') return false;
  if (isWithin(locator, wanted)) return true;
  return (
    node !== undefined &&
    provision.span.start >= node.span.start &&
    provision.lines.start >= node.lines.start &&
    provision.lines.end <= node.lines.end
  );
}
