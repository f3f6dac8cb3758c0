import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { formatLocator, parseAnchor, parseLocator, toAnchor } from '../../indexer/structure/locator.ts';
import { parse } from '../../indexer/structure/parse.ts';
import { eachPlace, readPlaces } from '../../indexer/structure/place-grammar.ts';
import { BEHIND_TITLE, IN_QUESTION, IN_TEXT } from '../../indexer/structure/place-manner.ts';
import { resolvePlace } from '../../indexer/structure/resolve-place.ts';
import { walk } from '../../indexer/structure/tree.ts';
import type { Document, Locator, LocatorStep, Provision, ProvisionType } from '../../indexer/types.ts';
import { reference } from '../reference.ts';
import { buildDocument } from '../versions/build-document.ts';

const shown = (text: string, manner = BEHIND_TITLE): string =>
  eachPlace(readPlaces(text, 0, manner) ?? [])
    .map(formatLocator)
    .join(' | ');

describe('places as people type them behind a title', () => {
  it.each([
    ['第二编第一章', '第二编第一章'],
    ['第三章第二十条', '第三章第二十条'],
    ['第三章的第二十条第一款', '第三章第二十条第一款'],
    ['第三条至第五条', '第三条 | 第四条 | 第五条'],
    ['第3到5条', '第三条 | 第四条 | 第五条'],
    ['第三条第一款至第三款', '第三条第一款 | 第三条第二款 | 第三条第三款'],
    ['3、5和7条', '第三条 | 第五条 | 第七条'],
    ['第十八条第一项、第四项或者第十九条', '第十八条第(一)项 | 第十八条第(四)项 | 第十九条'],
    ['第\uff16\uff13条', '第六十三条'],
    ['§114', '第一百一十四条'],
    ['第114', '第一百一十四条'],
    ['第114 写了什么', '第一百一十四条'],
    ['最后一条', '最后一条'],
    ['倒数第二条', '倒数第二条'],
    ['第三条最后一款', '第三条最后一款'],
    ['首条', '第一条'],
    ['No.40', '第四十条'],
    ['no 40', '第四十条'],
    ['第卅二条', '第三十二条'],
    ['廿三条', '第二十三条'],
    ['第伍拾肆条', '第五十四条'],
    ['一百壹拾贰 条', '第一百一十二条'],
    ['第5十1条', '第五十一条'],
    ['三十八到四十', '第三十八条 | 第三十九条 | 第四十条'],
    ['63-65', '第六十三条 | 第六十四条 | 第六十五条'],
    ['77/78/80条', '第七十七条 | 第七十八条 | 第八十条'],
    ['四十五六七条', '第四十五条 | 第四十六条 | 第四十七条'],
    ['头一条', '第一条'],
    ['94跟95啥区别', '第九十四条 | 第九十五条'],
    ['第叁条第贰款', '第三条第二款'],
    ['63(1)(4)', '第六十三条第一款第(四)项'],
    ['63(1)', '第六十三条第一款'],
    ['9-5', '第九条第五款'],
    ['35(五)', '第三十五条第(五)项'],
    ['36第一款', '第三十六条第一款'],
    ['一百一十四', '第一百一十四条'],
    ['倒数第二', '倒数第二条'],
    ['最后那条', '最后一条'],
    ['第三条(三)', '第三条第(三)项'],
    ['第 1 0 条', '第十条'],
    ['第 1 0 0 条 第 2 款', '第一百条第二款'],
    ['63条2款', '第六十三条第二款'],
    ['63条的第二款', '第六十三条第二款'],
    ['六十三之一', '第六十三条之一'],
    ['第一百三十三之一条', '第一百三十三条之一'],
    ['第十条之二第一款', '第十条之二第一款'],
    ['Art. 38', '第三十八条'],
    ['article 38', '第三十八条'],
    ['第六十三調', '第六十三条'],
    ['63跳', '第六十三条'],
    ['弟63条', '第六十三条'],
    ['38', '第三十八条'],
  ])('%s is %s', (text, places) => expect(shown(text)).toBe(places));

  it.each([
    '63条建议',
    '收拾一条街',
    '一支队伍条件不够',
    '100条隐患',
    '100多条',
    '10条以上的规定',
    '三条红线',
    '第三方机构',
    '第一次修订',
    '第114次',
    '1000万',
    '12350',
    '2007',
    '63跳查',
    '条例',
    '最后一条建议',
  ])('%s is none', (text) => expect(shown(text)).toBe(''));

  it('第0条 and 第99999条 are asked for, and no text has them', () => {
    expect(shown('第0条')).toBe(shown('第99999条'));
    expect(shown('第0条')).not.toBe('');
  });
});

