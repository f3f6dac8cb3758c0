import { checkDraft } from '../../indexer/check/check-draft.ts';
import { draftOf } from '../../indexer/check/draft.ts';
import { inventedLaws } from '../check/invented-laws.ts';
import { referenceLaws } from '../check/reference-laws.ts';
import { seededDraft } from '../check/seeded-drafts.ts';
import { reference } from '../reference.ts';
import type { BenchRow } from './bench-row.ts';

/** Characters of a page of an official paper: 22 lines of 28. */
const PAGE = 616;

/** Time to check a draft of 100 pages, two statements in five of which are wrong, the first time on a fresh shelf. */
export async function benchCheck(): Promise<BenchRow[]> {
  const folder = reference();
  const laws = folder ? await referenceLaws(folder) : inventedLaws();
  const lines: string[] = [];
  let length = 0;
  for (let seed = 1; length < 100 * PAGE; seed++) {
    const own = seededDraft(seed, laws).lines;
    lines.push(...own);
    length += own.join('').length;
  }
  const began = performance.now();
  const { summary } = checkDraft(draftOf(lines), laws, { today: '2025-12-31' });
  return [
    { name: `100 pages, ${length} characters`, value: performance.now() - began, unit: 'ms' },
    { name: 'references in them', value: summary.references, unit: '' },
  ];
}
