import { describe, expect, it } from 'vitest';
import { lawDatabaseId } from '../../../indexer/import/fetching/law-database.ts';
import { pageLinks } from '../../../indexer/import/fetching/page-links.ts';
import { byOtherScheme } from '../../../indexer/import/fetching/sites.ts';
import { textAt } from '../../../indexer/import/fetching/text-at.ts';

const PAGE = 'https://www.example.gov.cn/fg/content_7001.htm';
const links = (markup: string, title = '示例条例') => pageLinks(markup, PAGE, title);

describe('pages on which a text goes on', () => {
  it('are those of its own name with a number, in their order', () => {
    const pager =
      '<a href="content_7001_3.htm">3</a><a href="content_7001_2.htm">2</a><a href="content_7001_2.htm">下一页</a>';
    expect(links(pager).further.map((url) => url.slice(-9))).toEqual(['001_2.htm', '001_3.htm']);
  });
  it.each([
    ['a neighbour', '<a href="content_7002.htm">下一页</a>'],
    ['another host', '<a href="https://other.example/fg/content_7001_2.htm">2</a>'],
    ['another folder', '<a href="/other/content_7001_2.htm">2</a>'],
    ['what is no pager', '<a href="content_7001_2.htm">示例条例解读</a>'],
    ['a pager of another page', '<script>createPageHTML(9, 0, "content_7002", "htm")</script>'],
  ])('never %s', (_, markup) => expect(links(markup).further).toEqual([]));
});

describe('files attached to a page', () => {
  it('come by title, then by what can be read', () => {
    const markup =
      '<a href="/a.doc">示例条例.doc</a><a href="/b.pdf">示例条例</a><a href="/c.docx">登记表.docx</a>';
    expect(links(markup).files.map(({ name }) => name)).toEqual([
      '示例条例.pdf',
      '示例条例.doc',
      '登记表.docx',
    ]);
  });
  it('on another host are no files of the page', () => {
    expect(links('<a href="https://other.example/a.docx">示例条例.docx</a>').files).toEqual([]);
    expect(links('<a href="javascript:get(\'a.docx\')">示例条例.docx</a>').files).toEqual([]);
  });
  it('have names that are no paths', () => {
    expect(links('<a href="/a.docx">../../示例条例.docx</a>').files[0]?.name).not.toMatch(/[/\\]/u);
  });
});

const ID = '2c909fdd000000000000000000000a2a';
it.each([
  [`https://flk.npc.gov.cn/detail?id=${ID}`, ID],
  [`https://flk.npc.gov.cn/detail?bbbs=${ID}&fileId=&type=`, ID],
  [`https://flk.npc.gov.cn/detail2.html?${encodeURIComponent(Buffer.from(ID).toString('base64'))}`, ID],
  ['https://flk.npc.gov.cn/detail?id=../../x', undefined],
  ['https://flk.npc.gov.cn/', undefined],
  [`https://flk.npc.gov.cn.example/detail?id=${ID}`, undefined],
])('the national database: %s', (address, id) => expect(lawDatabaseId(address)).toBe(id));

it('a double in traditional characters is not fetched', async () => {
  const never = () => Promise.reject(new Error('asked'));
  for (const url of [
    'https://big5.www.gov.cn/gate/big5/www.gov.cn/a.htm',
    'https://a.gov.cn/gate/big5/a.htm',
  ])
    await expect(textAt(url, '示例条例', { fetch: never })).rejects.toThrow(/繁体/u);
});

it('only sites that need it are asked by the other scheme', () => {
  expect(byOtherScheme('https://www.npc.gov.cn/npc/a.html')).toBe('http://www.npc.gov.cn/npc/a.html');
  expect(byOtherScheme('https://flk.npc.gov.cn/detail?id=1')).toBeUndefined();
  expect(byOtherScheme('https://www.gov.cn/a.htm')).toBeUndefined();
});