it('elsewhere in a message a number needs its 第, and texts of law are read strictly', () => {
  expect(shown('63条', IN_QUESTION)).toBe('');
  expect(shown('第63条', IN_QUESTION)).toBe('第六十三条');
  for (const typed of ['最后一条', '63条', '§114', '第 1 0 条', '第六十三調'])
    expect(shown(typed, IN_TEXT), typed).toBe('');
});

const number = fc.integer({ min: 1, max: 9999 });
const step = (type: ProvisionType) => number.map((n): LocatorStep => ({ type, number: n }));
const article = fc
  .tuple(number, fc.option(number, { nil: undefined }))
  .map(([n, suffix]): LocatorStep => ({ type: 'article', number: n, ...(suffix ? { suffix } : {}) }));
const statute = fc
  .tuple(
    ...[step('part'), step('chapter'), step('section'), article],
    ...[step('paragraph'), step('item'), step('subitem')],
  )
  .chain((steps) => fc.subarray(steps, { minLength: 1 }));

it('any 编章节条之一款项目 is read as it is printed, alone and in a question', () => {
  fc.assert(
    fc.property(statute, (locator) => {
      expect(parseLocator(formatLocator(locator))).toEqual(locator);
      expect(readPlaces(formatLocator(locator), 0, BEHIND_TITLE)?.[0]?.locator).toEqual(locator);
    }),
  );
});

/** That every place of a document is printed, read, found and linked to as itself. */
function holdsItsPlaces(document: Document): void {
  for (const { locator } of walk(document.root) as Iterable<Provision>) {
    if (locator.length === 0) continue;
    const printed = formatLocator(locator);
    expect(parseLocator(printed), printed).toEqual(locator);
    expect(parseAnchor(toAnchor(locator)), printed).toEqual(locator);
    const [found] = resolvePlace(document, locator);
    const article = locator.find(({ type }) => type === 'article');
    const expected = document.text === 'headnotes' && article ? [article] : locator;
    expect(found?.locator, printed).toEqual(expected);
  }
}

it('every place of every shipped document is read as it is printed', async () => {
  const { documents } = await loadKnowledge([path.join(import.meta.dirname, '../../knowledge')]);
  expect(documents.length).toBeGreaterThan(20);
  for (const document of documents) holdsItsPlaces(document);
});

const folder = reference();
const laws = folder ? path.join(folder, 'data', 'laws') : '';
it.skipIf(!folder).each(folder ? readdirSync(laws) : [])(
  'every place of %s is read as it is printed',
  (file) => {
    const root = parse(readFileSync(path.join(laws, file), 'utf8'), 'statute');
    holdsItsPlaces({ ...buildDocument({ id: 'law' }), text: 'official', root });
  },
);

const TEXT = `第一编 总则
第一章 一般规定
第一条 摆渡归本法管。
第二章 渡口
第二条 渡工每天要查:
(一)缆绳;
(二)舵柄。
查出毛病的,停渡。
第二编 责任
第一章 罚款
第三条 有下列情形的,罚款:
(一)没有查;
(二)大雾开渡。
有下列情形的,停业:
(一)再犯;
(二)伤人。
第四条 本法自公布之日起施行。`;
const ferry = buildDocument({ id: 'ferry' }, TEXT);

describe('places found in a text', () => {
  it.each([
    ['第二编第一章', '第二编第一章'],
    ['第一章', '第一编第一章 | 第二编第一章'],
    ['第二章第二条', '第二条'],
    ['第一章第二条', '第二条'],
    ['第二条第二项', '第二条第一款第(二)项'],
    ['第三条第二项', '第三条第一款第(二)项 | 第三条第二款第(二)项'],
    ['第二条第二款', '第二条第二款'],
    ['第二条第三款', ''],
    ['第九条', ''],
  ])('%s → %s', (place, found) => {
    const locator = parseLocator(place) as Locator;
    expect(
      resolvePlace(ferry, locator)
        .map((p) => formatLocator(p.locator))
        .join(' | '),
    ).toBe(found);
  });

  it.each([
    ['最后一条', '第四条'],
    ['倒数第二条', '第三条'],
    ['第三条最后一款', '第三条第二款'],
    ['第二编最后一条', '第四条'],
    ['倒数第九条', undefined],
  ])('%s, counted from the end → %s', (place, found) => {
    const [locator] = eachPlace(readPlaces(place, 0, BEHIND_TITLE)!);
    const [provision] = resolvePlace(ferry, locator!);
    expect(provision && formatLocator(provision.locator)).toBe(found);
  });
});
