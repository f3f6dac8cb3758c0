import {
  COUNTERPART,
  counterpartWords,
  noCounterpart,
  unknownCounterpart,
} from '../../language/zh/document-words.ts';
import { formatLocator } from '../../structure/locator.ts';
import { resolvePlace } from '../../structure/resolve-place.ts';
import { textOf } from '../../structure/tree.ts';
import type { Document, Fact, Locator } from '../../types.ts';
import { compareVersions } from '../../versions/compare.ts';
import { Likeness } from '../../versions/likeness.ts';
import { type NumberLink, type Renumbering, renumberingOf } from '../../versions/renumbering.ts';
import type { KnowledgeStore } from '../knowledge-store.ts';
import type { Understanding } from '../understand/understanding.ts';
import { choose, type Target } from './target.ts';

/** Which places of another version stand for those that were named, and where to read them. */
export interface CounterpartFacts {
  readonly about: Document;
  readonly facts: readonly Fact[];
  /** The counterparts, and where they were asked for by number the places named as well. */
  readonly places: readonly { readonly document: Document; readonly locators: readonly Locator[] }[];
}

/**
 * What stands in one version for articles named in another. Undefined where nothing of the kind is asked, where both are one version,
 * and behind a question where numbers are the same or nothing is known of them: then the same number is looked up.
 */
export function counterpartFacts(
  u: Understanding,
  { documents: [there, ...others], versionMissing }: Target,
  store: KnowledgeStore,
): CounterpartFacts | 'not held' | undefined {
  if (!u.counterpart?.from || !there || others.length > 0 || versionMissing) return undefined;
  const expressions = (store.works.get(there.id)?.expressions ?? []).filter(({ text }) => text !== 'none');
  const [here] = choose({ id: there.id, expressions }, { version: u.counterpart.from, asOf: u.asOf }) ?? [];
  const to = there === here ? expressions.find((document) => document !== here) : there;
  if (!here || !to || to.text === 'none') return 'not held';
  if (!here.version || !to.version) return undefined;
  const [own, other] =
    here.version < to.version ? (['older', 'newer'] as const) : (['newer', 'older'] as const);
  const map = own === 'older' ? numbersOf(here, to) : numbersOf(to, here);
  const articles = u.locators.map((place) => place.filter(({ type }) => type === 'article'));
  if (articles.some((place) => place.length === 0)) return undefined;
  const all = articles.map((place, i) => {
    const links = map.linksOf(own, place);
    const named = u.locators[i]!;
    return told(place, isPart(named) ? nearestFirst(links, other, [here, named], to) : links, other, to);
  });
  const found = all.flatMap(({ locators }) => locators);
  const asked = u.own === undefined || u.own.counterpart !== undefined;
  const same = found.map(formatLocator).join() === articles.map(formatLocator).join();
  if (!asked && (same || found.length === 0)) return undefined;
  const places = [
    { document: to, locators: found },
    ...(asked ? [{ document: here, locators: articles }] : []),
  ];
  return { about: found.length > 0 ? to : here, facts: all.map(({ fact }) => fact), places };
}

/** What stands for one article, the counterpart first, and how that is told. */
function told(
  place: Locator,
  [first, ...more]: readonly NumberLink[],
  other: 'older' | 'newer',
  { version = '' }: Document,
): { fact: Fact; locators: readonly Locator[] } {
  const counterpart = first?.[other];
  if (!counterpart) {
    const words = first && first.change !== 'unknown' ? noCounterpart : unknownCounterpart;
    return { fact: { name: COUNTERPART, value: words(version, formatLocator(place)) }, locators: [] };
  }
  const parts = more.map((link) => link[other]).filter((locator) => locator !== undefined);
  const sure = first.certainty ?? 'certain';
  const value = counterpartWords(version, formatLocator(counterpart), sure, parts.map(formatLocator));
  return { fact: { name: COUNTERPART, value }, locators: [counterpart, ...parts] };
}

function isPart(place: Locator): boolean {
  return place.at(-1)?.type !== 'article';
}

/** 第六十一条第三款 went where its own words are, wherever the rest of the article is. */
function nearestFirst(
  links: readonly NumberLink[],
  other: 'older' | 'newer',
  [here, part]: readonly [Document, Locator],
  there: Document,
): readonly NumberLink[] {
  const wordsAt = (document: Document, place: Locator | undefined): string =>
    place ? resolvePlace(document, place).map(textOf).join('') : '';
  const texts = links.map((link) => wordsAt(there, link[other]));
  const likeness = new Likeness(texts);
  const words = likeness.profile(wordsAt(here, part));
  const near = new Map(links.map((link, i) => [link, likeness.shared(words, likeness.profile(texts[i]!))]));
  return [...links].sort((a, b) => near.get(b)! - near.get(a)!);
}

/** The map of numbers of two versions, made once. */
function numbersOf(older: Document, newer: Document): Renumbering {
  const byNewer = made.get(older) ?? new WeakMap<Document, Renumbering>();
  made.set(older, byNewer);
  const known = byNewer.get(newer) ?? renumberingOf(compareVersions(older, newer));
  byNewer.set(newer, known);
  return known;
}

/** By the older version, then by the newer. */
const made = new WeakMap<Document, WeakMap<Document, Renumbering>>();
