import { expect, it } from 'vitest';
import { formatLocator, parseLocator } from '../../indexer/structure/locator.ts';
import type { Document } from '../../indexer/types.ts';
import { buildCitations } from '../../indexer/versions/citations.ts';
import { compareVersions } from '../../indexer/versions/compare.ts';
import { definitionsIn } from '../../indexer/versions/definitions.ts';
import { graphOf } from '../../indexer/versions/graph.ts';
import { renumberingOf } from '../../indexer/versions/renumbering.ts';
import { inventedLaws } from '../check/invented-laws.ts';
import { buildDocument } from './build-document.ts';

const rules = buildDocument(
  {
    ...{ id: 'ferry-rules', version: '2023-01-01', title: '示例市渡口管理实施细则', kind: 'measures' },
    relations: [{ predicate: 'based_on', document: 'ferry' }],
  },
  '第一条 根据《示例省渡口管理条例》第四条和《示例省船闸条例》,制定本细则。\n第二条 本细则所称渡工,是指操作渡船的人员。\n第三条 渡工应当持证。',
);
const report = buildDocument(
  { id: 'report', version: '2024-01-20', kind: 'report', title: '示例省交通厅工作报告' },
  '标题\n一、举措\n全年按计划做。\n(一)立法\n1.修订。修订《示例省渡口管理条例》。\n',
  'report',
);
const laws = [...inventedLaws(), rules, report];
const citations = buildCitations(laws);

function relations(id: string, place: string, version?: string): string[] {
  const document = laws.find(
    (d) => d.id === id && (version === undefined || d.version === version),
  ) as Document;
  const versions = laws.filter((d) => d.id === id);
  const locator = parseLocator(place) ?? [];
  const edges = graphOf({
    ...{ document, locator, citations, versions },
    numbers: (older, newer) => renumberingOf(compareVersions(older, newer)),
  });
  return edges.map((e) =>
    [
      e.kind,
      `${e.document?.id ?? e.title}${e.kind === 'was' || e.kind === 'became' ? `@${e.document?.version}` : ''}`,
      e.locator.length > 0 ? formatLocator(e.locator) : '',
      e.term ?? e.certainty ?? (e.whole ? 'whole' : ''),
    ]
      .filter(Boolean)
      .join(' '),
  );
}

it('tells the penalty for an article, its older number, who cites it and which report names its text', () => {
  expect(relations('ferry', '第十条', '2022-01-10')).toEqual([
    'penalty ferry 第十四条第一款',
    'named_in report 一(一)1 whole',
  ]);
  expect(relations('ferry', '第九条', '2022-01-10')).toContain('was ferry@2015-04-02 第七条 certain');
  expect(relations('ferry', '第七条', '2015-04-02')).toContain('became ferry@2022-01-10 第九条 certain');
  expect(relations('ferry', '第四条', '2022-01-10')).toContain('cited_by ferry-rules 第一条第一款');
  expect(relations('ferry', '第十四条', '2022-01-10')).toContain('penalises ferry 第十条');
});

it('tells the words that an article uses and where they are explained, and those who use a word explained here', () => {
  expect(definitionsIn(rules).map(({ term }) => term)).toEqual(['渡工']);
  expect(relations('ferry-rules', '第三条')).toEqual(['defined_by ferry-rules 第二条第一款 渡工']);
  expect(relations('ferry-rules', '第二条')).toEqual(['defines ferry-rules 第三条 渡工']);
  expect(relations('granary', '第二条').filter((e) => e.startsWith('defines'))).not.toEqual([]);
});

it('tells of a whole text what it rests on and what rests on it, held or not, and nothing within itself', () => {
  expect(relations('ferry-rules', '')).toEqual([
    'based_on ferry',
    'cites ferry 第四条',
    'cites 示例省船闸条例',
  ]);
  expect(relations('ferry', '', '2022-01-10')).toEqual([
    'basis_for ferry-rules',
    'cited_by ferry-rules 第一条第一款',
    'named_in report 一(一)1',
  ]);
  expect(relations('report', '一(一)1')).toEqual(['cites ferry']);
});

const duties = buildDocument(
  { id: 'duties', version: '2020-01-01', title: '示例省船坞条例' },
  `第一条 船坞应当有人值守。
第二条 禁止夜间拖船。
第三条 船坞应当每年检修。
第四条 船坞应当备有缆绳。
第五条 作出处罚以前应当告知。
第六条 未依照本条例第五条规定告知的,不得作出行政处罚决定。
第七条 违反本条例第一条、第三条第一款或者第四条规定的,依照本条例第九条的规定处一百元罚款。
第八条 船坞未履行本条例第四条规定的义务,或者有本条例第二条行为之一的,给予警告。
第九条 罚款由主管部门决定。
第十条 坞区是指船坞和码头。闸区,是指有闸的水面。前款规定的情形是指大风。
坞区内不得烧烤;依照《坞区管理办法》办理。
第十一条 根据《坞区管理办法》,制定细则。
第十二条 闸区设标志。`,
);

it('a penalty is for what is broken, however long the list, and for nothing else that the article names', () => {
  const own = buildCitations([duties]);
  const penaltiesFor = (place: string): string[] =>
    graphOf({
      ...{ document: duties, locator: parseLocator(place) ?? [], citations: own, versions: [duties] },
      numbers: () => expect.fail('there is one text'),
    })
      .filter(({ kind }) => kind === 'penalty')
      .map(({ locator }) => formatLocator(locator.slice(0, 1)));
  expect(['一', '二', '三', '四', '五', '九'].map((n) => penaltiesFor(`第${n}条`))).toEqual([
    ['第七条'],
    ['第八条'],
    ['第七条'],
    ['第七条', '第八条'],
    [],
    [],
  ]);
});

it('a word is explained where a sentence says what it is; the title of a text does not use it', () => {
  expect(definitionsIn(duties).map(({ term }) => term)).toEqual(['坞区', '闸区']);
  const uses = (place: string): (string | undefined)[] =>
    graphOf({
      ...{ document: duties, locator: parseLocator(place) ?? [], versions: [duties] },
      ...{ citations: buildCitations([duties]), numbers: () => expect.fail('there is one text') },
    })
      .filter(({ kind }) => kind === 'defined_by')
      .map(({ term }) => term);
  expect(uses('第十二条')).toEqual(['闸区']);
  expect(uses('第十一条')).toEqual([]);
});
