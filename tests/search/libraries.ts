import path from 'node:path';
import type { Synonym } from '../../indexer/documents/word-lists.ts';
import { type Holdings, loadHoldings } from '../../indexer/search/holdings.ts';
import { openIndexOf } from '../../indexer/search/index-of.ts';
import { type LibraryOptions, libraryOf } from '../../indexer/search/library.ts';
import type { OpenedRetriever } from '../../indexer/search/retrieve/flexsearch/open-retriever.ts';
import { formatLocator } from '../../indexer/structure/locator.ts';
import type { Document, Finding, Library } from '../../indexer/types.ts';
import { shippedSegments } from '../shipped-segments.ts';
import { buildDocument, headnoteRoot } from '../versions/build-document.ts';

/** The day all searches of these tests are made on, unless they name another. */
export const now = () => new Date('2025-01-01T00:00:00Z');

export const SHIPPED_KNOWLEDGE = path.join(import.meta.dirname, '../../knowledge');
let holdings: Promise<Holdings> | undefined;
let opened: Promise<OpenedRetriever> | undefined;

/** What the shipped knowledge holds, read once for all files of a worker. */
export function shippedHoldings(): Promise<Holdings> {
  holdings ??= loadHoldings([SHIPPED_KNOWLEDGE]);
  return holdings;
}

/** The shipped knowledge, indexed once for all files of a worker. */
export async function shipped(options: Partial<LibraryOptions> = {}): Promise<Library> {
  return libraryOf(await shippedHoldings(), { now, opened: await shippedIndex(), ...options });
}

/** The index of the shipped knowledge, once for all files of a worker. */
export async function shippedIndex(): Promise<OpenedRetriever> {
  opened ??= openIndexOf(await shippedHoldings(), { now, cacheDir: shippedSegments() });
  return opened;
}

/** A library of invented documents. */
export function libraryWith(
  documents: readonly Document[],
  synonyms: readonly Synonym[] = [],
  outOfScope: readonly string[] = [],
) {
  return libraryOf({ documents, problems: [], synonyms, outOfScope }, { now });
}

const FERRY_2015 = `第一章 总则
第一条 河上摆渡归本条例管。
第二条 渡工要识水性。
第三条 摆渡前看一眼缆绳。`;
const FERRY_2022 = `第一章 总则
第一条 河湖上的渡口归本条例管。
第二条 本条例所称渡口,是指载人过河的固定泊点。
第二章 开渡
第三条 渡工每天开渡前要查三样东西:
(一)缆绳有没有磨断;
(二)救生衣够不够数;
(三)舵柄灵不灵。
查出毛病的,当天停渡。
第四条 大雾看不清对岸,渡船停在岸边等。
第五条 渡口由乡里指定的人看管,每半年换一次缆绳。
第三章 法律责任
第六条 渡工没有查验缆绳就开渡的,罚二百元以上八百元以下。
第七条 大雾天硬要开渡的,罚一千元。`;

/** Invented documents: two versions of a regulation, one without text, one by headnotes, a report. */
export function exampleDocuments(): Document[] {
  const ferry = { id: 'ferry', title: '示例省渡口管理条例', shortTitles: ['渡口条例'] };
  return [
    buildDocument({ ...ferry, version: '2022-05-01', effective: '2022-07-01' }, FERRY_2022),
    buildDocument(
      {
        ...ferry,
        version: '2015-03-01',
        effective: '2015-05-01',
        status: 'superseded',
        supersededBy: '2022-05-01',
      },
      FERRY_2015,
    ),
    buildDocument({ id: 'kite', title: '示例省风筝放飞办法', status: 'drafting', articleCount: 9 }),
    buildDocument({
      id: 'bee',
      title: '示例市养蜂规定',
      version: '2019-01-01',
      text: 'headnotes',
      root: headnoteRoot([
        { text: '蜂箱离路多远:至少要隔开一段。', figures: ['50米'], keywords: ['蜇人', '距离'] },
        { text: '花期转场先报备。', keywords: ['搬蜂箱'] },
      ]),
    }),
    buildDocument(
      {
        id: 'harbour-report',
        title: '示例省港务局2023年工作报告',
        shortTitles: ['港务报告'],
        version: '2024-02-01',
      },
      `一、工作成效
全年修了渡口。
(一)修渡口
1.换缆绳。全年给渡口换缆绳三百根。
2.发救生衣。给渡工发救生衣九百件。
(二)起草办法
1.起草《示例省风筝放飞办法》,已送审。
二、2024年打算
(一)继续修渡口,再修二十处。`,
      'report',
    ),
  ];
}

/** What a finding says in one line: outcome or reason, then the places of its passages. */
export function saying({ outcome, reason, hits }: Finding): string {
  const places = hits.map(({ entry: { document }, locator }) => {
    const year = document.kind === 'report' || !document.version ? '' : `@${document.version.slice(0, 4)}`;
    return `${document.id}${year} ${formatLocator(locator)}`;
  });
  return outcome === 'answered' ? places.join(' | ') : `${outcome} ${reason}`;
}
