import type { Concept } from './concepts.ts';

/**
 * Follow-ups: an incomplete question is completed from the turns before; a complete one is left alone.
 */

/** Answers of courtesy between questions. */
const COURTESY = /^(?:谢谢.*|(?:好的?|明白了?|知道了?|懂了?|嗯+|哦+|ok|收到|了解)[。!]*)$/iu;

/** Words of which a follow-up replaces one by another: the level, the colour, the year asked for. */
const CONTRASTS: readonly (readonly string[])[] = [
  ['特别重大', '特别重大事故', '重大', '重大事故', '较大', '较大事故', '一般', '一般事故'],
  ['轻度', '中度', '严重', '特大', '轻度干旱', '中度干旱', '严重干旱', '特大干旱'],
  ['红色', '橙色', '黄色', '蓝色'],
  ['一级', '二级', '三级', '四级'],
  ['第一次', '第二次', '初次', '再次'],
  ['2019', '2020', '2021', '2019年', '2020年', '2021年'],
  ['国家', '省', '市', '县', '乡镇', '街道'],
];

/** The concepts of the question before without those that the new question puts others in place of. */
export function withoutContrasts(before: readonly Concept[], question: string): Concept[] {
  const replaced = CONTRASTS.filter((set) => set.some((word) => question.includes(word)));
  return before.filter(({ said }) => !replaced.some((set) => set.includes(said)));
}

/** 上一条 → −1, 下一条 → +1, 再往下数两条 → +2 against the article named before. */
export function neighbourStep(question: string): number | undefined {
  const far = /(?:往|向)(?<way>上|前|下|后)(?:面)?(?:数|翻|推|看)?第?(?<count>[一二两三四五1-5])条/u.exec(
    question,
  )?.groups;
  if (far) return COUNTS[far.count!]! * (far.way === '上' || far.way === '前' ? -1 : 1);
  if (/(?:上|前)(?:面)?一?条/u.test(question)) return -1;
  if (/(?:下|后)(?:面)?一?条/u.test(question)) return 1;
  return undefined;
}

const COUNTS: Readonly<Record<string, number>> = {
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 },
  ...{ 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 },
};

/** The years asked for after those of the question before: the same, or 第二年 the one that followed. */
export function yearsAfter(before: readonly string[], question: string): readonly string[] {
  if (!/第二年|次年|转过年|转年|来年|下一?年/u.test(question)) return before;
  return before.map((year) => String(Number(year) + 1));
}

/** A message of courtesy only. */
export function isCourtesy(question: string): boolean {
  return COURTESY.test(question);
}
