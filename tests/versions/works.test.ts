import { describe, expect, it } from 'vitest';
import { expressionOf, expressionOn, worksOf } from '../../indexer/versions/works.ts';
import { buildDocument } from './build-document.ts';

const first = buildDocument({ id: 'kite', version: '2007-08-30', effective: '2007-11-01' });
const second = buildDocument({ id: 'kite', version: '2024-06-28', effective: '2024-11-01' });
const draft = buildDocument({ id: 'kite', version: '2030-01-01', status: 'drafting' });
const undated = buildDocument({ id: 'kite', status: 'unverified' });
const other = buildDocument({ id: 'line' });
const works = worksOf([undated, first, other, draft, second]);
const kite = works.get('kite')!;

describe('works', () => {
  it('groups documents by id, newest expression first', () => {
    expect([...works.keys()]).toEqual(['kite', 'line']);
    expect(kite.expressions.map((d) => d.version)).toEqual([
      '2030-01-01',
      '2024-06-28',
      '2007-08-30',
      undefined,
    ]);
  });

  it.each([
    ['2026-01-01', second, 'in_force'],
    ['2024-11-01', second, 'in_force'],
    ['2024-10-31', first, 'in_force'],
    ['2021-03-24', first, 'in_force'],
  ])('on %s answers the one in force', (date, document, status) => {
    expect(expressionOn(worksOf([first, draft, second]).get('kite')!, date)).toEqual({ document, status });
  });

  it('where none was in force, the nearest, with the status that says so', () => {
    const held = worksOf([first, second]).get('kite')!;
    expect(expressionOn(held, '2006-01-01')).toEqual({ document: first, status: 'not_yet_in_force' });
    const gone = buildDocument({
      id: 'kite',
      version: '2007-08-30',
      status: 'repealed',
      repealed: '2010-01-01',
    });
    expect(expressionOn(worksOf([gone]).get('kite')!, '2026-01-01')?.status).toBe('repealed');
    expect(expressionOn(worksOf([draft]).get('kite')!, '2026-01-01')?.status).toBe('drafting');
    expect(expressionOn({ id: 'none', expressions: [] }, '2026-01-01')).toBeUndefined();
  });

  it('finds an expression by date or year', () => {
    expect(expressionOf(kite, '2007-08-30')).toBe(first);
    expect(expressionOf(kite, '2024')).toBe(second);
    expect(expressionOf(kite, '20')).toBeUndefined();
    expect(expressionOf(kite, '1999')).toBeUndefined();
  });
});
