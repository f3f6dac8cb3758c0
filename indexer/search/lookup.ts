import { isWithin } from '../structure/locator.ts';
import { resolvePlace } from '../structure/resolve-place.ts';
import { textOf } from '../structure/tree.ts';
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
    for (const node of resolvePlace(document, wanted))
      for (const entry of entries) {
        if (isWithin(node.locator, entry.locator)) found.push(exactly(entry, node));
        else if (holds(node, entry)) found.push({ entry, locator: entry.locator, text: entry.text });
      }
    if (found.length === before) missing.push(wanted);
  }
  return { document, found, missing };
}

/** The paragraph or item asked for within its article, or the article itself. */
function exactly(entry: Entry, node: Provision) {
  const whole = node.locator.length === entry.locator.length || entry.form === 'headnote';
  return whole
    ? { entry, locator: entry.locator, text: entry.text }
    : { entry, locator: node.locator, text: textOf(node) };
}

/** Whether a chapter, section or division asked for holds an entry. */
function holds(node: Provision, { locator, provision }: Entry): boolean {
  if (node.type === 'article') return false;
  if (isWithin(locator, node.locator)) return true;
  return (
    provision.span.start >= node.span.start &&
    provision.lines.start >= node.lines.start &&
    provision.lines.end <= node.lines.end
  );
}
