import type { Document } from '../../types.ts';
import type { KnowledgeStore } from '../knowledge-store.ts';

/** A report and the year that it tells of. */
export interface YearReport {
  readonly document: Document;
  readonly year: string;
}

const REPORTS = new WeakMap<KnowledgeStore, readonly YearReport[]>();

/** The reports held, newest first; made once a store. */
export function reportsOf(store: KnowledgeStore): readonly YearReport[] {
  const known = REPORTS.get(store);
  if (known) return known;
  const made = store.documents
    .filter(({ kind, text }) => kind === 'report' && text !== 'none')
    .flatMap((document) => {
      const year = yearOf(document);
      return year === undefined ? [] : [{ document, year }];
    })
    .sort((a, b) => Number(b.year) - Number(a.year));
  REPORTS.set(store, made);
  return made;
}

/** The year in its title, else the one before it was published: reports tell of the year that is over. */
function yearOf({ title, published, version }: Document): string | undefined {
  const titled = /(?<!\d)(?:19|20)\d{2}(?!\d)/u.exec(title)?.[0];
  const day = published ?? version;
  return titled ?? (day === undefined ? undefined : String(Number(day.slice(0, 4)) - 1));
}

/** The reports of the same series as one, newest first: their titles differ by the year only. */
export function seriesOf(document: Document, store: KnowledgeStore): readonly YearReport[] {
  const name = seriesName(document);
  return reportsOf(store).filter((other) => seriesName(other.document) === name);
}

function seriesName({ title }: Document): string {
  return title.replace(/(?:19|20)\d{2}/u, '');
}
