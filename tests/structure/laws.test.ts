import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from '../../indexer/structure/parse.ts';
import { articlesOf, findProvision, textOf } from '../../indexer/structure/tree.ts';
import { reference } from '../reference.ts';

const folder = reference();
const laws = folder ? join(folder, 'data', 'laws') : '';
const bare = (s: string) => s.replace(/[\s\u3000#]/gu, '');

describe.skipIf(!folder)('real statutes', () => {
  it.each(folder ? readdirSync(laws) : [])('%s: articles without a gap, no word lost', (file) => {
    const source = readFileSync(join(laws, file), 'utf8');
    const root = parse(source, 'statute');
    const numbers = articlesOf(root).map((a) => a.number);
    expect(numbers.length).toBeGreaterThan(20);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(bare(textOf(root))).toBe(bare(source));
  });

  it('the list with broken lines and a lost （一） keeps its three items', () => {
    const file = '浙江省水利工程安全管理条例(2020-11-27).md';
    const root = parse(readFileSync(join(laws, file), 'utf8'), 'statute');
    const paragraphs = findProvision(root, [{ type: 'article', number: 34 }])?.children ?? [];
    expect(paragraphs[0]?.children.map((item) => item.number)).toEqual([1, 2, 3]);
  });
});
