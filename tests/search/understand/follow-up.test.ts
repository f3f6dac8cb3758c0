import { beforeAll, describe, expect, it } from 'vitest';
import { findRooms } from '../../../indexer/search/library.ts';
import { correctedTurn, yearsAfter } from '../../../indexer/search/understand/follow-up.ts';
import { understand } from '../../../indexer/search/understand/understand.ts';
import type { Library } from '../../../indexer/types.ts';
import { buildDocument } from '../../versions/build-document.ts';
import { exampleDocuments, libraryWith, now, saying, shipped } from '../libraries.ts';

let library: Library;
let example: Library;
beforeAll(async () => {
  [library, example] = await Promise.all([shipped(), libraryWith(exampleDocuments())]);
});

describe('an earlier turn', () => {
  const turns = ['渡口条例里渡工开渡前要查哪些东西', '查出毛病的话船老大该做些什么才好'];
  const before = async (dependence: number) => {
    const documents = exampleDocuments();
    const { background } = await findRooms({ documents, problems: [], synonyms: [] }, { now });
    const told = { ...background, dependenceOf: () => dependence };
    const { inContext } = await understand('要停多久', turns, '2025-01-01', told);
    const { value: first } = await inContext()[Symbol.asyncIterator]().next();
    return first!.before;
  };

  it('is read in the light of the ones before it where its wording leans on them', async () => {
    const completed = await before(0.9);
    expect([completed.works, completed.inTalk.includes('渡工')]).toEqual([['ferry'], true]);
    const whole = await before(0.1);
    expect([whole.works, whole.inTalk.includes('渡工')]).toEqual([[], false]);
  });
});

