import { beforeAll, describe, expect, it } from 'vitest';
import type { Holdings } from '../../indexer/search/holdings.ts';
import { openIndexOf } from '../../indexer/search/index-of.ts';
import { libraryOf } from '../../indexer/search/library.ts';
import { forgetOpened } from '../../indexer/search/retrieve/flexsearch/open-retriever.ts';
import type { Library } from '../../indexer/types.ts';
import { shippedSegments } from '../shipped-segments.ts';
import { buildDocument } from '../versions/build-document.ts';
import { exampleDocuments, now, shippedHoldings } from './libraries.ts';

/**
 * What a scope keeps from a person: everything a library within it says is compared, byte for byte, with what a library says
 * that does not hold the rest. Later surfaces add their questions to `sayings`.
 */
interface WeighedQuestion {
  readonly question: string;
  readonly turns?: readonly string[];
}

/** Every answer a library gives; the two fields of the index's header tell of no text. */
async function sayings(
  library: Library,
  asked: readonly WeighedQuestion[],
  titles: readonly string[],
  ids: readonly string[],
) {
  const said: string[] = [];
  for (const { question, turns = [] } of asked)
    for (const asOf of [undefined, '2010-01-01'])
      said.push(JSON.stringify(await library.find(question, { turns, ...(asOf ? { asOf } : {}) })));
  for (const title of titles) said.push(JSON.stringify(library.named(title)));
  for (const id of ids) {
    said.push(JSON.stringify([library.versions(id), library.document(id) ?? null]));
    for (const document of library.versions(id)) said.push(library.statusOn(document));
  }
  const { documents, entries, problems } = library;
  return [...said, JSON.stringify({ documents, entries, problems })];
}

async function expectNoLeak(
  holdings: Holdings,
  scopes: readonly (readonly string[])[],
  asked: readonly WeighedQuestion[],
  cacheDir?: string,
): Promise<void> {
  // Each is put together by itself, from what is indexed of each document.
  const opened = (some: Holdings) => {
    forgetOpened();
    return libraryOf(some, { now, ...(cacheDir === undefined ? {} : { cacheDir }) });
  };
  const whole = await opened(holdings);
  const titles = holdings.documents.flatMap((d) => [d.title, ...d.shortTitles]);
  const ids = [...new Set(holdings.documents.map((d) => d.id))];
  for (const scope of scopes) {
    const admitted = new Set(scope);
    const key = (d: Holdings['documents'][number]) => `${d.id}@${d.version}`;
    const documents = holdings.documents.filter((d) => admitted.has(d.id) || admitted.has(key(d)));
    const files = new Set(documents.map((d) => d.path));
    const problems = holdings.problems.filter((p) => files.has(p.file));
    const alone = await opened({ ...holdings, documents, problems });
    const expected = await sayings(alone, asked, titles, ids);
    expect(await sayings(whole.within({ documents: admitted }), asked, titles, ids)).toEqual(expected);
    for (const { question, turns = [] } of asked)
      expect(JSON.stringify(await whole.find(question, { turns, scope: { documents: admitted } }))).toBe(
        JSON.stringify(await alone.find(question, { turns })),
      );
  }
}

const SECRET = buildDocument(
  { id: 'secret', title: '示例省夜航秘密规定', version: '2023-01-01', effective: '2023-02-01' },
  '第一条 夜里开渡的暗号是芦苇。\n第二条 缆绳藏在枯井,东山省1987年也这样。\n第三条 渡工要守口。',
);

const ASKED: readonly WeighedQuestion[] = [
  { question: '渡工开渡前查什么' },
  { question: '夜里开渡的暗号是什么' },
  { question: '示例省夜航秘密规定第一条' },
  { question: '《夜航秘密规定》讲什么' },
  { question: '第三条' },
  { question: '旧法第三条' },
  { question: '2015版第三条' },
  { question: '渡口条例第九十九条' },
  { question: '风筝放飞办法写到哪一步了' },
  { question: '养蜂的离路多远' },
  { question: '1987年缆绳藏在哪里' },
  // A slip that only the hidden text would mend: 暗好 → 暗号.
  { question: '芦伟暗好' },
  { question: '缆绳' },
  { question: '罚多少', turns: ['没有查验缆绳就开渡'] },
  { question: '那暗号呢', turns: ['夜里开渡'] },
  { question: '下一条', turns: ['渡口条例第三条'] },
];

describe('a library within a scope says what one says that does not hold the rest', () => {
  it('of invented documents', async () => {
    const documents = [SECRET, ...exampleDocuments()];
    const problem = { line: 1, message: '', cure: '', severity: 'warning' as const };
    const problems = documents.map((d) => ({ ...problem, file: d.path }));
    await expectNoLeak(
      { documents, problems, synonyms: [{ say: ['口令'], mean: ['暗号'] }], outOfScope: ['年假'] },
      [
        ['ferry', 'kite', 'bee', 'harbour-report'],
        ['ferry@2015-03-01', 'bee'],
        ['secret'],
        ['kite'],
        ['nobody'],
        [],
      ],
      ASKED,
    );
  });

  describe('of the shipped knowledge', () => {
    let holdings: Holdings;
    beforeAll(async () => {
      holdings = await shippedHoldings();
    });

    it('halved by works', async () => {
      const ids = [...new Set(holdings.documents.map((d) => d.id))];
      const asked: readonly WeighedQuestion[] = [
        { question: '2020年一共罚了多少钱' },
        { question: '演练多久一次' },
        { question: '防洪法第三十八条' },
        { question: '突发事件应对法2007版第六十三条' },
        { question: '宁波的安全生产责任险谁来管' },
        { question: '安全马是什么' },
        { question: '特钟作业' },
        { question: '双随机是什么' },
        { question: '上海怎么应对突发事件' },
        { question: '第一条' },
        { question: '罚多少', turns: ['瞒报事故'] },
      ];
      const half = (odd: number) => ids.filter((_id, i) => i % 2 === odd);
      await expectNoLeak(holdings, [half(0), half(1)], asked, shippedSegments());
    });
  });
});

describe('scopes', () => {
  it('within one another admit what both admit', async () => {
    const documents = exampleDocuments();
    const opened = await openIndexOf({ documents }, { now });
    const library = await libraryOf({ documents, problems: [], synonyms: [] }, { now, opened });
    const inner = library
      .within({ documents: new Set(['ferry', 'bee']) })
      .within({ documents: new Set(['bee', 'kite']) });
    expect(inner.documents.map((d) => d.id)).toEqual(['bee']);
    const { hits } = await inner.find('蜂箱', { scope: { documents: new Set(['ferry', 'bee']) } });
    expect(hits[0]?.entry.document.id).toBe('bee');
  });

  it('that come again are opened once', async () => {
    const library = await libraryOf({ documents: exampleDocuments(), problems: [], synonyms: [] }, { now });
    const one = library.within({ documents: new Set(['bee', 'kite']) });
    expect(library.within({ documents: new Set(['kite', 'bee']) })).toBe(one);
  });
});
