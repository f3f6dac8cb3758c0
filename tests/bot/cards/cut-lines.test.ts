import { expect, test } from 'vitest';
import { GAP } from '../../../bot/answers/answer.ts';
import { cutLines, heightOf, LEFT_OUT } from '../../../bot/cards/cut-lines.ts';

const ROOM = 45;
const SENTENCE = '有关单位应当每日巡查堤坝并如实记录。';
const ANSWER = '发现险情的应当在一小时内报告。';
const high = (lines: readonly string[]): number => lines.reduce((sum, text) => sum + heightOf(text), 0);

test('what fits is shown as it is', () => {
  const lines = ['第一条 甲。', '乙。'];
  expect(cutLines(lines, '乙。', ROOM)).toEqual({ shown: lines, left: 0 });
});

test('one 款 of many screens is cut behind a sentence, and the rest counted', () => {
  const long = SENTENCE.repeat(200);
  const { shown, left } = cutLines([long], '', ROOM);
  expect(high(shown)).toBeLessThanOrEqual(ROOM + 1);
  expect(shown[0]!.endsWith(`。${LEFT_OUT}`)).toBe(true);
  expect(long.startsWith(shown[0]!.slice(0, -LEFT_OUT.length))).toBe(true);
  expect(left).toBe(long.length - shown[0]!.length);
});

test('the words that answer stay, wherever in the 款 they are', () => {
  for (const before of [0, 40, 90, 150]) {
    const long = `${SENTENCE.repeat(before)}${ANSWER}${SENTENCE.repeat(150 - before)}`;
    const { shown } = cutLines([long], ANSWER, ROOM);
    expect(shown.join(''), `${before}`).toContain(ANSWER);
    expect(high(shown)).toBeLessThanOrEqual(ROOM + 1);
    // Verbatim between the marks.
    expect(long).toContain(shown[0]!.replaceAll(LEFT_OUT, ''));
  }
});

test('an answer far down a list is shown under its first line', () => {
  const lines = [
    '第一条 下列事项应当报告：',
    ...Array.from({ length: 90 }, (_, i) => `（${i}）事项。`),
    ANSWER,
  ];
  const { shown } = cutLines(lines, ANSWER, ROOM);
  expect(shown.slice(0, 2)).toEqual([lines[0], GAP]);
  expect(shown.at(-1)).toBe(ANSWER);
});

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;

test('of a long table its head and the row that answers are shown', () => {
  const head = [row('品名', '数量', '单位'), '| --- | --- | --- |'];
  const rows = Array.from({ length: 120 }, (_, i) => row(`物资${i}`, String(i), '件'));
  const { shown, left } = cutLines([...head, ...rows], rows[100]!, ROOM);
  expect(shown.slice(0, 4)).toEqual([...head, GAP, rows[100]]);
  expect(high(shown)).toBeLessThanOrEqual(ROOM);
  expect(left).toBeGreaterThan(500);
});

test('a row with a cell of many screens is a line that is cut', () => {
  const wide = row('编织袋', SENTENCE.repeat(150));
  const { shown } = cutLines([row('品名', '用法'), '| --- | --- |', wide], wide, ROOM);
  expect(high(shown)).toBeLessThanOrEqual(ROOM + 3);
  expect(shown.join('')).toContain(SENTENCE);
});

test('cells of a narrow column are high', () => {
  expect(heightOf(row('一二三四五六', '', '', '', ''))).toBeGreaterThan(1);
  expect(heightOf('| --- | --- |')).toBe(0);
});
