import { describe, expect, it } from 'vitest';
import { bareAsk } from '../../indexer/language/zh/bare-asks.ts';
import { askingClauses, askingParts, questionsOf } from '../../indexer/language/zh/several.ts';
import { talkOf, verdictOf } from '../../indexer/language/zh/talk.ts';
import { timeAsked } from '../../indexer/language/zh/times.ts';

describe('what is said to the assistant', () => {
  it.each([
    [
      'about',
      [
        '你是谁',
        '你是谁开发的',
        '你叫什么名字',
        '你是机器人还是真人',
        '谁做的你',
        '你用的是什么大模型',
        '介绍一下你自己',
      ],
    ],
    ['help', ['你能做什么', '你会些什么', '你有什么功能', '怎么用', '我可以问你什么问题']],
    ['person', ['人工', '转人工', '我要找人工客服', '有没有真人', '人工服务']],
    ['start', ['我新来的,该看什么', '我是新来的，应该先看些什么', '新人从哪里开始学', '刚入职,看什么文件']],
    ['courtesy', ['谢谢', '好的,谢谢', 'ok', 'OK!', '收到', '嗯嗯', '辛苦了', '🙏', '再见', '明白了']],
    [
      'feedback',
      [
        '你回答错了,应该是5亿',
        '不对',
        '答非所问',
        '答得好',
        '👍',
        '👎',
        '这个答案不准确',
        '数字错了,应该是3亿',
      ],
    ],
    ['idle', ['1+1等于几', '128乘以47等于多少', '讲个笑话', '明天下雨吗', '现在几点了', '12*3=?']],
  ] as const)('%s', (talk, messages) => {
    for (const message of messages) expect(talkOf(message), message).toBe(talk);
  });

  it.each([
    '谁负责防汛',
    '人工影响天气谁负责',
    '说错了,是橙色',
    '我搞错了，是特别重大那一档',
    '你们厅2020年罚了多少钱',
    '不对外公开的情形有哪些',
    '新入职员工要培训多久',
    '新来的工人没培训就上岗怎么罚',
    '不对,我问的是行政处罚法',
    '错过听证期限怎么办',
    '好的做法有哪些',
    '下雨天施工要注意什么',
    '63条',
    '旧版呢',
    '2',
    '',
  ])('a question is none: %s', (message) => {
    expect(talkOf(message)).toBeUndefined();
  });

  it('an answer is praised or found fault with', () => {
    expect(['你回答错了,应该是5亿', '👎', '答得不好'].map(verdictOf)).toEqual([
      'dislike',
      'dislike',
      'dislike',
    ]);
    expect(['答得好', '👍', '很有用'].map(verdictOf)).toEqual(['like', 'like', 'like']);
  });
});

describe('messages that name no matter', () => {
  it.each([
    '怎么处罚',
    '罚多少',
    '谁负责',
    '由谁负责',
    '怎么办',
    '多久',
    '期限是多久',
    '第二个',
    '需要什么材料',
    '会怎么处罚呢',
  ])('%s', (message) => {
    expect(bareAsk(message)).toBeDefined();
  });
  it.each(['无证上岗怎么处罚', '防汛谁负责', '听证期限', '罚了多少钱', '事故怎么上报', '危险化学品是什么'])(
    '%s names one',
    (message) => {
      expect(bareAsk(message)).toBeUndefined();
    },
  );
});

describe('several questions in one message', () => {
  it.each([
    ['1.罚了多少钱 2.安全码多少人 3.复议败诉几件', ['罚了多少钱', '安全码多少人', '复议败诉几件']],
    ['①渡口由谁看管 ②缆绳多久换一次', ['渡口由谁看管', '缆绳多久换一次']],
    ['一是渡口由谁看管,二是缆绳多久换一次', ['渡口由谁看管', '缆绳多久换一次']],
    ['(1)渡口由谁看管?(2)缆绳多久换一次?', ['渡口由谁看管', '缆绳多久换一次']],
    ['渡口由谁看管?缆绳多久换一次?', ['渡口由谁看管', '缆绳多久换一次']],
    ['渡口由谁看管；另外缆绳多久换一次', ['渡口由谁看管', '缆绳多久换一次']],
    ['什么是渡口?它由谁看管?', ['什么是渡口', '它由谁看管']],
    ['预警分几级?谁发布?怎么解除?', ['预警分几级', '谁发布', '怎么解除']],
  ])('%s', (message, questions) => {
    expect(questionsOf(message)).toEqual(questions);
  });

  it.each([
    '昨天渡船撞了码头。船工没有证。这该怎么处罚?',
    '渡口由谁看管?合法吗?',
    '单罚还是双罚?跟警告是不是一回事?',
    '罚款在1.5万元以上2.5万元以下吗',
    '第3.2条是什么',
    '渡口由谁看管',
    '你好!渡口由谁看管?谢谢!',
  ])('a single one: %s', (message) => {
    expect(questionsOf(message)).toEqual([]);
  });
});

