import { expect, test } from 'vitest';
import { printed } from '../../bot/answers/punctuation.ts';

const PAGES = new URL('../../bot/pages/browser/printed.js', import.meta.url).href;

test.each([
  ['《示例条例》(2021年修订):3,000元', '《示例条例》（2021年修订）：3,000元'],
  ['共2份,其中1份有原文;没有别的', '共2份，其中1份有原文；没有别的'],
  ['官方文本:https://law.example/a,b?c=(1)', '官方文本：https://law.example/a,b?c=(1)'],
  ['想说什么?', '想说什么？'],
  ['引用它的(2)', '引用它的（2）'],
  ['12:30 (a) f(x), y', '12:30 (a) f(x), y'],
])('%s is printed as %s, in the pages too', async (words, as) => {
  expect(printed(words)).toBe(as);
  const pages = (await import(PAGES)) as { printed: typeof printed };
  expect(pages.printed(words)).toBe(as);
});
