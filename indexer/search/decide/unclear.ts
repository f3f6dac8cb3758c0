import { bareAsk } from '../../language/zh/bare-asks.ts';
import type { Document } from '../../types.ts';
import { readableOn } from '../../versions/works.ts';
import type { KnowledgeStore } from '../knowledge-store.ts';
import type { Understanding } from '../understand/understanding.ts';

/** Most works to choose from. */
const MOST = 6;

/**
 * For a message that asks without naming any matter, the works that most of it is told in: 怎么处罚 → those with most penal
 * articles. Empty where no work is likelier than another; undefined for a message that names what it is about.
 */
export function unclear(u: Understanding, store: KnowledgeStore): Document[] | undefined {
  if (u.works.length > 0 || u.unknownTitle || u.unheldWorks.length > 0 || u.locators.length > 0)
    return undefined;
  const bare = bareAsk(u.normalized);
  if (!bare) return undefined;
  const { aspect } = bare;
  if (aspect === undefined) return [];
  const counted = [...store.works.values()].flatMap((work) => {
    const document = readableOn(work, u.asOf)?.document;
    if (!document || document.text === 'none' || document.kind === 'report') return [];
    const count = store.factsOf(document).aspects[aspect] ?? 0;
    return count > 1 ? [{ document, count }] : [];
  });
  return counted
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST)
    .map(({ document }) => document);
}
