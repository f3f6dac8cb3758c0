import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../../indexer/types.ts';
import { buildDocument } from '../../versions/build-document.ts';
import { libraryWith, saying } from '../libraries.ts';

const FERRY = { id: 'ferry', title: '示例省渡口条例', shortTitles: ['渡口条例'] } as const;
const CABLE = '渡工每天开渡前查看缆绳有没有磨断、舵柄灵不灵,查出毛病的当天停渡。';
const FOG = '大雾看不清对岸的,渡船停在岸边等雾散,渡工用铜锣告知来人。';
const FINE = '没查缆绳就开渡的,由乡里处五十元罚款。';
const PAY = '雾天守在渡口的渡工,工钱按开渡的日子照发,由乡里从渡口的收入里支付,不得拖过当月。';
const OLD = `第一条 ${CABLE}
第二条 ${FOG}
${PAY}
第三条 ${FINE}`;
const NEW = `第一条 河湖上的泊点归本条例管。
第二条 ${CABLE}
第三条 ${FOG}
第四条 渡船上要备足救生衣,件数不少于载客数。
第五条 ${PAY}
第六条 ${FINE}`;

let library: Library;
beforeAll(async () => {
  library = await libraryWith([
    buildDocument({ ...FERRY, version: '2022-05-01', effective: '2022-07-01' }, NEW),
    buildDocument({ ...FERRY, version: '2015-03-01', effective: '2015-05-01', status: 'superseded' }, OLD),
    buildDocument(
      { id: 'kite', title: '示例省风筝条例', version: '2019-01-01' },
      '第一条 风筝线不过三十米。',
    ),
  ]);
});

const asked = async (question: string, turns: readonly string[] = []) => {
  const finding = await library.find(question, { turns });
  return [saying(finding), ...(finding.facts ?? []).map(({ value }) => value)];
};

describe('an article asked for by the one it stands for in another version', () => {
  it.each([
    [
      '渡口条例老的第一条搬到新版第几条去了',
      'ferry@2022 第二条 | ferry@2015 第一条',
      '2022-05-01的文本第二条',
    ],
    ['旧版渡口条例第三条现在是哪一条', 'ferry@2022 第六条 | ferry@2015 第三条', '2022-05-01的文本第六条'],
    ['渡口条例第六条在旧版里是第几条', 'ferry@2015 第三条 | ferry@2022 第六条', '2015-03-01的文本第三条'],
    ['渡口条例第六条对应2015版哪一条', 'ferry@2015 第三条 | ferry@2022 第六条', '2015-03-01的文本第三条'],
    ['渡口条例第六条是不是新加的', 'ferry@2015 第三条 | ferry@2022 第六条', '2015-03-01的文本第三条'],
    ['旧法第三条现在是第几条', 'ferry@2022 第六条 | ferry@2015 第三条', '2022-05-01的文本第六条'],
    [
      '渡口条例(2015)第3条在新版里编号变成多少',
      'ferry@2022 第六条 | ferry@2015 第三条',
      '2022-05-01的文本第六条',
    ],
    ['渡口条例第四条是新增的吗', 'ferry@2022 第四条', '2015-03-01的文本里没有与第四条对应的条文'],
  ])('%s: %s, %s', async (question, places, words) => {
    expect(await asked(question)).toEqual(expect.arrayContaining([places, words]));
  });

  it('is looked for behind a question by its words as well', async () => {
    expect(await asked('它在旧版里是第几条', ['没查缆绳就开渡罚多少'])).toEqual([
      'ferry@2015 第三条 | ferry@2022 第六条',
      '2015-03-01的文本第三条',
    ]);
  });

  it('follows a part to where its words went', async () => {
    const [places] = await asked('新的呢', ['2015版渡口条例第二条第二款']);
    expect(places?.split(' | ')[0]).toBe('ferry@2022 第五条');
  });

  it('is meant where another version of an article is asked for, there and back', async () => {
    expect((await asked('老的呢', ['渡口条例第六条']))[0]).toBe('ferry@2015 第三条');
    expect((await asked('新的呢', ['渡口条例第六条', '老的呢']))[0]).toBe('ferry@2022 第六条');
    expect((await asked('老的那部同一个条号讲什么', ['渡口条例第三条']))[0]).toBe('ferry@2015 第三条');
  });

  it('is not answered by the same number where the other version is not held', async () => {
    expect(await asked('风筝条例第一条在旧版里是第几条')).toEqual(['not_found text_not_held']);
    expect(await asked('旧版风筝条例第一条现在是哪条')).toEqual(['not_found text_not_held']);
  });
});
