import { type Described, packedEntry } from '../documents/packed/packed-entry.ts';
import type { TextFacts } from '../documents/packed/packed-text.ts';
import type { Quantity } from '../language/zh/quantities.ts';
import { wordsDigest } from '../structure/bare-words.ts';
import { isNumberedByDivisions } from '../structure/tree.ts';
import type { Document, Entry } from '../types.ts';
import { entriesOf } from './entries.ts';
import { textDigest } from './indexed-document.ts';
import { viewOf } from './rank/entry-view.ts';

/** What the passages of a text speak of. */
export type Matters = Pick<TextFacts, 'years' | 'amounts' | 'aspects'>;

/** What search wants of a text without reading it as a whole. */
export function describeText(document: Document): Described {
  const entries = entriesOf(document);
  const facts: TextFacts = {
    entries: entries.length,
    ...mattersOf(entries),
    byDivisions: isNumberedByDivisions(document.root),
    digest: textDigest(entries),
    words: wordsDigest(document.root),
  };
  return { facts, entries: entries.map(packedEntry) };
}

export function mattersOf(entries: readonly Entry[]): Matters {
  const amounts = new Set<string>();
  const aspects: Record<string, number> = {};
  for (const entry of entries) {
    const { segments } = viewOf(entry);
    for (const { quantities } of segments) for (const one of quantities) amounts.add(amountKey(one));
    for (const aspect of new Set(segments.flatMap((segment) => [...segment.aspects])))
      aspects[aspect] = (aspects[aspect] ?? 0) + 1;
  }
  return { years: [...yearsOf(entries)], amounts: [...amounts], aspects };
}

/** An amount, however it is written. */
export function amountKey({ unit, low, high }: Pick<Quantity, 'unit' | 'low' | 'high'>): string {
  return `${low} ${high} ${unit}`;
}

/** Years that entries name. */
function yearsOf(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(entries.flatMap(({ text }) => [...text.matchAll(/(?=((?:19|20)\d\d))/g)].map((m) => m[1]!)));
}
