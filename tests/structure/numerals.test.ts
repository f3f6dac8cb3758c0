import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toChinese, toNumber } from '../../indexer/structure/numerals.ts';

describe('numerals', () => {
  it('reads back every number it writes, 1 to 9999', () => {
    const wrong: number[] = [];
    for (let n = 1; n <= 9999; n++) if (toNumber(toChinese(n)) !== n) wrong.push(n);
    expect(wrong).toEqual([]);
  });

  it.each([
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [111, '一百一十一'],
    [1010, '一千零一十'],
    [1005, '一千零五'],
    [9999, '九千九百九十九'],
  ])('writes %i as %s', (n, text) => expect(toChinese(n)).toBe(text));

  it.each([
    ['63', 63],
    ['\uff16\uff13', 63],
    ['一〇五', 105],
    ['一零五', 105],
    ['两百', 200],
    [' 十 ', 10],
    ['二〇', 20],
    ['一百十', 110],
    ['伍拾肆', 54],
    ['一百壹拾贰', 112],
    ['5十1', 51],
  ])('reads %j as %i', (text, n) => expect(toNumber(text)).toBe(n));

  it.each(['', '零', '0', '10000', '一百五', '十十', '百', '一二十', '条', '1二', '３条'])(
    'does not read %j',
    (t) => {
      expect(toNumber(t)).toBeUndefined();
    },
  );

  it('writes nothing outside 1 to 9999', () => {
    for (const n of [0, -1, 1.5, 10000, Number.NaN]) expect(() => toChinese(n)).toThrow(RangeError);
  });

  it('reads any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'〇零一二九十百千两0９x ') }), (s) => {
        const n = toNumber(s);
        expect(n === undefined || (Number.isInteger(n) && n >= 1 && n <= 9999)).toBe(true);
      }),
    );
  });
});