describe('a question that leans on the one before', () => {
  it.each([
    [['渡口条例第四条'], '上一条', 'ferry@2022 第三条'],
    [['渡口条例第四条'], '下一条呢', 'ferry@2022 第五条'],
    [['渡口条例第4-5条'], '下一条', 'ferry@2022 第六条'],
    [['渡口条例第四条'], '再往下数两条', 'ferry@2022 第六条'],
    [['渡口条例第四条'], '往上翻三条', 'ferry@2022 第一条'],
    [['渡口条例第四条'], '往上翻五条', 'not_found no_such_provision'],
    [['渡口条例第4-5条'], '上一条', 'ferry@2022 第三条'],
    [['渡口条例第三条', '谢谢'], '第二款呢', 'ferry@2022 第三条第二款'],
    [['渡口条例第三条'], '那第(二)项呢', 'ferry@2022 第三条第一款第(二)项'],
    [['渡口条例第三条'], '第五条呢', 'ferry@2022 第五条'],
    [['渡口条例2015版第二条'], '下一条', 'ferry@2015 第三条'],
    [['渡口条例第三条'], '旧版呢', 'ferry@2015 第三条'],
    [['渡口条例第三条'], '老的那部同一个条号讲什么', 'ferry@2015 第三条'],
    [['渡口条例第三条'], '2015的怎么写', 'ferry@2015 第三条'],
    [['渡口条例第三条'], '修法前呢', 'ferry@2015 第三条'],
    [['渡口条例第三条'], '被它替掉的那部呢', 'ferry@2015 第三条'],
    [['渡口条例2015版第三条'], '2022年的改成什么了', 'ferry@2022 第三条'],
    [['渡口条例第三条'], '15年的呢', 'ferry@2015 第三条'],
    [['渡口条例第三条'], '我要2015年的', 'ferry@2015 第三条'],
    [['渡口条例第三条'], '18年的呢', 'ferry@2015 第三条'],
    [['渡口条例第三条'], '打错了 要老的', 'ferry@2015 第三条'],
    [['渡口条例2015版第三条'], '打错了，是22年的', 'ferry@2022 第三条'],
    [['渡口条例2015版第三条'], '年份写错了…22年的', 'ferry@2022 第三条'],
    [['渡口条例2015版第三条'], '新法里呢', 'ferry@2022 第三条'],
    [['渡口条例第三条'], '我要看15的', 'ferry@2015 第三条'],
    [['渡口条例第四条'], '打错字了 是5条', 'ferry@2022 第五条'],
    [['渡口条例第三条'], '1998年那版也这样吗', 'not_found text_not_held'],
    [['开渡前缆绳要不要查'], '98年那版也要查?', 'not_found text_not_held'],
    [['渡口条例2015版第三条'], '不是15年的，是22年的', 'ferry@2022 第三条'],
    [['渡口条例里缆绳怎么查', '那3条呢'], '老的呢', 'ferry@2015 第三条'],
    [['渡口条例里缆绳怎么查', '那3条呢'], '2015年的', 'ferry@2015 第三条'],
    [['渡口条例第一条'], '上一条', 'not_found no_such_provision'],
    [['渡口条例第七条'], '下一条', 'not_found no_such_provision'],
    [['渡口条例第三条'], '那5呢', 'ferry@2022 第五条'],
    [['渡口条例第三条'], '再看看它的5条', 'ferry@2022 第五条'],
    [['渡口条例第三条第一款'], '还有第2款', 'ferry@2022 第三条第二款'],
    [['渡口条例第三条'], '同一个条例的第5条', 'ferry@2022 第五条'],
    [['渡口条例2015版第一条'], '22版的呢,第3条', 'ferry@2022 第三条'],
    [['渡口条例2015版第三条'], '不对,我要的是2022版的', 'ferry@2022 第三条'],
    [['渡口条例第三条'], '4、5也要', 'ferry@2022 第四条 | ferry@2022 第五条'],
    [['渡口条例第三条'], '后面两条', 'ferry@2022 第四条 | ferry@2022 第五条'],
    [['渡口条例第三条'], '前面两条也发我', 'ferry@2022 第一条 | ferry@2022 第二条'],
    [['渡口条例第三条'], '新版的呢', 'ferry@2022 第三条'],
    [['渡口条例第三条'], '刚才那条的第二款再发一下', 'ferry@2022 第三条第二款'],
    [['渡口条例第三条'], '原文发我,别删减', 'ferry@2022 第三条'],
    [[], '渡口条例第三条的下一条', 'ferry@2022 第四条'],
    [[], '渡口条例最后一条', 'ferry@2022 第七条'],
    [[], '3条,渡口条例的', 'ferry@2022 第三条'],
    [[], '已经废止的渡口条例第三条', 'ferry@2015 第三条'],
    [['渡口条例第三条'], '那十二条呢', 'not_found no_such_provision'],
    [['渡口条例第十二条'], '说错了，是5条', 'ferry@2022 第五条'],
    [['渡口条例第五条', '那十二条呢'], '我打错了，是十条', 'not_found no_such_provision'],
    [['渡口条例第三条第一款'], '再下一款', 'ferry@2022 第三条第二款'],
    [['渡口条例第三条第二款'], '下一款呢', 'not_found no_such_provision'],
    [['渡口条例第三条第一项'], '再往下一项', 'ferry@2022 第三条第一款第(二)项'],
    [['渡口条例第三条第三项'], '前面那项怎么说', 'ferry@2022 第三条第一款第(二)项'],
    [['渡口条例第三条', '帮助'], '下一条', 'ferry@2022 第四条'],
    [['渡口条例第三条', '这条我有了'], '下一条发一下', 'ferry@2022 第四条'],
    [['渡口条例第三条'], '后面那条呢', 'ferry@2022 第四条'],
    [['渡口条例第三条'], '前头那条呢', 'ferry@2022 第二条'],
    [['渡口条例第三条'], '5又说什么', 'ferry@2022 第五条'],
    // Of the question that named a place, though another stands between.
    [['渡口条例第三条', '前一款看过了'], '第二款念下', 'ferry@2022 第三条第二款'],
    [['渡口条例第四条', '大雾那条对吧'], '接着那条', 'ferry@2022 第五条'],
    // Of the passage that answered, where no article was named.
    [['渡口条例第三条讲什么', '哦哦'], '旧的那部呢', 'ferry@2015 第三条'],
    [['旧版渡口条例第三条'], '新的怎么说', 'ferry@2022 第三条'],
    [['渡工开渡前要查哪些东西'], '第二款呢', 'ferry@2022 第三条第二款'],
    [['渡工开渡前要查哪些东西'], '下一条呢', 'ferry@2022 第四条'],
    [['渡口条例第三条'], '它的第二款', 'ferry@2022 第三条第二款'],
    [['渡口条例第三条'], '第二项原文是什么', 'ferry@2022 第三条第一款第(二)项'],
  ])('%s, then %s → %s', async (turns, question, answer) => {
    expect(saying(await example.find(question, { turns }))).toBe(answer);
  });

  it('looks for another version in that version only', async () => {
    const { hits } = await example.find('老的那条怎么说', { turns: ['开渡前缆绳要不要查'] });
    expect(hits[0]!.entry.provision.label).toBe('第三条');
    expect(new Set(hits.map(({ entry }) => entry.document.version))).toEqual(new Set(['2015-03-01']));
  });

  it('takes a year alone for a version of the text that answered, found by its matter, and for a year of a report', async () => {
    const turns = ['开渡前缆绳要不要查'];
    for (const question of ['15年的呢', '2015年的', '我要15年的']) {
      const { hits } = await example.find(question, { turns });
      expect(new Set(hits.map(({ entry }) => entry.document.version)), question).toEqual(
        new Set(['2015-03-01']),
      );
    }
    const { outcome, period } = await library.find('19年的呢', { turns: ['我们2020年罚了多少钱'] });
    expect([outcome, period?.years]).toEqual(['not_found', ['2019']]);
  });

  it('goes over to the same place of another text, also of the place that is named', async () => {
    expect(saying(await library.find('换成防汛条例的', { turns: ['防洪法第四十条'] }))).toContain(
      'flood-prevention-regulation@2011 第四十条',
    );
    for (const question of ['北京的第19条呢', '北京的同一条'])
      expect(saying(await library.find(question, { turns: ['上海实施办法第19条'] })), question).toBe(
        'beijing-emergency-response-measures@2008 第十九条',
      );
  });

  it('asks the rules of the place that is named, no longer those of another', async () => {
    const turns = ['参加抢险单位会不会扣工资', '北京的实施办法怎么说'];
    const { hits } = await library.find('上海那个呢', { turns });
    expect(hits[0]!.entry.document.id).toBe('shanghai-emergency-response-measures');
    const office = await library.find('上海那边的设在哪', { turns: ['北京应急委的办事机构负责啥'] });
    expect(office.hits[0]!.entry.document.id).toBe('shanghai-emergency-response-measures');
    const own = await library.find('宁波也一样吗', { turns: ['省条例说离岗半年回来要重新培训'] });
    expect(own.hits[0]!.entry.document.id).toBe('ningbo-work-safety-responsibility-provisions');
    const province = await library.find('不是宁波,看省里条例怎么说', {
      turns: ['宁波规定里主要负责人多久查一次安全'],
    });
    expect(province.hits[0]!.entry.document.id).toBe('zhejiang-work-safety-regulation');
    const right = await library.find('不是省里的 我问的是宁波', { turns: ['省条例里动火作业要做哪些准备'] });
    expect(right.hits[0]!.entry.document.id).toBe('ningbo-work-safety-responsibility-provisions');
  });

  it('quotes the sentence that answers the message itself', async () => {
    const turns = ['渡工开渡前要查哪些东西'];
    const { hits } = await example.find('查出毛病了呢', { turns });
    expect(hits[0]!.quote).toContain('当天停渡');
  });

  it('puts it to the law that is named: whether that says the same', async () => {
    const turns = ['防汛条例说紧急防汛期由县级以上政府宣布'];
    const { hits } = await library.find('防洪法一样吗', { turns });
    expect([hits[0]!.entry.document.id, hits[0]!.entry.provision.label]).toEqual([
      'flood-control-law',
      '第四十一条',
    ]);
  });

  it.each([
    ['防洪法里紧急防汛期由谁宣布', '防汛条例也这么写吗', 'flood-prevention-regulation', '第二十三条'],
    ['自然灾害救助时征用的车用完还不还', '抗旱的那部条例呢', 'drought-relief-regulation', '第五十四条'],
    [
      '生产安全事故应急条例里征用的东西弄坏了赔不赔',
      '新应对法呢 怎么写的',
      'emergency-response-law',
      '第十二条',
    ],
  ])(
    'puts it to the text that is named and asked for nothing else: %s, then %s',
    async (before, question, id, label) => {
      const { hits, query } = await library.find(question, { turns: [before] });
      expect([hits[0]!.entry.document.id, hits[0]!.entry.provision.label]).toEqual([id, label]);
      expect(query.completedFrom).toBe(before);
    },
  );

  it('tells what a text is about, whatever was spoken of before', async () => {
    const { facts } = await library.find('抗旱条例讲什么的', { turns: ['台风天谁来指挥'] });
    expect(facts).toBeDefined();
  });

  it('says that the text named has nothing on it, rather than how that begins', async () => {
    const { outcome } = await library.find('防洪法也这么写吗', { turns: ['会议室怎么订'] });
    expect(outcome).toBe('not_found');
  });

  it('asks who decides a matter, and not who made the text that told of it', async () => {
    const { facts, hits } = await example.find('那谁定', { turns: ['多久换一次缆绳'] });
    expect(facts).toBeUndefined();
    expect(hits[0]!.entry.provision.label).toBe('第五条');
    const { facts: ofText } = await library.find('它是谁定的', { turns: ['突发事件应对法还有效吗'] });
    expect(ofText?.[0]?.name).toBe('制定机关');
  });

  it('takes the act over from it: the penalty for what was just asked about', async () => {
    const { hits, query } = await example.find('那罚款多少', { turns: ['渡工没查缆绳就开渡行不行'] });
    expect(hits[0]!.entry.provision.label).toBe('第六条');
    expect(query.completedFrom).toBe('渡工没查缆绳就开渡行不行');
  });

  it.each([
    ['铁拳整治是什么', '搞了多长时间'],
    ['省人大督查反馈了哪些问题', '整改了多少项'],
  ])('takes the topic over from it without showing it: %s, then %s', async (before, question) => {
    const [{ hits }, { hits: earlier }] = [
      await library.find(question, { turns: [before] }),
      await library.find(before),
    ];
    expect(hits[0]!.entry).toBe(earlier[0]!.entry);
  });

  it('goes past words of courtesy, and no further back than the conversation goes', async () => {
    const turns = ['渡口条例第四条', '好的', '谢谢', '明白了'];
    expect(saying(await example.find('上一条', { turns }))).toBe('ferry@2022 第三条');
    expect(saying(await example.find('上一条', { turns: [...turns, '嗯'] }))).not.toMatch(
      /ferry@2022 第三条$/,
    );
  });
});

