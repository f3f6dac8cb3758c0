import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { SHIPPED } from '../../bot/folders.ts';
import { checkDraft } from '../../indexer/check/check-draft.ts';
import { draftOf } from '../../indexer/check/draft.ts';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import type { Document } from '../../indexer/types.ts';
import { reference } from '../reference.ts';
import { inventedLaws } from './invented-laws.ts';
import { type CheckFigures, measureCheck } from './measure-check.ts';
import { referenceLaws } from './reference-laws.ts';

/** A twentieth of the 300 drafts; `npm run soak -- check` runs them all. */
const DRAFTS = 15;

function holds({ found, seeded, falseAlarms, right, corrected, correctable, faults }: CheckFigures): void {
  expect(found / seeded, faults.join('\n')).toBeGreaterThanOrEqual(0.97);
  expect(falseAlarms / right, faults.join('\n')).toBeLessThanOrEqual(0.01);
  expect(corrected / correctable, faults.join('\n')).toBeGreaterThanOrEqual(0.95);
}

it('what is wrong in drafts over invented rules is found, what is right is left alone', () => {
  holds(measureCheck(inventedLaws(), 1, DRAFTS));
});

it('the same over the reference texts, and no false alarm in the report that rests on them', async () => {
  const folder = reference();
  if (!folder) return;
  const laws = await referenceLaws(folder);
  holds(measureCheck(laws, 1, DRAFTS));
  expect(alarmsIn(readFileSync(path.join(folder, 'data', 'report.txt'), 'utf8'), laws)).toEqual([]);
});

it('the shipped report raises no alarm against the shipped knowledge', async () => {
  const { documents } = await loadKnowledge([SHIPPED]);
  const report = documents.find((d) => d.kind === 'report')!;
  expect(alarmsIn(readFileSync(report.path, 'utf8'), documents)).toEqual([]);
});

const alarmsIn = (text: string, documents: readonly Document[]) =>
  checkDraft(draftOf(text.split('\n')), documents, { today: '2025-03-01' }).findings.filter(
    ({ severity }) => severity === 'error' || severity === 'warning',
  );
