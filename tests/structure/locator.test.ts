import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatLocator,
  isWithin,
  parseAnchor,
  parseLocator,
  sameLocator,
  toAnchor,
} from '../../indexer/structure/locator.ts';
import { NAMED } from '../../indexer/structure/markers.ts';
import type { Locator, LocatorStep, ProvisionType } from '../../indexer/types.ts';

const number = fc.integer({ min: 1, max: 9999 });
const step = (type: ProvisionType) => number.map((n): LocatorStep => ({ type, number: n }));
const article = fc
  .tuple(number, fc.option(number, { nil: undefined }))
  .map(([n, suffix]): LocatorStep => ({ type: 'article', number: n, ...(suffix ? { suffix } : {}) }));
const upTo = (...steps: fc.Arbitrary<LocatorStep>[]) =>
  fc.integer({ min: 1, max: steps.length }).chain((n) => fc.tuple(...steps.slice(0, n)));
const named = fc
  .integer({ min: 0, max: 2 })
  .map((i): LocatorStep => ({ type: 'named', number: i + 1, name: NAMED[i]!.name }));
const point = fc.integer({ min: 1, max: 999 }).map((n): LocatorStep => ({ type: 'point', number: n }));

const locators: fc.Arbitrary<Locator> = fc.oneof(
  upTo(article, step('paragraph'), step('item'), step('subitem')),
  upTo(step('part'), step('chapter'), step('section')),
  upTo(step('division'), step('heading'), point),
  fc.tuple(step('division'), point),
  fc.tuple(named),
  fc.tuple(step('division'), named),
);

describe('locators', () => {
  it('parse what they print', () => {
    fc.assert(
      fc.property(locators, (l) => {
        expect(parseLocator(formatLocator(l))).toEqual(l);
      }),
    );
  });

  it('parse their own anchors, which are ASCII', () => {
    fc.assert(
      fc.property(locators, (l) => {
        expect(toAnchor(l)).toMatch(/^[a-z0-9.-]+$/);
        expect(parseAnchor(toAnchor(l))).toEqual(l);
      }),
    );
  });

  it('no text makes the readers throw', () => {
    const text = fc.string({ unit: fc.constantFrom(...'第一十2条款项目章(\uff08)之/·、引言标题 a-.') });
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (s) => {
        const parsed = parseLocator(s);
        if (parsed) expect(parseLocator(formatLocator(parsed))).toEqual(parsed);
        const anchor = parseAnchor(s);
        if (anchor) expect(parseAnchor(toAnchor(anchor))).toEqual(anchor);
      }),
    );
  });

  it.each([
    ['12条2款3项', '第十二条第二款第(三)项'],
    ['第十二条第二款第\uff08三\uff09项', '第十二条第二款第(三)项'],
    ['第 十二 条', '第十二条'],
    ['第十条之一', '第十条之一'],
    ['第四章', '第四章'],
    ['第二章第一节', '第二章第一节'],
    ['第\uff16\uff13条', '第六十三条'],
    ['一\uff08二\uff093', '一(二)3'],
    ['一/(三)/1', '一(三)1'],
    ['一·引言', '一·引言'],
    ['一/存在问题', '一·存在问题'],
    ['标题', '标题'],
  ])('%s is %s', (text, printed) => {
    const locator = parseLocator(text);
    expect(locator && formatLocator(locator)).toBe(printed);
  });

  it.each(['', '第条', '2020', '第零条', '条款项', '第十条的规定', '一(三)1个'])('%j is no locator', (text) =>
    expect(parseLocator(text)).toBeUndefined(),
  );

  it('compares places', () => {
    const a12: Locator = [{ type: 'article', number: 12 }];
    const item: Locator = [...a12, { type: 'paragraph', number: 2 }];
    const a12of1: Locator = [{ type: 'article', number: 12, suffix: 1 }];
    expect(isWithin(item, a12)).toBe(true);
    expect(isWithin(a12, item)).toBe(false);
    expect(sameLocator(a12, a12of1)).toBe(false);
  });
});
