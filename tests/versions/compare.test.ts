import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../indexer/versions/compare.ts';
import type { Comparison } from '../../indexer/versions/comparison.ts';
import { renumberingOf } from '../../indexer/versions/renumbering.ts';
import { buildDocument } from './build-document.ts';

const KITE = '放风筝的人应当在空旷的地方放飞，远离电线和机场。';
const LINE = '风筝线长度不得超过三百米，线轴应当牢固。';
const RAIN = '雷雨天气禁止放飞风筝，已经放飞的应当立即收回。';
const FINE = '违反规定放飞的，处五十元以上二百元以下罚款。';
const SCHOOL = '学校可以组织学生参加风筝制作比赛，家长自愿陪同。';
const EXPORT = '出口竹制骨架的工厂应当向商务部门备案年度产量。';
const START = '本条例自二〇二〇年一月一日起施行。';

const statute = (...articles: string[]) => articles.map((text, i) => `第${i + 1}条 ${text}`).join('\n');
const older = (...articles: string[]) =>
  buildDocument({ id: 'kite', version: '2007-01-01' }, statute(...articles));
const newer = (...articles: string[]) =>
  buildDocument({ id: 'kite', version: '2024-01-01' }, statute(...articles));

/** Each article as `old→new change`. */
const show = (c: Comparison) =>
  c.articles.map(
    (a) => `${a.older?.number ?? ''}→${a.newer?.number ?? ''} ${a.change}${a.moved ? ' moved' : ''}`,
  );

describe('comparing two texts', () => {
  it('the same text is unchanged', () => {
    const c = compareVersions(older(KITE, LINE), newer(KITE, LINE));
    expect([c.basis, ...show(c)]).toEqual(['text', '1→1 unchanged', '2→2 unchanged']);
  });

  it('tells added, deleted, renumbered and amended articles by their text', () => {
    const c = compareVersions(
      older(KITE, LINE, EXPORT, FINE),
      newer(KITE, RAIN, LINE, FINE.replace('二百', '五百')),
    );
    expect(show(c)).toEqual(['1→1 unchanged', '→2 added', '2→3 renumbered', '3→ deleted', '4→4 amended']);
  });

  it('an article in another order is moved, also when amended', () => {
    const c = compareVersions(older(KITE, LINE, RAIN, FINE), newer(FINE, KITE, LINE, RAIN));
    expect(show(c)).toEqual(['4→1 moved moved', '1→2 renumbered', '2→3 renumbered', '3→4 renumbered']);
    const amended = compareVersions(
      older(KITE, LINE, RAIN, FINE),
      newer(FINE.replace('二百', '五百'), KITE, LINE, RAIN),
    );
    expect(show(amended)[0]).toBe('4→1 amended moved');
  });

  it('ignores typography', () => {
    const typed = KITE.replaceAll('，', ', ').replace('放风筝', '放\u3000风筝');
    expect(show(compareVersions(older(KITE), newer(typed)))).toEqual(['1→1 unchanged']);
  });

  it('gives the differences by characters', () => {
    const [change] = compareVersions(older(FINE), newer(FINE.replace('二百元', '五百元'))).articles;
    expect(change?.differences).toEqual([
      { op: 'same', text: '违反规定放飞的，处五十元以上' },
      { op: 'deleted', text: '二' },
      { op: 'added', text: '五' },
      { op: 'same', text: '百元以下罚款。' },
    ]);
  });

  it('finds where the paragraphs of a split article went', () => {
    const c = compareVersions(older(`${KITE}\n${RAIN}`, LINE), newer(KITE + SCHOOL, RAIN, LINE));
    const map = renumberingOf(c);
    expect(
      map
        .newOf([{ type: 'article', number: 1 }])
        .map((l) => l[0]?.number)
        .sort(),
    ).toEqual([1, 2]);
    expect(map.oldOf([{ type: 'article', number: 2 }]).map((l) => l[0]?.number)).toEqual([1]);
    expect(map.newOf([{ type: 'article', number: 2 }])).toEqual([[{ type: 'article', number: 3 }]]);
    expect(map.newOf([{ type: 'article', number: 9 }])).toEqual([]);
  });

  it('empty texts compare', () => {
    expect(compareVersions(older(), newer()).basis).toBe('none');
    const none = buildDocument({ id: 'kite', text: 'official' });
    expect(compareVersions(none, newer(KITE)).articles.map((a) => a.change)).toEqual(['added']);
  });
});

const clauses = [KITE, LINE, RAIN, FINE, SCHOOL, EXPORT, START];
const text = fc.array(fc.constantFrom(...clauses), { minLength: 1, maxLength: 12 });

describe('any two texts', () => {
  it('every article of both appears once, and differences rebuild the newer text', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const c = compareVersions(older(...a), newer(...b));
        const [olds, news] = [
          c.articles.flatMap((x) => x.older ?? []),
          c.articles.flatMap((x) => x.newer ?? []),
        ];
        expect([new Set(olds).size, olds.length]).toEqual([a.length, a.length]);
        expect(news.map((x) => x.number)).toEqual(b.map((_, i) => i + 1));
      }),
    );
  });
});
