import type { Reference } from '../structure/references.ts';
import type { Locator, Provision } from '../types.ts';
import type { PlaceIndex } from './place-index.ts';

/**
 * The provisions that a reference means in the text it points to. A reference to the whole text, or to a place that the
 * held text does not have, gives none.
 * @param from the provision the reference stands in; what 前款 and 本条 start from
 * Example: 前两款 in 第九条第三款 → 第九条第一款, 第九条第二款.
 */
export function resolvePlaces(reference: Reference, from: Provision, places: PlaceIndex): Provision[] {
  const { anchor, locator, to } = reference;
  if (anchor.kind !== 'relative') return named(places, [], locator, to);
  const bases = basesOf(reference, from, places);
  if (locator.length === 0) return bases;
  return bases.flatMap((base) => named(places, base.locator, locator, to));
}

function named(places: PlaceIndex, above: Locator, locator: Locator, to: Locator | undefined): Provision[] {
  if (locator.length === 0) return [];
  const first = [...above, ...locator];
  if (to) return places.between(first, [...above, ...to]);
  const found = places.find(first);
  return found ? [found] : [];
}

/** What 本条, 前款, 前两项 mean, seen from a provision. */
function basesOf({ anchor }: Reference, from: Provision, places: PlaceIndex): Provision[] {
  if (anchor.kind !== 'relative') return [];
  const { level, back } = anchor;
  const own = places.above(from, level);
  if (back === 0) return own ? [own] : [];
  if (!own || level === 'chapter' || level === 'section') return [];
  const counts = Array.from({ length: back }, (_, i) => back - i);
  if (level === 'article') return counts.flatMap((n) => places.articleBefore(own.locator, n) ?? []);
  return counts.flatMap((n) => before(own, n, places) ?? []);
}

function before(own: Provision, back: number, places: PlaceIndex): Provision | undefined {
  const step = own.locator.at(-1);
  if (!step || step.number <= back) return undefined;
  return places.find([...own.locator.slice(0, -1), { ...step, number: step.number - back }]);
}
