import type { Concept } from './concepts.ts';

/**
 * Follow-ups: an incomplete question is completed from the turns before; a complete one is left alone.
 */

/** Words that lean on what was said before. */
const LEANING =
  /^(?:那么?|那|还有|再|另外|然后|后来|这个|它|其中|上一?条|下一?条|前一?条|后一?条|第?[一二三四五六七八九十\d]+[款项]|具体|详细|要是|如果)|(?:呢|的呢|还有吗|还有没有|怎么样)[??]?$/u;
const PRONOUN = /(?:它|这个|那个|这条|那条|该条|上述|前者|后者|这种|其)/u;
/** Answers of courtesy between questions. */
const COURTESY = /^(?:好的?|明白了?|知道了?|懂了?|谢谢.*|嗯+|哦+|ok|收到|了解)[。!!]*$/iu;

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

/** 上一条 → −1, 下一条 → +1 against the article named before. */
export function neighbourStep(question: string): -1 | 1 | undefined {
  if (/(?:上|前)(?:面)?一?条/u.test(question)) return -1;
  if (/(?:下|后)(?:面)?一?条/u.test(question)) return 1;
  return undefined;
}

/** A message of courtesy only. */
export function isCourtesy(question: string): boolean {
  return COURTESY.test(question);
}

/**
 * Whether a question needs what was said before: it leans on it by its wording, or says too little by itself.
 * @param named whether it names a document itself
 * @param matterLength characters left when frames are taken out
 */
export function isIncomplete(raw: string, named: boolean, matterLength: number): boolean {
  if (named) return false;
  const text = raw.trim();
  if (LEANING.test(text) && text.length <= 24) return true;
  if (PRONOUN.test(text) && text.length <= 16) return true;
  return matterLength <= 4 && text.length <= 14;
}

/** Characters of matter from which a question that leans on nothing has said what it is about. */
const ENOUGH = 9;

/**
 * Whether a question that does not lean on the turns before is never read in their light: it may find nothing, and that is
 * its answer.
 * @param matterLength characters left when frames are taken out
 */
export function saysEnough(matterLength: number): boolean {
  return matterLength >= ENOUGH;
}