describe('a question that joins on to the one before with something of its own', () => {
  it('is not said to go on from what adds nothing', async () => {
    const question = '去年铁拳那个行动抓得怎么样';
    const { hits, query } = await library.find(question, { turns: ['物资仓库那帮人偷懒不登记咋整'] });
    expect(hits.map((h) => h.entry.key)).toEqual((await library.find(question)).hits.map((h) => h.entry.key));
    expect(query.completedFrom).toBeUndefined();
  });

  it('is read with it where that is what it goes on from', async () => {
    const { query } = await library.find('那从哪天起算', {
      turns: ['行政处罚几年内没发现就不罚了'],
    });
    expect(query.completedFrom).toBe('行政处罚几年内没发现就不罚了');
  });
});

describe('another text asked for what was shown', () => {
  let national: Library;
  beforeAll(async () => {
    const law = buildDocument(
      { id: 'ferry-law', title: '示例国摆渡法', kind: 'law', version: '2021-03-01' },
      `第一条 国内摆渡归本法管。
第二条 缆绳每年换一次,换下来的不许再用。
第三条 摆渡人要满十八岁。`,
    );
    national = await libraryWith([...exampleDocuments(), law]);
  });

  it.each(['国家那部怎么规定', '上位法里是多久换一次', '那国家层面呢'])(
    '%s is answered by a law of the whole country, without one being named',
    async (question) => {
      const turns = ['渡口条例里缆绳多久换一次'];
      const found = await national.find(question, { turns });
      expect(found.hits[0]!.entry.document.id).toBe('ferry-law');
      expect([found.otherVersions, found.query.documents]).toEqual([[], []]);
    },
  );

  it('is asked for in the version in force, whichever of the text before was spoken of', async () => {
    const turns = ['渡口条例2015版里缆绳多久看一次'];
    const { outcome, hits } = await national.find('示例国摆渡法里缆绳的事也写了吗', { turns });
    expect([outcome, hits[0]!.entry.document.id]).toEqual(['answered', 'ferry-law']);
  });
});

