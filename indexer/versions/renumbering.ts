import { formatLocator } from '../structure/locator.ts';
import type { Locator, Provision } from '../types.ts';
import type { ArticleChange, Change, Comparison } from './comparison.ts';

/**
 * How sure it is that one article stands for another: the same words; much alike; alike enough that no other is likelier; or a
 * headnote says so.
 */
export type Certainty = 'certain' | 'likely' | 'possible' | 'stated';

/** That an article of one version stands, wholly or in part, for one of the other; of added and deleted ones one side is absent. */
export interface NumberLink {
  readonly older?: Locator;
  readonly newer?: Locator;
  readonly change: Change | 'part';
  readonly certainty?: Certainty;
  /** Likeness of the texts, 0 to 1; 0 where none were compared. */
  readonly similarity: number;
  /** What the older article says stands in several newer ones. */
  readonly split: boolean;
  /** The newer article was made of several older ones. */
  readonly merged: boolean;
}

/** Which articles of one version stand for an article of the other, the counterpart first, then where parts went. */
export interface Renumbering {
  /** In the newer text's order; deleted ones after what they followed; parts behind the counterpart of their newer article. */
  readonly links: readonly NumberLink[];
  /** The links of an article of one side, the counterpart first. Places below an article are looked up by their article. */
  linksOf(side: 'older' | 'newer', place: Locator): readonly NumberLink[];
  /** Example: [article 63] of 2007 → [[article 95]] of 2024. Empty: deleted, or not known. */
  newOf(older: Locator): readonly Locator[];
  oldOf(newer: Locator): readonly Locator[];
}

/** More alike than this, amended articles are surely one; calibrated on 突发事件应对法 2007/2024 and the pairs noted beside it. */
const LIKELY = 0.55;
/** A paragraph so much alike went there. */
const LIKELY_PART = 0.7;

/** The map of numbers between two versions, both ways, with splits and merges. */
export function renumberingOf(comparison: Comparison): Renumbering {
  const pairs = comparison.articles.map(pairLink);
  const parts = comparison.transfers.map(({ older, newer, similarity }): Pending => {
    const stated = comparison.basis === 'headnotes';
    const certainty = stated ? 'stated' : similarity >= LIKELY_PART ? 'likely' : 'possible';
    return { older: older.locator, newer: newer.locator, change: 'part', certainty, similarity };
  });
  const all = inOrder(pairs, parts);
  const targets = counted(all, 'older');
  const sources = counted(all, 'newer');
  const links = all.map(
    (link): NumberLink => ({
      ...link,
      split: link.older !== undefined && (targets.get(keyOf(link.older)) ?? 0) > 1,
      merged: link.newer !== undefined && (sources.get(keyOf(link.newer)) ?? 0) > 1,
    }),
  );
  const by = { older: indexed(links, 'older'), newer: indexed(links, 'newer') };
  const linksOf: Renumbering['linksOf'] = (side, place) => by[side].get(keyOf(place)) ?? [];
  return {
    links,
    linksOf,
    newOf: (older) => linksOf('older', older).flatMap(({ newer }) => (newer ? [newer] : [])),
    oldOf: (newer) => linksOf('newer', newer).flatMap(({ older }) => (older ? [older] : [])),
  };
}

type Pending = Omit<NumberLink, 'split' | 'merged'>;

function pairLink({ change, older, newer, similarity }: ArticleChange): Pending {
  return {
    ...sideOf('older', older),
    ...sideOf('newer', newer),
    change,
    ...(older && newer ? { certainty: certaintyOf(change, similarity) } : {}),
    similarity: change === 'amended' || change === 'corresponds' || !older || !newer ? similarity : 1,
  };
}

function sideOf(side: 'older' | 'newer', article: Provision | undefined): Partial<Pending> {
  return article ? { [side]: article.locator } : {};
}

function certaintyOf(change: Change, similarity: number): Certainty {
  if (change === 'corresponds') return 'stated';
  if (change !== 'amended') return 'certain';
  return similarity >= LIKELY ? 'likely' : 'possible';
}

function inOrder(pairs: readonly Pending[], parts: readonly Pending[]): Pending[] {
  const waiting = new Map<string, Pending[]>();
  for (const part of parts) {
    const key = keyOf(part.newer!);
    waiting.set(key, [...(waiting.get(key) ?? []), part]);
  }
  const placed = pairs.flatMap((pair) => {
    const key = pair.newer && keyOf(pair.newer);
    const own = key === undefined ? [] : (waiting.get(key) ?? []);
    if (key !== undefined) waiting.delete(key);
    return [pair, ...own];
  });
  return [...placed, ...[...waiting.values()].flat()];
}

function counted(links: readonly Pending[], side: 'older' | 'newer'): Map<string, number> {
  const counts = new Map<string, number>();
  for (const link of links) {
    const own = link[side];
    if (own && link.older && link.newer) counts.set(keyOf(own), (counts.get(keyOf(own)) ?? 0) + 1);
  }
  return counts;
}

function indexed(links: readonly NumberLink[], side: 'older' | 'newer'): Map<string, NumberLink[]> {
  const map = new Map<string, NumberLink[]>();
  // Counterparts first, whatever the order of the texts.
  for (const link of [...links].sort((a, b) => Number(a.change === 'part') - Number(b.change === 'part'))) {
    const own = link[side];
    if (!own) continue;
    const held = map.get(keyOf(own));
    if (held) held.push(link);
    else map.set(keyOf(own), [link]);
  }
  return map;
}

function keyOf(locator: Locator): string {
  return formatLocator(locator.filter((step) => step.type === 'article'));
}
