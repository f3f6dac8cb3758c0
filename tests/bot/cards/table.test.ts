import { expect, it } from 'vitest';
import { line, run } from '../../../bot/cards/element.ts';
import { blocksOf, tableElements } from '../../../bot/cards/table.ts';

const ROWS = ['| 品名 | 数量 |', '| --- | --- |', '| 袋](javascript:1) | 9 |', '| 舟 | 2 |'];

it('rows of one table stand together', () => {
  expect(blocksOf(['甲', ...ROWS, '乙', '丙'])).toEqual([['甲'], ROWS, ['乙'], ['丙']]);
});

it('a table is columns of text runs, its head and the row that answers bold', () => {
  const sets = tableElements(ROWS, '| 舟 | 2 |', (text, bold) =>
    line([run(text, bold ? { weight: 'Bolder' } : {})]),
  ) as {
    type: string;
    columns: { items: { inlines: { type: string; text: string; weight?: string }[] }[] }[];
  }[];
  const cells = sets.map(({ columns }) => columns.map(({ items }) => items[0]!.inlines[0]!));
  expect(sets.every(({ type }) => type === 'ColumnSet')).toBe(true);
  expect(cells.map((row) => row.map(({ text }) => text))).toEqual([
    ['品名', '数量'],
    ['袋](javascript:1)', '9'],
    ['舟', '2'],
  ]);
  expect(cells.map(([first]) => first!.weight)).toEqual(['Bolder', undefined, 'Bolder']);
  expect(cells.flat().every(({ type }) => type === 'TextRun')).toBe(true);
});
