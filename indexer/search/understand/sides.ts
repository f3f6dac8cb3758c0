import {
  COMPARED_ASIDE,
  COMPARED_EDGES,
  comparing,
  comparingVersions,
  JOINS,
  OPENING,
  withoutComparing,
  withoutYears,
} from '../../language/zh/comparing.ts';
import { OF_VERSION } from '../../language/zh/version-wordings.ts';
import { formatLocator } from '../../structure/locator.ts';
import type { Document } from '../../types.ts';
import { readableOn, type Work } from '../../versions/works.ts';
import type { KnowledgeStore } from '../knowledge-store.ts';
import type { OneOf } from '../several.ts';
import { blankOut, foldKeepingTitles } from './take-apart.ts';
import type { Understanding } from './understanding.ts';

/** Most works that are set side by side. */
const MOST = 4;

/**
 * The sides of a question that compares works, each as a question of its own: the places named, else the matter, else what the
 * texts say of their purpose and scope; and the versions of one work on a matter. None where it compares nothing, or versions as such.
 * Example: 比较防洪法第三条和安全生产法第三条 → 《…防洪法》第三条, 《…安全生产法》第三条
 */
export function sidesOf(u: Understanding, store: KnowledgeStore): OneOf[] {
  const text = foldKeepingTitles(u.normalized);
  if (u.version.both) return versionsOf(u, text, store);
  const documents = comparedWorks(u, store);
  if (documents.length < 2) return [];
  if (!comparing(text)) return [];
  const matter = matterOf(blankOut(text, u.titles));
  return documents.slice(0, MOST).map(({ document, place }) => ({
    question: `《${document.title}》${place ?? (matter.length > 1 ? matter : OPENING)}`,
    leans: false,
  }));
}

/**
 * 应对法新旧版演练的规定对比, 旧版20条和新版20条: the places, or the matter where it is compared, put to each version that is held.
 * Facts of both are looked up.
 */
function versionsOf(u: Understanding, text: string, store: KnowledgeStore): OneOf[] {
  const [id, ...others] = u.works.length > 0 ? u.works : worksOfYears(u.years, store);
  if (id === undefined || others.length > 0 || u.askedFacts.length > 0) return [];
  const held = store.works.get(id)?.expressions.filter((document) => document.text !== 'none') ?? [];
  const rest = blankOut(text, [...u.titles, ...u.version.spans]);
  const matter = comparingVersions(text) ? matterOf(withoutYears(rest)) : '';
  const asked = u.locators.length > 0 ? u.locators.map(formatLocator).join('、') : matter;
  if (held.length < 2 || asked.length < 2) return [];
  return held.slice(0, 2).map(({ title, version }) => ({
    question: `《${title}》${version}${OF_VERSION}${asked}`,
    leans: false,
  }));
}

/** 征用那条2007跟2024两版差在哪: the works that have versions of all these years. */
function worksOfYears(years: readonly string[], { works }: KnowledgeStore): string[] {
  const held = ({ expressions }: Work): readonly (string | undefined)[] =>
    expressions.filter(({ text }) => text !== 'none').map(({ version }) => version?.slice(0, 4));
  const having = [...works.values()].filter((work) => years.every((year) => held(work).includes(year)));
  return years.length > 1 ? having.map(({ id }) => id) : [];
}

/** What is compared, without the words that compare; '' where nothing is named. */
function matterOf(rest: string): string {
  const left = withoutComparing(rest).replace(/\s+/gu, '');
  return left.replace(COMPARED_ASIDE, '').length > 1 ? left.replace(COMPARED_EDGES, '') : '';
}

interface Side {
  readonly document: Document;
  readonly place: string | undefined;
}

/** Works named one beside the other, with the places named of them; a place that only one has goes for all. */
function comparedWorks(u: Understanding, store: KnowledgeStore): Side[] {
  if (u.version.named !== undefined || u.version.older || u.version.both) return [];
  const text = foldKeepingTitles(u.normalized);
  const named = u.titles.filter(({ works }) => works.length > 0);
  const out = new Map<string, Side>();
  for (const [i, title] of named.entries()) {
    const next = named[i + 1];
    const between = next ? text.slice(title.end, next.start) : '';
    const apart = i === 0 && u.placesOf.size === 0 && next && !JOINS.test(between);
    if (apart) return [];
    const work = store.works.get(title.works[0]!);
    const document = work && readableOn(work, u.asOf)?.document;
    if (!document || document.kind === 'report') return [];
    const locators = u.placesOf.get(document.id) ?? u.locators;
    const place = locators.length > 0 ? locators.map(formatLocator).join('、') : undefined;
    if (!out.has(document.id)) out.set(document.id, { document, place });
  }
  return [...out.values()];
}
