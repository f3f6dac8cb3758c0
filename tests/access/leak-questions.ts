import type { Random } from '../soak/random.ts';

/** What questions turn about: words of what may be seen and of what may not, and titles, held or not. */
export interface Matters {
  readonly words: readonly string[];
  readonly titles: readonly string[];
}

const PLACES = ['第一条', '第二条', '第三条', '第九条', '第1条', '最后一条', ''];

type Frame = (one: string, other: string, title: string, place: string) => string;
const FRAMES: readonly Frame[] = [
  (a, b) => `${a}的${b}是什么`,
  (a, b) => `${a}${b}在哪里`,
  (a, b) => `没有${a}就${b}罚多少`,
  (_a, _b, t, p) => `《${t}》${p}`,
  (_a, _b, t, p) => `${t}${p}`,
  (a, _b, t) => `${t}对${a}怎么规定`,
  (_a, _b, t) => `${t}哪天施行`,
  (_a, _b, t) => `${t}还有效吗`,
  (a) => `术语 ${a}`,
  (_a, _b, t) => `目录 ${t}`,
  (_a, _b, t, p) => `引用关系 ${t}${p}`,
  (_a, _b, t) => `核对 依照《${t}》第一条办理。`,
  (_a, _b, t) => `对照 ${t}`,
  (a) => a,
  (_a, _b, _t, p) => `那${p || '它'}呢`,
  () => '渡工开渡前查什么',
  () => '文件',
  () => '你好',
  () => '下一条',
];

/** Questions of every kind, by chance and the same each time; a few go on from the one before. */
export function leakQuestions({ words, titles }: Matters, count: number, random: Random): string[] {
  const pick = <T>(list: readonly T[]): T => list[random.below(list.length)]!;
  return Array.from({ length: count }, () =>
    pick(FRAMES)(pick(words), pick(words), pick(titles), pick(PLACES)),
  );
}
