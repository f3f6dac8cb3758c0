import { beforeAll, expect, test } from 'vitest';
import { fingerprintOf } from '../../bot/answers/fingerprint.ts';
import { quotationAt, quotationText } from '../../bot/answers/quotation.ts';
import { quotationHtml } from '../../bot/pages/quotation.ts';
import type { Library } from '../../indexer/index.ts';
import { HOSTILE, openShelf } from './reader-shelf.ts';

let library: Library;
beforeAll(async () => {
  library = await openShelf();
});

const BASE = 'https://zhiyi.example';
const text = (path: string): string => quotationText(quotationAt(library, path)!, BASE);

test('an article is quoted whole, with citation, status, date and address, and nothing else', () => {
  const lines = text('/read/example-flood@2023-09-01#a4').split('\n');
  expect(lines[0]).toBe('《示例省防汛条例》（2023年版）第四条');
  expect(lines.slice(-3)).toEqual([
    '2023-10-01起施行 · 核对于2024-05-01 · 现行有效',
    'https://law.example/flood.html',
    `sha256:${fingerprintOf(lines.slice(1, -3))} ${BASE}/read/example-flood@2023-09-01#a4`,
  ]);
  expect(lines.slice(1, -3).join('\n')).toMatch(/^[^第].*:\n.一..+\n.二..+\n险情解除后/);
});

test('款 and 项 are quoted by themselves; an item is found without its 款', () => {
  expect(text('/read/example-flood#a4-p2')).toMatch(/第四条第二款\n险情解除后/);
  expect(text('/read/example-flood#a4-i2')).toMatch(/第四条第一款第.二.项\n/);
});

test('of a headnote there is the citation with its mark, and no words', () => {
  const found = quotationAt(library, '/read/example-notes#a2');
  expect(found?.citation).toBe('要旨（非原文）：《示例应急法》（2022年版）第二条');
  expect(found?.lines).toBeUndefined();
});

test('nothing is quoted for what leads nowhere', () => {
  for (const path of [
    '/read/example-flood',
    '/read/none#a1',
    '/read/example-flood#a99',
    '/read/example-flood#x',
    '',
  ])
    expect(quotationAt(library, path)).toBeUndefined();
});

test('words become HTML escaped', () => {
  const quotation = { citation: HOSTILE, lines: [HOSTILE], status: '现行有效', reader: '/read/x#a1' };
  expect(quotationHtml(quotation, BASE)).not.toContain('<img');
});
