import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatLocator, parseLocator } from '../../indexer/structure/locator.ts';
import type { Locator } from '../../indexer/types.ts';
import type { Citation } from '../../indexer/versions/citation.ts';
import { buildCitations } from '../../indexer/versions/citations.ts';
import { reference } from '../reference.ts';
import { buildDocument } from './build-document.ts';

const STATUTE = `第一章 总则
第一条 根据《示例省风筝法》和《他国风筝法》制定本条例。
第二条 线长不得超过三百米。
骨架用竹：
（一）细竹；
（二）粗竹；
（三）前两项以外的竹。
前款规定也适用于木。
前两款由省里解释。
第三条 违反前条第二款第一项、第三条之一、第四条至第六条规定的，依照风筝法第二条处罚。
第三条之一 本条由第九十条解释。
第二章 附则
第四条 本章自公布之日起施行。
第五条 前条另有说明。
第六条 《示例省风筝法》第二条第二款不适用。
`;
const LAW = '第一条 甲。\n第二条 乙。\n丙。\n';

const law2007 = buildDocument(
  { id: 'kite-law', version: '2007-01-01', title: '示例省风筝法', shortTitles: ['风筝法'] },
  LAW,
);
const law2024 = buildDocument(
  { id: 'kite-law', version: '2024-01-01', title: '示例省风筝法', shortTitles: ['风筝法'] },
  LAW,
);
const ordinance = buildDocument({ id: 'kites', version: '2012-05-01', title: '示例省风筝条例' }, STATUTE);
const report = buildDocument(
  { id: 'report', version: '2021-03-24', kind: 'report', title: '示例省风筝厅报告' },
  '标题\n一、举措\n全年按计划做。\n(一)立法\n1.修订。推进《示例省实施〈风筝法〉办法》和《风筝条例》。第一条经验是坚持。\n',
  'report',
);
const measures = buildDocument({
  id: 'measures',
  title: '示例省实施〈示例省风筝法〉办法',
  shortTitles: ['示例省实施〈风筝法〉办法'],
  status: 'drafting',
  relations: [
    { predicate: 'named_in', document: 'report', to: '一(一)1', asOf: '2021-03-24' },
    { predicate: 'named_in', document: 'report', to: '一·引言', asOf: '2021-03-24' },
    { predicate: 'implements', document: 'kite-law', to: '第二条', asOf: '2021-03-24' },
  ],
});
const documents = [law2007, law2024, ordinance, report, measures];
const citations = buildCitations(documents);

const place = (text: string): Locator => parseLocator(text) as Locator;
const show = ({ words, document, places }: Citation) =>
  `${words} → ${document ? `${document.id}@${document.version ?? ''}` : '未收录'} ${places.map((p) => formatLocator(p.locator)).join(' ')}`.trim();
const cites = (from: string) => citations.cites({ document: ordinance, locator: place(from) }).map(show);
const own = 'kites@2012-05-01';

describe('what a place cites', () => {
  it.each([
    ['第一条', ['《示例省风筝法》 → kite-law@2007-01-01', '《他国风筝法》 → 未收录']],
    ['第二条第二款第(三)项', [`前两项 → ${own} 第二条第二款第(一)项 第二条第二款第(二)项`]],
    ['第二条第三款', [`前款 → ${own} 第二条第二款`]],
    ['第二条第四款', [`前两款 → ${own} 第二条第二款 第二条第三款`]],
    [
      '第三条',
      [
        `前条第二款第一项 → ${own} 第二条第二款第(一)项`,
        `第三条之一 → ${own} 第三条之一`,
        `第四条至第六条 → ${own} 第四条 第五条 第六条`,
        '风筝法第二条 → kite-law@2007-01-01 第二条',
      ],
    ],
    ['第三条之一', [`本条 → ${own} 第三条之一`, `第九十条 → ${own}`]],
    ['第五条', [`前条 → ${own} 第四条`]],
    ['第四条', [`本章 → ${own} 第二章`]],
    ['第六条', ['《示例省风筝法》第二条第二款 → kite-law@2007-01-01 第二条第二款']],
    ['第七条', []],
  ])('%s', (from, expected) => expect(cites(from)).toEqual(expected));

  it('a chapter cites what its articles cite', () => {
    expect(cites('第二章')).toEqual([...cites('第四条'), ...cites('第五条'), ...cites('第六条')]);
  });

  it('takes an entry’s key and tells where the words stand', () => {
    const [citation] = citations.cites('kites@2012-05-01#a1');
    const text = citation?.from.provision.text ?? '';
    expect(text.slice(citation?.at?.start, citation?.at?.end)).toBe('《示例省风筝法》');
    expect(citation?.status).toBe('in_force');
    expect(citations.cites('kites@2012-05-01#zz')).toEqual([]);
    expect(citations.cites('nothing#a1')).toEqual([]);
  });

  it('reads the report: titles in titles, and no 第一条 of its own', () => {
    expect(citations.cites({ document: report }).map(show)).toEqual([
      '《示例省实施〈风筝法〉办法》 → measures@',
      '〈风筝法〉 → kite-law@2007-01-01',
      '《风筝条例》 → 未收录',
      '一·引言 → measures@',
    ]);
  });

  it('resolves titles for a date when one is given', () => {
    const today = buildCitations(documents, '2026-01-01');
    expect(today.cites('kites@2012-05-01#a1').map(show)[0]).toBe('《示例省风筝法》 → kite-law@2024-01-01');
  });
});

describe('what cites a place', () => {
  const citedBy = (document: typeof ordinance, at?: string) =>
    citations
      .citedBy({ document, ...(at ? { locator: place(at) } : {}) })
      .map((c) => `${c.from.document.id} ${formatLocator(c.from.provision.locator)} ${c.predicate}`);

  it('a work is cited by texts and by the catalogue, each mention once', () => {
    expect(citedBy(measures)).toEqual(['report 一(一)1 cites', 'report 一·引言 named_in']);
    expect(citedBy(law2007)).toEqual([
      'kites 第一条第一款 cites',
      'kites 第三条第一款 cites',
      'kites 第六条第一款 cites',
      'report 一(一)1 cites',
      'measures 全文 implements',
    ]);
  });

  it('a place is cited by what names it, a part of it or what holds it', () => {
    expect(citedBy(law2007, '第二条')).toEqual([
      'kites 第三条第一款 cites',
      'kites 第六条第一款 cites',
      'measures 全文 implements',
    ]);
    expect(citedBy(law2007, '第二条第一款')).toEqual([
      'kites 第三条第一款 cites',
      'measures 全文 implements',
    ]);
    expect(citedBy(law2024, '第二条')).toEqual([]);
    expect(citedBy(ordinance, '第五条')).toEqual(['kites 第三条第一款 cites']);
  });
});

const folder = reference();

describe.skipIf(!folder)('real statutes', () => {
  it('have every place they name of themselves', () => {
    const laws = join(folder as string, 'data', 'laws');
    const held = readdirSync(laws).map((file) =>
      buildDocument(
        { id: file, title: file.replace(/\(.*$|\.md$/u, '') },
        readFileSync(join(laws, file), 'utf8'),
      ),
    );
    const all = buildCitations(held);
    const inside = held.flatMap((document) =>
      all.cites({ document }).filter((c) => c.document === document && c.named.length > 0),
    );
    expect(inside.length).toBeGreaterThan(120);
    expect(inside.filter((c) => c.places.length === 0).map((c) => c.words)).toEqual([]);
  });
});
