import { expect, it } from 'vitest';
import { clip, columns, displayWidth } from '../../bot/cli/columns.ts';

it('a Chinese character is two columns wide', () => {
  expect(displayWidth('第2条（')).toBe(7);
  expect(clip('抗旱条例.md', 8)).toBe('抗旱条…');
  expect(clip('抗旱', 4)).toBe('抗旱');
});

it('columns start at the same place in every row, and control characters steer nothing', () => {
  const rows = columns([
    ['结果', '文件', '说明'],
    ['新增', 'a-b', 'x\u001b[2J'],
  ]).split('\n');
  expect(rows).toEqual(['结果  文件  说明', '新增  a-b   x [2J']);
});
