import { beforeAll, describe, expect, it } from 'vitest';
import { markSameYear } from '../../../indexer/documents/version-dates.ts';
import { versionWish, yearOnly } from '../../../indexer/search/understand/versions.ts';
import type { Library } from '../../../indexer/types.ts';
import { buildDocument } from '../../versions/build-document.ts';
import { libraryWith, saying, shipped } from '../libraries.ts';

const FERRY = { id: 'ferry', title: '示例省渡口条例', shortTitles: ['渡口条例'] } as const;
const TEXT = (month: string) => `第一条 ${month}的渡口归本条例管。
第二条 渡工每天要查:
(一)缆绳;
(八)舵柄。`;
const documents = markSameYear([
  buildDocument(
    {
      ...FERRY,
      version: '2020-12-29',
      effective: '2021-02-01',
      history: [
        { date: '1997-08-29', event: 'adopted' },
        { date: '2020-06-29', event: 'revised' },
        { date: '2020-12-29', event: 'amended' },
      ],
    },
    TEXT('十二月'),
  ),
  buildDocument(
    { ...FERRY, version: '2020-06-29', effective: '2020-07-01', status: 'superseded' },
    TEXT('六月'),
  ),
  buildDocument(
    { ...FERRY, version: '2007-03-01', effective: '2007-05-01', status: 'superseded' },
    TEXT('三月'),
  ),
  buildDocument({ id: 'dike', title: '示例省堤防条例', version: '2018-01-02' }, TEXT('一月')),
]);

let library: Library;
beforeAll(async () => {
  library = await libraryWith(documents);
});

const dated = async (question: string): Promise<string> => {
  const finding = await library.find(question);
  const [hit] = finding.hits;
  return finding.outcome === 'answered' && hit
    ? `${hit.entry.document.id}@${hit.entry.document.version} ${saying(finding).split(' ')[1]}`
    : saying(finding);
};

describe('the version a question asks for', () => {
  it.each([
    ['渡口条例第一条', 'ferry@2020-12-29 第一条'],
    ['渡口条例2020年6月29日版第一条', 'ferry@2020-06-29 第一条'],
    ['渡口条例2020-06-29版第一条', 'ferry@2020-06-29 第一条'],
    ['渡口条例(2020年6月29日修订)第一条', 'ferry@2020-06-29 第一条'],
    ['《渡口条例》(2020年6月修订)第一条', 'ferry@2020-06-29 第一条'],
    ['2020年6月29日的渡口条例第一条', 'ferry@2020-06-29 第一条'],
    ['渡口条例2020版第一条', 'ferry@2020-12-29 第一条'],
    ['2021年的渡口条例第一条', 'ferry@2020-12-29 第一条'],
    ['07年渡口条例1条', 'ferry@2007-03-01 第一条'],
    ['07版渡口条例第一条', 'ferry@2007-03-01 第一条'],
    ['渡口条例07年第一条', 'ferry@2007-03-01 第一条'],
    ['渡口条例2007 第2条第(八)项', 'ferry@2007-03-01 第二条第一款第(八)项'],
    ['2007年的渡口条例怎么规定缆绳', 'ferry@2007-03-01 第二条'],
    ['旧渡口条例第一条', 'ferry@2020-06-29 第一条'],
    ['老渡口条例第一条', 'ferry@2020-06-29 第一条'],
    ['修订前的渡口条例第一条', 'ferry@2020-06-29 第一条'],
    ['修订之前的渡口条例第一条', 'ferry@2020-06-29 第一条'],
    ['渡口条例老的那部第一条', 'ferry@2020-06-29 第一条'],
    ['渡口条例旧的那版第一条', 'ferry@2020-06-29 第一条'],
    ['渡口条例原先那部第一条', 'ferry@2020-06-29 第一条'],
    ['渡口条例被换掉的那版第一条', 'ferry@2020-06-29 第一条'],
    ['渡口条例旧的第一条', 'ferry@2020-06-29 第一条'],
    ['渡口条例(老)1条', 'ferry@2020-06-29 第一条'],
    ['渡口条例以前的第一条', 'ferry@2020-06-29 第一条'],
    ['渡口条例新的1条', 'ferry@2020-12-29 第一条'],
    ['渡口条例07年刚出来那版第一条', 'ferry@2007-03-01 第一条'],
    ['渡口条例2007年新定的那个第一条', 'ferry@2007-03-01 第一条'],
    ['渡口条例改之前第一条', 'ferry@2020-06-29 第一条'],
    ['渡口条例第2条,呃不是,第一条', 'ferry@2020-12-29 第一条'],
    ['2007那会儿的渡口条例第一条', 'ferry@2007-03-01 第一条'],
    ['修订后的渡口条例第一条', 'ferry@2020-12-29 第一条'],
    ['现行渡口条例第一条', 'ferry@2020-12-29 第一条'],
    ['新渡口条例第一条', 'ferry@2020-12-29 第一条'],
  ])('%s → %s', async (question, answer) => expect(await dated(question)).toBe(answer));

  it.each([
    '旧堤防条例第一条',
    '老的堤防条例第一条',
    '修订前的堤防条例第一条',
    '堤防条例以前那部第一条',
    '堤防条例2009版第一条',
    '1997年渡口条例第一条',
    '渡口条例2020年9月1日版第一条',
  ])('%s is not held, and no other version answers', async (question) => {
    const finding = await library.find(question);
    expect(saying(finding)).toBe('not_found text_not_held');
    expect(finding.otherVersions.map((d) => d.id)).toContain(finding.about?.id);
  });

  it.each(['2009年堤防条例第一条', '09年的堤防条例第一条'])(
    '%s is older than the first text',
    async (question) => {
      const finding = await library.find(question);
      expect(saying(finding)).toBe('not_found not_in_force');
      expect(finding.onDay).toMatchObject({ day: '2009-12-31', state: 'not_yet' });
    },
  );

  it('a year is no version where it is that of a matter, and 老 is part of other words', () => {
    expect(
      versionWish('2009年堤防条例宣传了几次', [{ start: 5, end: 9, works: [], exact: true }], []),
    ).toMatchObject({
      older: false,
    });
    expect(versionWish('2009年堤防条例宣传了几次').named).toBeUndefined();
    for (const text of ['破旧设备的规定', '老旧小区安全规定', '养老机构管理办法', '以前的做法'])
      expect(versionWish(text).older, text).toBe(false);
  });
});

it.each([
  '旧行政处罚法第四条',
  '2017年行政处罚法第四条',
  '1997年防洪法第三条',
  '1998年防洪法第三条',
  '2002年安全生产法第三条',
  '应对法2006版第三条',
  '原安全生产法第三条',
  '二〇一七年行政处罚法第四条',
])('%s names a version that is not shipped', async (question) => {
  expect(saying(await (await shipped()).find(question))).toBe('not_found text_not_held');
});

describe('a message that wishes for another version and says no more', () => {
  it.each([
    ['24年的呢', '2024'],
    ['我要24的', '2024'],
    ['不是07年的,是24的', '2024'],
    ['16的呢', undefined],
    ['那16的', undefined],
    ['30年的呢', '2030'],
  ])('%s names %s', (text, year) => expect(yearOnly(text)).toBe(year));

  it('looks in the text that had such a version, of those that were shown', async () => {
    const turns = ['一月的渡口归什么管'];
    const shown = await library.find(turns[0]!);
    expect(shown.hits[0]!.entry.document.id).toBe('dike');
    const { hits } = await library.find('07年那部怎么说', { turns });
    expect([hits[0]?.entry.document.id, hits[0]?.entry.document.version]).toEqual(['ferry', '2007-03-01']);
  });
});
