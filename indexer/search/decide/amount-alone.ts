import { NAMING_UNITS, quantitiesIn } from '../../language/zh/quantities.ts';
import type { Finding, Hit } from '../../types.ts';
import { isHeld } from '../entries.ts';
import { fold } from '../fold.ts';
import type { KnowledgeStore } from '../knowledge-store.ts';
import { viewOf } from '../rank/entry-view.ts';
import { amountKey } from '../text-facts.ts';
import type { Understanding } from '../understand/understanding.ts';

type Part = Partial<Finding> & Pick<Finding, 'outcome'>;

/**
 * The passages that name an amount, for a message that is one and nothing else: 30800万元 finds 3.08亿元. Undefined for any other
 * message, and where no passage names it.
 */
export function amountAlone(u: Understanding, store: KnowledgeStore, limit: number): Part | undefined {
  const said = fold(u.normalized);
  const [asked, other] = quantitiesIn(said);
  if (!asked || other || asked.start > 0 || asked.end < said.length || asked.low !== asked.high)
    return undefined;
  if (NAMING_UNITS.has(asked.unit)) return undefined;
  const hits: Hit[] = [];
  for (const document of store.documents) {
    if (hits.length >= limit) break;
    if (!store.factsOf(document).amounts.includes(amountKey(asked))) continue;
    for (const entry of store.entriesOf(document)) {
      if (hits.length >= limit) break;
      if (!isHeld(entry)) continue;
      const view = viewOf(entry);
      const segment = view.segments.find(({ quantities }) =>
        quantities.some((q) => q.unit === asked.unit && q.low === asked.low && q.high === asked.high),
      );
      if (!segment) continue;
      hits.push({
        entry,
        score: 1,
        signals: [{ name: 'amount', value: 1 }],
        locator: entry.locator,
        text: view.shown,
        quote: view.shown.slice(segment.start, segment.end).trim(),
        form: entry.form,
        status: store.statusOn(document, u.asOf),
      });
    }
  }
  return hits.length > 0 ? { outcome: 'answered', hits, confidence: 1 } : undefined;
}