describe('parts of a message that each ask', () => {
  it.each([
    ['渡口由谁看管?不看管罚多少?谁来罚?', ['渡口由谁看管', '不看管罚多少', '谁来罚']],
    ['渡口由谁看管 另外报告里说渡口了吗', ['渡口由谁看管', '报告里说渡口了吗']],
    ['大雾天渡口停不\n桥上封不封', ['大雾天渡口停不', '桥上封不封']],
    ['沉了几条船?负责人到岗率?2021年的也给我', ['沉了几条船', '负责人到岗率']],
  ])('%s', (message, parts) => {
    expect(askingParts(message)).toEqual(parts);
  });

  it('by commas', () => {
    const parts = ['渡口由谁看管', '不看管罚多少', '谁来罚'];
    expect(askingClauses(parts.join(','))).toEqual(parts);
  });

  it.each([
    '渡口由谁看管,罚多少',
    '昨天渡船撞了码头把人都吓坏了。船工说他没有证。这该怎么处罚?',
    '渡口由谁看管',
  ])('of %s there are none', (message) => {
    expect(askingParts(message)).toEqual([]);
  });
});

describe('times by the clock', () => {
  const asked = (question: string) => {
    const time = timeAsked(question, '2026-11-28');
    return time && [time.years.join(' '), time.part, time.relative];
  };
  it.each([
    ['去年罚了多少钱', ['2025', undefined, true]],
    ['前年罚了多少', ['2024', undefined, true]],
    ['今年查了多少家', ['2026', undefined, true]],
    ['明年有什么打算', ['2027', undefined, true]],
    ['2020年上半年罚了多少钱', ['2020', '上半年', false]],
    ['2020年第一季度罚了多少钱', ['2020', '第一季度', false]],
    ['上半年罚了多少钱', ['2026', '上半年', true]],
    ['近三年罚了多少钱', ['2023 2024 2025', '近三年', true]],
    ['2021年罚了多少钱', ['2021', undefined, false]],
    ['今天罚了多少家', ['2026', '今天', true]],
    ['我们去年罚了多少钱', ['2025', undefined, true]],
    ['去年我们查了多少家', ['2025', undefined, true]],
    ['下周要汇报,去年罚了多少钱', ['2025', undefined, true]],
    ['下个月要查多少家', ['2026', '下个月', true]],
  ])('%s', (question, expected) => {
    expect(asked(question)).toEqual(expected);
  });

  it.each([
    ['2020年的上半年罚了多少钱', '2020年上半年'],
    ['去年罚了多少,今年罚了多少', '去年、今年'],
  ])('%s says %s', (question, said) => {
    expect(timeAsked(question, '2026-11-28')?.said).toBe(said);
  });

  it('reckons the next year from the one spoken of', () => {
    const before = { inTalk: '2020年报告 下一年有什么打算', years: ['2021'] };
    expect(timeAsked('下一年有什么打算', '2026-11-28', before)).toMatchObject({
      years: ['2021'],
      relative: false,
    });
    expect(timeAsked('明年有什么打算', '2026-11-28', before)).toMatchObject({
      years: ['2027'],
      relative: true,
    });
  });

  it.each([
    '我们公司去年没培训,怎么处罚',
    '我们公司去年罚了多少钱',
    '我们去年被罚了多少钱',
    '下周要汇报,罚款总额是多少',
    '下个月考试,罚款总额是多少',
    '去年的违法行为今年还能罚吗',
    '上一年年收入百分之四十是多少',
    '去年修订的条例有多少条',
    '罚了多少钱',
    '没装的今天查到两家,罚多少',
    '十日内报告',
    '昨天开会问起来,我们服务了多少家企业',
  ])('%s asks for no year of a report', (question) => {
    expect(asked(question)).toBeUndefined();
  });
});
