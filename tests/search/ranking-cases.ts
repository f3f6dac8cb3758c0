import { buildDocument } from '../versions/build-document.ts';
import { FILLER, LONG_FILLER, PLAIN, type RankingCase, statute } from './ranking-fixtures.ts';

/** One case a signal. Where the passages compared are alike but for what the signal asks, the wrong one comes first. */
export const SIGNAL_CASES: readonly RankingCase[] = [
  {
    weight: 'signals.coverage',
    question: '缆绳 舵柄',
    documents: [
      PLAIN,
      statute('示例甲条例', ['缆绳,缆绳,缆绳。', '桨要晾。', '帆要补。']),
      statute('示例乙条例', [`缆绳要换。${LONG_FILLER}。舵柄要擦。${LONG_FILLER}。`]),
    ],
    first: '示例乙条例 第一条',
  },
  {
    weight: 'signals.around',
    question: '缆绳',
    documents: [
      PLAIN,
      statute('示例甲条例', ['缆绳要换新的。']),
      statute('示例乙条例', ['第一章 缆绳', `旧的缆绳收好,${FILLER},${FILLER},${FILLER}。`]),
    ],
    first: '示例乙条例 第一条',
  },
  {
    weight: 'signals.everyday',
    question: '缆绳断',
    documents: [
      PLAIN,
      statute('示例甲条例', ['缆绳断要换新的。']),
      statute('示例乙条例', [`缆绳断的收好,${FILLER},${FILLER},${FILLER}。`]),
    ],
    everyday: { 示例乙条例: { a1: ['船上缆绳', '断了'] } },
    first: '示例乙条例 第一条',
  },
  {
    weight: 'signals.segment',
    question: '缆绳 舵柄',
    documents: [
      PLAIN,
      statute('示例甲条例', ['缆绳要粗。舵柄要灵。']),
      statute('示例乙条例', ['缆绳要粗,舵柄要灵。']),
    ],
    first: '示例乙条例 第一条',
  },
  {
    weight: 'signals.phrase',
    question: '船要是漂走了找谁来',
    documents: [
      PLAIN,
      statute('示例甲条例', ['船漂走了找人。']),
      statute('示例乙条例', [`船漂走了找县里的人,${FILLER}。`]),
    ],
    everyday: {
      示例甲条例: { a1: ['漂走的船', '来找', '找船', '走了找谁呀'] },
      示例乙条例: { a1: ['船要是漂走了找'] },
    },
    first: '示例乙条例 第一条',
  },
  {
    weight: 'signals.definition',
    question: '什么是渡船',
    documents: [
      PLAIN,
      statute('示例甲条例', ['渡船要擦。']),
      statute('示例乙条例', ['本条例所称渡船,是指载着人过河的木船和铁船。']),
    ],
    first: '示例乙条例 第一条',
  },
  {
    weight: 'signals.penalty',
    question: '渡船漏水有什么后果',
    documents: [
      PLAIN,
      statute('示例甲条例', ['第一章 平时养护', '渡船漏水要修。']),
      statute('示例乙条例', ['第一章 法律责任', '渡船漏水要扣。']),
    ],
    first: '示例乙条例 第一条',
  },
  {
    weight: 'signals.penalUnasked',
    question: '渡船漏水',
    documents: [
      PLAIN,
      statute('示例甲条例', ['第一章 法律责任', '渡船漏水要扣。']),
      statute('示例乙条例', ['第一章 平时养护', '渡船漏水要修。']),
    ],
    first: '示例乙条例 第一条',
  },
  {
    weight: 'signals.answersIntent',
    question: '渡船多久擦洗一次',
    documents: [
      PLAIN,
      statute('示例甲条例', ['渡船要擦洗干净。']),
      statute('示例乙条例', ['渡船每年擦洗干净。']),
    ],
    first: '示例乙条例 第一条',
  },
  {
    weight: 'signals.report',
    question: '我们厅擦洗渡船',
    documents: [
      PLAIN,
      statute('示例甲条例', ['擦洗渡船,擦洗渡船。']),
      buildDocument({ id: 'r', title: '示例年度报告' }, `一、工作\n擦洗渡船,${FILLER}。`, 'report'),
    ],
    first: '示例年度报告 一·引言',
  },
  {
    weight: 'signals.basis',
    question: '擦洗渡船的法律依据',
    documents: [
      PLAIN,
      buildDocument({ id: 'r', title: '示例年度报告' }, '一、工作\n擦洗渡船,擦洗渡船。', 'report'),
      statute('示例乙条例', ['要擦洗渡船。']),
    ],
    first: '示例乙条例 第一条',
  },
  {
    weight: 'signals.heading',
    question: '渡船养护有哪些',
    documents: [
      PLAIN,
      statute('示例渡船养护条例', [
        '第一章 总则',
        '渡船养护。',
        '第二章 渡船养护',
        `渡船养护要钱,${FILLER},${FILLER},${FILLER}。`,
      ]),
    ],
    first: '示例渡船养护条例 第二条',
  },
  {
    weight: 'signals.opening',
    question: '示例年度报告分几部分',
    documents: [
      PLAIN,
      buildDocument(
        { id: 'r', title: '示例年度报告' },
        '示例年度报告\n一、工作\n先说工作。\n(一)修船\n1.修了船。\n二、打算\n明年接着修。',
        'report',
      ),
    ],
    first: '示例年度报告 一·引言',
  },
  {
    weight: 'signals.chapterStart',
    question: '擦洗渡船在哪一章',
    documents: [
      PLAIN,
      statute('示例甲条例', ['第一章 总则', '锚要重。', '渡工擦洗渡船。', '第二章 养护', '船主擦洗渡船。']),
    ],
    first: '示例甲条例 第三条',
  },
  {
    weight: 'signals.year',
    question: '2024年修渡口',
    documents: [
      PLAIN,
      buildDocument(
        { id: 'r', title: '示例年度报告' },
        `一、2023年成效\n为2024年修渡口。\n二、2024年打算\n修渡口,${FILLER}。`,
        'report',
      ),
    ],
    first: '示例年度报告 二·引言',
  },
  {
    weight: 'signals.mention',
    question: '示例年度报告里提到示例风筝办法了吗',
    documents: [
      PLAIN,
      buildDocument({ id: 'k', title: '示例风筝办法' }),
      buildDocument(
        { id: 'r', title: '示例年度报告' },
        '一、工作\n(一)修船\n(二)起草《示例风筝办法》',
        'report',
      ),
    ],
    first: '示例年度报告 一(二)',
  },
  {
    weight: 'signals.context',
    question: '那漏水修船补板呢',
    turns: ['停渡'],
    documents: [
      PLAIN,
      statute('示例甲条例', ['漏水修船补板。']),
      statute('示例乙条例', ['停渡。', '漏水修船补板。']),
    ],
    first: '示例乙条例 第二条',
  },
  {
    weight: 'signals.region',
    question: '擦洗渡船',
    documents: [PLAIN, statute('上海市渡口办法', ['擦洗渡船。']), statute('示例的渡口办法', ['擦洗渡船。'])],
    first: '示例的渡口办法 第一条',
  },
  {
    weight: 'signals.currency',
    question: '擦洗渡船',
    documents: [
      PLAIN,
      statute('示例甲条例', ['擦洗渡船。'], { status: 'repealed' }),
      statute('示例乙条例', ['擦洗渡船。']),
    ],
    first: '示例乙条例 第一条',
  },
  {
    weight: 'signals.authority',
    question: '擦洗渡船',
    documents: [
      PLAIN,
      statute('示例甲甲办法', ['擦洗渡船。'], { kind: 'measures' }),
      statute('示例甲甲之法', ['擦洗渡船。'], { kind: 'law' }),
    ],
    first: '示例甲甲之法 第一条',
  },
];
