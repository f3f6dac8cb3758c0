import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../indexer/versions/compare.ts';
import { renumberingOf } from '../../indexer/versions/renumbering.ts';
import { buildDocument, headnoteRoot } from './build-document.ts';

const held = (version: string, notes: Parameters<typeof headnoteRoot>[0]) =>
  buildDocument({ id: 'kite', version, text: 'headnotes', root: headnoteRoot(notes) });

const older = held('2007-08-30', [
  { text: '甲' },
  { text: '乙' },
  { text: '丙', corresponds: '2024版第四条' },
  { text: '丁' },
]);
const newer = held('2024-06-28', [
  { text: '乙', corresponds: '2007版第二条' },
  { text: '新', corresponds: '2007版无对应' },
  { text: '甲与乙', corresponds: '2007版第一条、第二条第一款' },
  { text: '丙' },
  { text: '未注' },
]);

describe('comparing by headnotes', () => {
  const comparison = compareVersions(older, newer);

  it('takes the headnotes’ word in both directions and claims no more', () => {
    expect(comparison.basis).toBe('headnotes');
    expect(comparison.articles.map((a) => [a.older?.number, a.newer?.number, a.change])).toEqual([
      [2, 1, 'corresponds'],
      [undefined, 2, 'added'],
      [1, 3, 'corresponds'],
      [3, 4, 'corresponds'],
      [undefined, 5, 'unknown'],
      [4, undefined, 'unknown'],
    ]);
    expect(comparison.articles.every((a) => a.differences.length === 0)).toBe(true);
  });

  it('an article that came from two is found from both', () => {
    const map = renumberingOf(comparison);
    expect(map.newOf([{ type: 'article', number: 2 }]).map((l) => l[0]?.number)).toEqual([1, 3]);
    expect(map.oldOf([{ type: 'article', number: 3 }]).map((l) => l[0]?.number)).toEqual([1, 2]);
  });

  it('an article without a headnote that a line names has its number and no words', () => {
    const more = held('2024-06-28', [
      { text: '甲', corresponds: '2007版第九条' },
      { text: '乙', corresponds: '2007版第九条' },
    ]);
    const gone = held('2007-08-30', [{ text: '旧', corresponds: '2024版无对应' }]);
    const comparison = compareVersions(gone, more);
    expect(comparison.articles.map((a) => [a.older?.label, a.newer?.label, a.change])).toEqual([
      ['第九条', '第1条', 'corresponds'],
      ['第九条', '第2条', 'corresponds'],
      ['第1条', undefined, 'deleted'],
    ]);
    expect(renumberingOf(comparison).newOf([{ type: 'article', number: 9 }]).length).toBe(2);
    const into = held('2007-08-30', [{ text: '旧', corresponds: '2024版第八条' }]);
    expect(compareVersions(into, more).articles.at(-1)).toMatchObject({
      change: 'corresponds',
      older: { number: 1 },
      newer: { number: 8, text: '' },
    });
  });

  it('an older article that was split stands beside each of its parts', () => {
    const split = held('2024-06-28', [
      { text: '乙上', corresponds: '2007版第二条第一款' },
      { text: '乙下', corresponds: '2007版第二条第二款' },
    ]);
    const pairs = compareVersions(older, split).articles.filter((a) => a.older && a.newer);
    expect(pairs.slice(0, 2).map((a) => [a.older?.number, a.newer?.number])).toEqual([
      [2, 1],
      [2, 2],
    ]);
  });

  it('lines that name another version say nothing of this one', () => {
    const other = held('2018-05-24', [{ text: '甲', corresponds: '1999版第一条' }]);
    expect(compareVersions(older, other)).toMatchObject({ basis: 'none', articles: [] });
  });
});
