import { expect, it } from 'vitest';
import { edgesOf } from '../../bot/answers/graph.ts';
import { graphJson } from '../../bot/answers/graph-json.ts';
import { graphPage } from '../../bot/pages/graph.ts';
import { parseLocator } from '../../indexer/index.ts';
import { inventedLaws } from '../check/invented-laws.ts';
import { libraryWith } from '../search/libraries.ts';
import { buildDocument } from '../versions/build-document.ts';

const citing = buildDocument(
  { id: 'rules', version: '2023-01-01', title: '<img src=x>细则', kind: 'measures' },
  Array.from(
    { length: 9 },
    (_, i) => `第${'一二三四五六七八九'[i]}条 依照《示例省渡口管理条例》第九条和《"><b>条例》办理。`,
  ).join('\n'),
);
const library = await libraryWith([...inventedLaws(), citing]);
const document = library.document('ferry')!;
const locator = parseLocator('第九条')!;
const edges = edgesOf(library, document, locator);

it('the page has all in a list, and a picture of links that are named for the keyboard and for readers of screens', () => {
  const page = graphPage(document, locator, edges, '/x.jsonld');
  expect(page).not.toMatch(/<img|<b>|<script(?! type="module")|style="/);
  expect(page).toMatch(/<svg class="graph" viewBox="0 0 960 \d+" role="group" aria-label="[^"]*共10处/);
  const links = [...page.matchAll(/<a class="node [a-z_]+" href="(\/read\/[^"]+)" aria-label="([^"]+)"/g)];
  // Of many of a kind the picture shows the first; the list has them all.
  expect(links).toHaveLength(7);
  expect(links.map((m) => m[2])).toContain('旧版条号：《示例省渡口管理条例》（2015年通过）第七条（确定）');
  expect(page).toContain('引用它的（9，另有3处）');
  expect(page.match(/<li><a href="\/read\/rules@2023-01-01#a\d-p1"/g)).toHaveLength(9);
  const own = graphPage(
    citing,
    parseLocator('第一条')!,
    edgesOf(library, citing, parseLocator('第一条')!),
    '/x',
  );
  expect(own).toContain('role="img"');
  expect(own).not.toContain('<b>');
});

it('as JSON-LD in terms of schema.org and ELI', () => {
  const json = graphJson(library, document, locator, edges, 'https://zhiyi.example');
  expect(json).toMatchObject({
    '@id': 'https://zhiyi.example/read/ferry@2022-01-10#a9',
    '@type': 'Legislation',
    name: '《示例省渡口管理条例》(2022年修订)第九条',
    legislationDateVersion: '2022-01-10',
    legislationLegalForce: 'InForce',
    isPartOf: { '@id': 'https://zhiyi.example/read/ferry@2022-01-10' },
  });
  expect(json['eli:cited_by']).toHaveLength(9);
  expect(json['eli:related_to']).toEqual([
    {
      '@id': 'https://zhiyi.example/read/ferry@2015-04-02#a7',
      '@type': 'Legislation',
      name: '《示例省渡口管理条例》(2015年通过)第七条(确定)',
      description: '旧版条号',
    },
  ]);
});

it('a place without relations says so', () => {
  const alone = parseLocator('第十五条')!;
  expect(graphPage(document, alone, [], '/x')).toContain('没有与它有关的条文');
});
