import { expect, test } from 'vitest';
import { suggest } from '../../../bot/commands/suggest.ts';
import { openShelf } from '../reader-shelf.ts';

const library = openShelf();
const texts = async (typed: string): Promise<string[]> => suggest(await library, typed).map((s) => s.text);

test('titles that hold what was typed, what can be read first', async () => {
  expect(await texts('救灾')).toEqual(['《示例救灾任务通知》', '《示例市救灾办法》']);
  expect(await texts('《示例省防')).toEqual(['《示例省防汛条例》']);
  expect(await texts('没有的')).toEqual([]);
});

test('articles behind a title, by number in figures or characters', async () => {
  const article = (label: string): string => `《示例省防汛条例》2023版${label}`;
  expect(await texts('示例省防汛条例第三')).toEqual([article('第三条')]);
  expect(await texts('《示例省防汛条例》6')).toEqual([article('第六条')]);
  expect(await texts('对照 示例省防汛条例4')).toEqual([`对照 ${article('第四条')}`]);
  expect(await texts('示例长法10')).toHaveLength(8);
  expect(await texts('示例省防汛条例怎么样')).toEqual([]);
});

test('commands by name and alias; a headnote is never shown as the text', async () => {
  expect(await texts('toc')).toEqual(['目录 ']);
  expect(await texts('帮')).toEqual(['帮助']);
  const notes = suggest(await library, '示例应急法2');
  expect(notes).toEqual([{ kind: 'article', label: '第二条', hint: '', text: '《示例应急法》2022版第二条' }]);
});

test('too much, or nothing, is no beginning of anything', async () => {
  expect(await texts('  ')).toEqual([]);
  expect(await texts('防'.repeat(200))).toEqual([]);
});
