import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../indexer/types.ts';
import { buildDocument } from '../versions/build-document.ts';
import { exampleDocuments, libraryWith, saying } from './libraries.ts';

const BRIDGE = `第一条 浮桥的搭设归本办法管。
第二条 桥工要会打绳结。
第三条 搭桥前量三遍水深。
第四条 浮桥由镇里指定的人看管。`;

let library: Library;
beforeAll(async () => {
  const bridge = buildDocument(
    { id: 'bridge', title: '示例省浮桥管理办法', shortTitles: ['浮桥办法'] },
    BRIDGE,
  );
  library = await libraryWith([...exampleDocuments(), bridge]);
});
const first = async (question: string) => saying(await library.find(question)).split(' | ');

describe('several questions in one message', () => {
  it('are answered one by one, the first passage of each first', async () => {
    const finding = await library.find('1.渡口由谁看管 2.风筝线多长 3.大雾天开渡罚多少');
    expect(finding.outcome).toBe('answered');
    expect(finding.parts?.map((part) => saying(part).split(' | ')[0])).toEqual([
      'ferry@2022 第五条',
      expect.stringContaining('not_found'),
      expect.stringContaining('ferry@2022'),
    ]);
    expect(finding.hits[0]).toBe(finding.parts?.[0]?.hits[0]);
    expect(finding.hits[1]).toBe(finding.parts?.[2]?.hits[0]);
  });

  it('go on from the first where they ask for another side of its matter', async () => {
    const { parts } = await library.find('开渡前要查哪些东西?没查罚多少?');
    expect(parts?.map(({ query }) => query.raw)).toEqual(['开渡前要查哪些东西', '没查罚多少']);
    expect(parts?.map((part) => saying(part).split(' | ')[0])).toEqual([
      'ferry@2022 第三条',
      'ferry@2022 第六条',
    ]);
  });

  it('that find nothing as one are put part by part, the later in the light of the first', async () => {
    const { outcome, parts } = await library.find('渡口由谁看管 另外食堂几点开饭');
    expect(outcome).toBe('answered');
    expect(parts?.map((part) => saying(part).split(' | ')[0])).toEqual([
      'ferry@2022 第五条',
      'not_found not_in_texts',
    ]);
    // A part that is answered must not make an answer of what is none.
    expect((await library.find('水库几年体检一次 另外食堂几点开饭 还有停车证找谁办')).outcome).toBe(
      'not_found',
    );
  });

  it('may say how many they are, and go on with 还有', async () => {
    const { parts } = await library.find('想问两个事:渡口多久换一次缆绳?还有大雾天渡船怎么停?');
    expect(parts?.map((part) => saying(part).split(' | ')[0])).toEqual([
      'ferry@2022 第五条',
      'ferry@2022 第四条',
    ]);
  });

  it('parted by commas only where each part is answered', async () => {
    const one = await library.find('食堂几点开饭,渡口由谁看管');
    expect([one.outcome, one.parts]).toEqual(['not_found', undefined]);
  });

  it('of which none is answered are refused', async () => {
    const finding = await library.find('①食堂几点开饭 ②停车证找谁办');
    expect([finding.outcome, finding.reason, finding.parts?.length]).toEqual([
      'not_found',
      'not_in_texts',
      2,
    ]);
  });
});

describe('works side by side', () => {
  it.each([
    ['比较渡口条例第三条和浮桥办法第三条', ['ferry@2022 第三条', 'bridge 第三条']],
    ['渡口条例和浮桥办法第二条有什么不同', ['ferry@2022 第二条', 'bridge 第二条']],
    ['渡口条例和浮桥办法有什么区别', ['ferry@2022 第一条', 'bridge 第一条']],
    ['渡口条例和浮桥办法是一样的吗', ['ferry@2022 第一条', 'bridge 第一条']],
    ['渡口条例跟现行的浮桥办法有没有出入', ['ferry@2022 第一条', 'bridge 第一条']],
    ['渡口条例和浮桥办法由谁看管有什么不同', ['ferry@2022 第五条', 'bridge 第四条']],
  ])('%s', async (question, places) => {
    expect((await first(question)).slice(0, 2)).toEqual(places);
    expect((await library.find(question)).compared).toBe(true);
  });

  it.each(['渡口条例新旧对比', '渡口条例2015版跟2022版差在哪', '现在的渡口条例和老的渡口条例有哪些不一样'])(
    'two versions of one work are told by what changed: %s',
    async (question) => {
      const finding = await library.find(question);
      expect(finding.facts?.[0]?.value).toContain('2015-03-01');
      expect(finding.compared).toBeUndefined();
    },
  );

  it.each([
    '渡口条例新旧版对看缆绳的规定有什么区别',
    '2015版渡口条例和2022版渡口条例对看缆绳的规定对比',
    '看缆绳的规定,2015跟2022两版差在哪几个字',
  ])('and on a matter by what each says: %s', async (question) => {
    const { compared, parts, hits } = await library.find(question);
    expect(compared).toBe(true);
    expect(parts?.map(({ outcome }) => outcome)).toEqual(['answered', 'answered']);
    const versions = hits.slice(0, 2).map(({ entry }) => entry.document.version);
    expect(new Set(versions)).toEqual(new Set(['2022-05-01', '2015-03-01']));
  });

  it.each(['渡口条例旧版第三条和新版第三条', '渡口条例2015版3条和2022版3条'])(
    'places of two versions each once: %s',
    async (question) => {
      expect(await first(question)).toEqual(['ferry@2022 第三条', 'ferry@2015 第三条']);
      expect((await library.find(question)).compared).toBe(true);
    },
  );
});

describe('what names no matter', () => {
  it.each(['怎么处罚', '罚多少', '谁负责', '第三条', '第二个'])(
    '%s as a first message is asked back',
    async (question) => {
      expect(await first(question)).toEqual(['clarify ambiguous']);
    },
  );

  it.each(['怎么处罚', '谁负责'])('%s after a question goes on from it', async (question) => {
    const finding = await library.find(question, { turns: ['渡口缆绳没有查验'] });
    expect(finding.outcome).not.toBe('clarify');
  });

  it('after courtesies it is still the first', async () => {
    expect(saying(await library.find('怎么处罚', { turns: ['谢谢'] }))).toBe('clarify ambiguous');
  });
});

describe('what is said to the assistant', () => {
  it.each(['你是谁开发的', '谢谢', '👍', '人工', '你回答错了,应该是5亿', '1+1等于几'])(
    '%s is not searched',
    async (message) => {
      const finding = await library.find(message, { turns: ['渡口由谁看管'] });
      expect([saying(finding), finding.hits]).toEqual(['not_found not_in_texts', []]);
      expect(finding.talk).toBeDefined();
    },
  );
});

it('an amount alone finds the passages that name it, however it is written', async () => {
  for (const amount of ['900件', '九百件', '0.09万件'])
    expect((await first(amount))[0], amount).toBe('harbour-report 一(一)2');
});
