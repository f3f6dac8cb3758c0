import { anyOf } from './any-of.ts';

/**
 * Words without which a question asks the same, and words that ask the same as others. Much stricter than frames: 没有, 不是,
 * 应当 and who or when is asked for change a question, so they are no rows here.
 */
const SILENT = anyOf(
  'gu',
  // What is wanted of the assistant.
  /我?想(?:知道|问|问问|问一下|了解|了解一下)|(?:麻烦|请)?(?:帮我|给我|告诉我)(?:查一下|查查|查|看看|看一下|找一下|找)?|请问|查一下|说一下|一下/u,
  // Turns of speech.
  /到底|究竟|的话|来着|那个/u,
  // Said at the end or beside a word.
  /[的了呢吧啊呀嘛哦哈吗]/u,
  // Marks.
  /[^\p{L}\p{N}《》]/u,
);

const SAME: readonly (readonly [RegExp, string])[] = [
  [/多长时间|多长(?!.{0,2}(?:度|短))/gu, '多久'],
  [/啥/gu, '什么'],
  [/咋样|怎样|如何|咋/gu, '怎么'],
  [/是不是|是否/gu, '是否'],
  [/要不要|需不需要|用不用/gu, '要不要'],
  [/能不能|可不可以|能否|可否/gu, '能不能'],
  [/有没有|有无/gu, '有没有'],
];

/** A normalised question with only what makes it this question. Example: 请问多长时间演练一次啊? → 多久演练一次 */
export function withoutSilence(normalized: string): string {
  return SAME.reduce((text, [words, word]) => text.replace(words, word), normalized).replace(SILENT, '');
}
