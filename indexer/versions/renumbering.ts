import { formatLocator } from '../structure/locator.ts';
import type { Locator, Provision } from '../types.ts';
import type { Comparison } from './comparison.ts';

/** Which articles of one version stand for an article of the other, the counterpart first, then where parts went. */
export interface Renumbering {
  /** Example: [article 63] of 2007 → [[article 95]] of 2024. Empty: deleted, or not known. */
  newOf(older: Locator): readonly Locator[];
  oldOf(newer: Locator): readonly Locator[];
}

/** The map of numbers between two versions, both ways. Places below an article are looked up by their article. */
export function renumberingOf(comparison: Comparison): Renumbering {
  const forward = new Map<string, Locator[]>();
  const backward = new Map<string, Locator[]>();
  const link = (older: Provision, newer: Provision) => {
    add(forward, older, newer);
    add(backward, newer, older);
  };
  for (const { older, newer } of comparison.articles) if (older && newer) link(older, newer);
  for (const { older, newer } of comparison.transfers) link(older, newer);
  return {
    newOf: (older) => forward.get(articleKey(older)) ?? [],
    oldOf: (newer) => backward.get(articleKey(newer)) ?? [],
  };
}

function add(map: Map<string, Locator[]>, from: Provision, to: Provision): void {
  const key = articleKey(from.locator);
  const places = map.get(key);
  if (places) places.push(to.locator);
  else map.set(key, [to.locator]);
}

function articleKey(locator: Locator): string {
  return formatLocator(locator.filter((step) => step.type === 'article'));
}
