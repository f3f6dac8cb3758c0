import {
  COMPARED_ASIDE,
  COMPARED_EDGES,
  comparing,
  JOINS,
  OPENING,
  withoutComparing,
} from '../../language/zh/comparing.ts';
import { formatLocator } from '../../structure/locator.ts';
import type { Document } from '../../types.ts';
import { readableOn } from '../../versions/works.ts';
import type { KnowledgeStore } from '../knowledge-store.ts';
import type { OneOf } from '../several.ts';
import { blankOut, foldKeepingTitles } from './take-apart.ts';
import type { Understanding } from './understanding.ts';

/** Most works that are set side by side. */
const MOST = 4;

/**
 * The sides of a question that compares works, each as a question of its own: the places named, else the matter, else what the
 * texts say of their purpose and scope. None where it compares nothing, or versions of one work.
 * Example: 比较防洪法第三条和安全生产法第三条 → 《…防洪法》第三条, 《…安全生产法》第三条
 */
export function sidesOf(u: Understanding, store: KnowledgeStore): OneOf[] {
  const documents = comparedWorks(u, store);
  if (documents.length < 2) return [];
  const text = foldKeepingTitles(u.normalized);
  if (!comparing(text)) return [];
  const rest = withoutComparing(blankOut(text, u.titles)).replace(/\s+/gu, '');
  const matter = rest.replace(COMPARED_ASIDE, '').length > 1 ? rest.replace(COMPARED_EDGES, '') : '';
  return documents.slice(0, MOST).map(({ document, place }) => ({
    question: `《${document.title}》${place ?? (matter.length > 1 ? matter : OPENING)}`,
    leans: false,
  }));
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
