import { HIGHLIGHTS } from '../../language/zh/document-facts.ts';
import type { Document, Entry, Finding, Hit, IsoDate, Locator } from '../../types.ts';
import { isHeld } from '../entries.ts';
import type { KnowledgeStore } from '../knowledge-store.ts';
import { viewOf } from '../rank/entry-view.ts';
import type { Understanding } from '../understand/understanding.ts';

type Part = Partial<Finding> & Pick<Finding, 'outcome'>;

/** Passages that an overview shows. */
const MOST_PARTS = 5;
/** What ends a sentence; a heading has none. */
const FULL_STOP = '。';

/**
 * 报告讲了些什么: the openings of a report's parts, then that of each section, as many as are shown; 亮点: of each section of what
 * was reached. Undefined for what is no report: the chapters of a statute are a fact of it.
 */
export function overview(
  { askedFacts, normalized, asOf }: Understanding,
  documents: readonly Document[],
  store: KnowledgeStore,
): Part | undefined {
  const [about] = documents;
  if (askedFacts[0] !== 'chapters' || documents.length !== 1 || about!.kind !== 'report') return undefined;
  const entries = store.entriesOf(about!).filter((entry) => isHeld(entry) && entry.locator.length > 1);
  const openings = firstOfEach(entries, ({ locator }) => stepOf(locator, 1));
  const sections = firstOfEach(entries, ({ locator }) => stepOf(locator, 2));
  const reached = HIGHLIGHTS.test(normalized) ? stepOf(openings[0]?.locator ?? [], 1) : undefined;
  const shown = [...new Set([...openings, ...sections])]
    .filter(({ locator }) => reached === undefined || stepOf(locator, 1) === reached)
    .slice(0, MOST_PARTS);
  if (shown.length === 0) return undefined;
  const hits = shown.map((entry) => hitOf(entry, asOf, store));
  return { outcome: 'answered', about: about!, hits, confidence: 1 };
}

/** The first entry of each part, in order. */
function firstOfEach(entries: readonly Entry[], partOf: (entry: Entry) => string): Entry[] {
  const first = new Map<string, Entry>();
  for (const entry of entries) if (!first.has(partOf(entry))) first.set(partOf(entry), entry);
  return [...first.values()];
}

function stepOf(locator: Locator, depth: number): string {
  return JSON.stringify(locator.slice(0, depth));
}

function hitOf(entry: Entry, asOf: IsoDate, store: KnowledgeStore): Hit {
  const { shown } = viewOf(entry);
  return {
    entry,
    score: 1,
    signals: [{ name: 'opening', value: 1 }],
    locator: entry.locator,
    text: shown,
    quote: (shown.split(/(?<=[。\n])/u).find((sentence) => sentence.endsWith(FULL_STOP)) ?? '').trim(),
    form: entry.form,
    status: store.statusOn(entry.document, asOf),
  };
}
