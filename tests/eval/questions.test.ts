import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLaws } from '../headnotes/law-articles.ts';
import { hanRuns } from '../headnotes/overlap.ts';
import { reference } from '../reference.ts';

const SETS = path.join(import.meta.dirname, 'questions');

interface Row {
  readonly id: string;
  readonly question: string;
  readonly turns?: readonly string[];
  readonly gold: readonly { readonly doc: string; readonly quote?: string }[];
}

const rows = readdirSync(SETS).flatMap((name) =>
  readFileSync(path.join(SETS, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row),
);

/** So many Han characters in a row are no accident. */
const RUN = 16;
/** The title that rules of several cities have. */
const TITLE = '生产经营单位安全生产主体责任规定';

describe('the question sets', () => {
  it('name each question once', () => {
    expect(rows.length).toBeGreaterThan(10_000);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('tell the words of statutes that answer by their place, and quote the report alone', () => {
    const quoting = rows.filter(({ gold }) =>
      gold.some(({ doc, quote }) => doc !== 'report' && quote !== undefined),
    );
    expect(quoting.map(({ id }) => id)).toEqual([]);
  });

  const folder = reference();
  it.skipIf(!folder)('hold no wording of a statute in what people ask', () => {
    const texts = ['laws', 'laws-more'].flatMap((name) => readLaws(path.join(folder!, 'data', name)));
    const runs = new Set(texts.flatMap(({ whole }) => [...hanRuns(whole, RUN)]));
    expect(runs.size).toBeGreaterThan(100_000);
    const shared = rows.flatMap(({ id, question, turns = [] }) =>
      [question, ...turns].flatMap((said) => {
        const run = [...hanRuns(said.replaceAll(TITLE, ''), RUN)].find((r) => runs.has(r));
        return run ? [`${id}: ${run}`] : [];
      }),
    );
    expect(shared).toEqual([]);
  });
});
