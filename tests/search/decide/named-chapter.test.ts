import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../../indexer/types.ts';
import { buildDocument } from '../../versions/build-document.ts';
import { libraryWith, saying } from '../libraries.ts';

const TEXT = `第一章 总则
第一条 河湖上的渡口归本条例管。
第二章 值守与开渡
第二条 渡工每天开渡前查缆绳。
第三条 大雾看不清对岸,渡船停在岸边等。
第四条 渡口由乡里指定的人看管。
第三章 法律责任
第五条 没查缆绳就开渡的,处五十元罚款。
第六条 乡里没有指定人看管的,由县里批评。`;

let library: Library;
beforeAll(async () => {
  library = await libraryWith([
    buildDocument(
      { id: 'ferry', title: '示例省渡口条例', shortTitles: ['渡口条例'], version: '2022-05-01' },
      TEXT,
    ),
    buildDocument(
      { id: 'dyke', title: '堤坝法', version: '2019-01-01' },
      '第一章 总则\n第一条 堤坝归本法管。\n第二章 法律责任\n第二条 挖堤取土的,处罚款。',
    ),
  ]);
});

describe('a chapter by its heading', () => {
  it.each([
    ['渡口条例法律责任那章讲了什么', 'ferry@2022 第五条 | ferry@2022 第六条'],
    ['渡口条例讲值守与开渡的那一章', 'ferry@2022 第二条 | ferry@2022 第三条 | ferry@2022 第四条'],
    ['渡口条例的值守在第几章', 'ferry@2022 第二条 | ferry@2022 第三条 | ferry@2022 第四条'],
    ['渡口条例值守与开渡那章倒数第二条', 'ferry@2022 第三条'],
    ['堤坝法法律责任在哪一章', 'dyke@2019 第二条'],
    ['渡口条例法律责任章的末条', 'ferry@2022 第六条'],
    ['渡口条例第三章第一条', 'ferry@2022 第五条'],
    ['渡口条例值守与开渡那章最后一条', 'ferry@2022 第四条'],
    ['渡口条例总则最后一条', 'ferry@2022 第一条'],
    ['渡口条例法律责任一章', 'ferry@2022 第五条 | ferry@2022 第六条'],
    ['渡口条例 法律责任', 'ferry@2022 第五条 | ferry@2022 第六条'],
    ['渡口条例第九章第一条', 'not_found no_such_provision'],
  ])('%s: %s', async (question, places) => expect(saying(await library.find(question))).toBe(places));

  it.each([
    ['渡口条例第三条', '这一章还有啥', 'ferry@2022 第二条 | ferry@2022 第三条 | ferry@2022 第四条'],
    ['没查缆绳就开渡罚多少', '这章还有哪几条', 'ferry@2022 第五条 | ferry@2022 第六条'],
    ['没查缆绳就开渡罚多少', '这条在第几章呀', 'ferry@2022 第五条'],
  ])('or by an article of it: %s, then %s', async (before, question, places) =>
    expect(saying(await library.find(question, { turns: [before] }))).toBe(places),
  );

  it('is none that a question only sounds like', async () => {
    const { query } = await library.find('渡口条例里乡规章程谁来定');
    expect(query.locators).toEqual([]);
  });
});
