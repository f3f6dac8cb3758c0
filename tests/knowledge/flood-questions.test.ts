import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingJson } from '../../bot/answers/finding-json.ts';
import { answerFrom } from '../../bot/answers/from-finding.ts';
import { formatLocator, type Library, openLibrary } from '../../indexer/index.ts';
import { loadHoldings } from '../../indexer/search/holdings.ts';
import { libraryOf } from '../../indexer/search/library.ts';
import { knowledgeFile } from '../documents/knowledge-folder.ts';
import { shippedSegments } from '../shipped-segments.ts';

/** What an installation has on its first day: the shipped knowledge, no statute brought in. */
let shipped: string;
let library: Library;
const now = () => new Date('2026-11-29T04:00:00Z');
beforeAll(async () => {
  shipped = mkdtempSync(path.join(tmpdir(), 'zhiyi-fresh-'));
  const notImported = (file: string) => path.basename(file) !== 'official';
  cpSync('knowledge', shipped, { recursive: true, filter: notImported });
  library = await libraryOf(await loadHoldings([shipped]), { now, cacheDir: shippedSegments() });
}, 60_000);
afterAll(() => rmSync(shipped, { recursive: true, force: true }));

const [METEOROLOGY, RELIEF, FLOOD, FLOODS, DROUGHT, RESPONSE] = [
  'zhejiang-meteorological-disaster-regulation',
  'natural-disaster-relief-regulation',
  'flood-control-law',
  'flood-prevention-regulation',
  'drought-relief-regulation',
  'emergency-response-law',
];

/** Operational questions on typhoon and flood, with the articles that say it. */
const QUESTIONS: readonly (readonly [question: string, ...places: string[]])[] = [
  ['台风来了谁有权下令转移人员', `${METEOROLOGY} 第二十六条`, `${RELIEF} 第十三条`],
  ['台风天不肯撤离能强制转移吗', `${METEOROLOGY} 第二十六条`],
  ['台风登陆时学校停课由谁决定', `${METEOROLOGY} 第二十九条`],
  ['台风来了企业停工停业谁说了算', `${METEOROLOGY} 第二十九条`],
  ['台风来了船舶要回港避风吗', `${METEOROLOGY} 第二十八条`],
  ['台风来之前建筑工地的塔吊、广告牌要怎么办', `${METEOROLOGY} 第二十八条`],
  ['汛期水库大坝要不要巡查', `${FLOODS} 第二十七条`],
  ['洪水危险区域由谁划定', `${RESPONSE} 第三十三条`, `${FLOOD} 第二十九条`],
  ['台风避灾安置场所由谁设立', `${RELIEF} 第十一条`, `${RESPONSE} 第三十一条`],
  ['台风预警信号由谁发布', `${METEOROLOGY} 第十九条`],
  ['不执行防汛调度命令会怎么处罚', `${FLOODS} 第四十三条`],
  ['洪水来了谁可以决定分洪滞洪', `${FLOOD} 第四十六条`],
  ['防汛工作由谁负总责', `${FLOOD} 第三十八条`, `${FLOODS} 第四条`],
  ['防汛物资由谁储备', `${FLOODS} 第二十一条`],
  ['抗洪抢险时可以征用车辆和物资吗', `${FLOOD} 第四十五条`, `${FLOODS} 第三十二条`],
  ['在河道里堆放东西妨碍行洪怎么罚', `${FLOOD} 第五十五条`],
  ['台风后房子倒了政府怎么救助', `${RELIEF} 第十九条`],
  ['旱情紧急时怎么限制用水', `${DROUGHT} 第三十五条`, `${DROUGHT} 第三十四条`],
  ['山洪易发的村庄要做哪些防备', `${FLOOD} 第十三条`, `${FLOODS} 第十八条`],
  ['台风期间个人乱发预警信息怎么处罚', `${METEOROLOGY} 第三十二条`],
];

const NOTE =
  /^这类事项\([^)]{2,4}\)另由《浙江省防汛防台抗旱条例》规定,它的条文这里没有收录;官方全文:https:\/\/yjt\.zj\.gov\.cn\/art\/2021\/7\/7\/\S+$/u;
const ask = (question: string, from = library) => from.find(question, { limit: 3 });

describe('on a fresh machine', () => {
  it.each(QUESTIONS)('%s', async (question, ...places) => {
    const finding = await ask(question);
    const [first] = finding.hits;
    expect(finding.outcome).toBe('answered');
    expect(places).toContain(`${first!.entry.document.id} ${formatLocator(first!.entry.locator)}`);
    expect(['in_force', 'unverified']).toContain(first!.status);
    expect(findingJson(finding).note).toMatch(NOTE);
    expect(answerFrom(finding).notices.filter((notice) => NOTE.test(notice))).toHaveLength(1);
  });

  it.each([
    ['another matter', '危险化学品企业多久演练一次'],
    ['a law asked for by name', '防洪法怎么规定汛期'],
    ['a place', '防洪法第三十八条'],
    ['a figure of the report', '2020年防汛检查了多少家企业'],
    ['what the ordinance itself answers', '防汛防台抗旱的工作原则是什么'],
    ['a place where it does not hold', '上海台风期间停课由谁决定'],
    ['facts of a document', '防汛条例什么时候施行'],
  ])('nothing is said of the ordinance for %s', async (_, question) => {
    const finding = await ask(question);
    if (finding.about?.id !== 'zhejiang-flood-typhoon-drought-ordinance')
      expect((finding.governing ?? []).map(({ subject }) => subject)).toEqual([]);
    expect(findingJson(finding).note).toBeUndefined();
  });
});

describe('any document that names its subjects', () => {
  const governs = (fields: object) => ({
    'a.md': knowledgeFile({ id: 'lamp-law', title: '示例灯塔法' }, '第一条 灯塔的看守人每夜点灯。\n'),
    'b.md': knowledgeFile({ id: 'lamp-rules', title: '示例灯塔办法', subjects: ['灯塔'], ...fields }),
  });
  const noteOf = async (fields: object, body = '') => {
    const folder = mkdtempSync(path.join(tmpdir(), 'zhiyi-subjects-'));
    const files = governs(fields);
    if (body !== '')
      files['b.md'] = knowledgeFile({ id: 'lamp-rules', title: '示例灯塔办法', subjects: ['灯塔'] }, body);
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    try {
      return findingJson(await ask('灯塔由谁点灯', await openLibrary({ dirs: [folder], now }))).note;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  it('is told of with its page, or without one', async () => {
    const page = 'https://example.gov.cn/a.html';
    expect(await noteOf({ source: { url: page } })).toBe(
      `这类事项(灯塔)另由《示例灯塔办法》规定,它的条文这里没有收录;官方全文:${page}`,
    );
    expect(await noteOf({})).toBe('这类事项(灯塔)另由《示例灯塔办法》规定,它的条文这里没有收录');
  });
  it('is not told of once its text is held, or when it no longer holds', async () => {
    expect(await noteOf({}, '第一条 帆布要晾干。\n')).toBeUndefined();
    const ended = {
      status: 'repealed',
      repealed: '2020-01-01',
      statusAsOf: '2020-01-01',
      statusSource: '某处',
    };
    expect(await noteOf(ended)).toBeUndefined();
  });
});
