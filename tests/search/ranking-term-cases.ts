import { buildDocument, headnoteRoot } from '../versions/build-document.ts';
import { FILLER, LONG_FILLER, PLAIN, type RankingCase, statute } from './ranking-fixtures.ts';

/** What finds a passage at all, or counts words that are not there as they were said. */
export const TERM_CASES: readonly RankingCase[] = [
  {
    weight: 'matching.partial',
    question: '望远镜 缆绳',
    documents: [
      PLAIN,
      statute('示例甲条例', ['缆绳缆绳,缆绳。']),
      statute('示例乙条例', [`望远筒放好,${LONG_FILLER},${LONG_FILLER}。缆绳放好。`]),
    ],
    first: '示例乙条例 第一条',
  },
  {
    weight: 'matching.around',
    question: '缆绳 舵柄',
    documents: [
      PLAIN,
      statute('示例甲条例', ['缆绳缆绳。']),
      statute('示例丙条例', ['舵柄。', '舵柄。']),
      statute('示例乙条例', ['第一章 缆绳', `${FILLER},${FILLER},舵柄放好,${FILLER},${FILLER},${FILLER}。`]),
    ],
    first: '示例乙条例 第一条',
  },
  {
    weight: 'terms.synonym',
    question: '船老大归谁管',
    say: { 船老大: '渡工' },
    documents: [PLAIN, statute('示例乙条例', ['渡工戴帽。'])],
    first: '示例乙条例 第一条',
  },
  {
    weight: 'kinds.word',
    question: 'ferry',
    documents: [PLAIN, statute('示例乙条例', ['渡船就是 Ferry。'])],
    first: '示例乙条例 第一条',
  },
  {
    weight: 'kinds.single',
    question: '旱',
    documents: [PLAIN, statute('示例乙条例', ['旱地行船。'])],
    first: '示例乙条例 第一条',
  },
];

const HEADNOTED = buildDocument({
  id: 'bee',
  title: '示例养蜂规定',
  text: 'headnotes',
  root: headnoteRoot([{ text: '蜂箱离路要远。', keywords: ['嗡嗡'] }]),
});

/** Words that stand in one field only. */
export const FIELD_CASES: readonly RankingCase[] = [
  { weight: 'fields.title', question: '农具', documents: [PLAIN], first: '示例农具条例 第一条' },
  {
    weight: 'fields.headings',
    question: '养护',
    documents: [PLAIN, statute('示例乙条例', ['第一章 养护', '缆绳要换。'])],
    first: '示例乙条例 第一条',
  },
  { weight: 'fields.text', question: '磨盘', documents: [PLAIN], first: '示例农具条例 第五条' },
  {
    weight: 'fields.headnote',
    question: '嗡嗡',
    documents: [PLAIN, HEADNOTED],
    first: '示例养蜂规定 第一条',
  },
  {
    weight: 'fields.everyday',
    question: '碾米',
    documents: [PLAIN],
    everyday: { 示例农具条例: { a5: ['碾米'] } },
    first: '示例农具条例 第五条',
  },
];