describe('a year and nothing else', () => {
  it('is not answered by a date in another text, however long the talk', async () => {
    const turns = ['危化品库没登记 催了两回还是没弄', '那老板自己要掏钱不', '咱厅20年罚了多少'];
    expect(saying(await library.find('再往前一年呢', { turns }))).toBe('not_found not_in_texts');
  });
});

describe('第二年', () => {
  it('is the year after the one asked about before', () => {
    expect(yearsAfter(['2020'], '第二年呢')).toEqual(['2021']);
    expect(yearsAfter(['2020'], '那处罚呢')).toEqual(['2020']);
    expect(yearsAfter([], '第二年呢')).toEqual([]);
  });

  it('goes on with the story of a document whose text is not held', async () => {
    const { outcome, hits } = await library.find('第二年呢', { turns: ['防台条例2020年弄到哪了'] });
    expect(outcome).toBe('answered');
    expect(hits[0]!.entry.document.kind).toBe('report');
  });
});

describe('a complete question', () => {
  const complete = [
    '防洪法第三条',
    '行政处罚法第六十三条讲什么',
    '2020年全省应急管理部门罚款多少',
    '企业主要负责人有哪些安全生产职责',
    '《突发事件应对法》对预警级别怎么规定',
    // Short, and about something of their own.
    '双随机是什么',
    '安责险是什么',
    '跑零次是什么意思',
    '未按规定组织演练怎么处罚',
    // Of things that no text speaks of.
    '食堂午餐多少钱',
    '食堂几点开饭',
    '年假怎么休',
    '会议室怎么订',
    '打印机坏了找谁',
  ];
  it.each(complete)('%s is answered as if nothing had come before', async (question) => {
    const alone = await library.find(question);
    for (const turns of [
      ['抗旱条例第五条'],
      ['自然灾害怎么救助', '那地震呢'],
      ['双随机是什么'],
      ['危化品怎么运输'],
    ]) {
      const after = await library.find(question, { turns });
      // What follows the first passage may be what the talk makes likely.
      const first = (said: string) => said.split(' | ')[0];
      expect(first(saying(after))).toBe(first(saying(alone)));
      expect(after.hits[0]?.quote).toBe(alone.hits[0]?.quote);
      expect(after.query.completedFrom).toBeUndefined();
    }
  });
});

describe('a correction', () => {
  const vectors: Readonly<Record<string, readonly number[]>> = { 抗旱: [1, 0], 征用: [0, 1], 防汛: [1, 0.1] };
  const embedding = { of: (word: string) => Float32Array.from(vectors[word] ?? [0, 0]) };
  const before = { normalized: '抗旱要征用车', nouns: ['抗旱'], concepts: [{ said: '征用' }] } as never;
  it.each([
    ['不是抗旱,是防汛', '防汛要征用车'],
    ['我说的不是抗旱,是防汛', '防汛要征用车'],
    // What is wrong is not said: the word nearest to the right one.
    ['写错了,是防汛', '防汛要征用车'],
    ['口误,防汛的', '防汛要征用车'],
    ['写错了,我问的是防汛', '防汛要征用车'],
    ['防汛要征用吗', undefined],
    ['是不是防汛', undefined],
  ])('%s → %s', (message, question) => {
    expect(correctedTurn(message, ['抗旱要征用车'], before, embedding)).toBe(question);
  });
});
