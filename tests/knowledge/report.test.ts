import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readFrontMatter } from '../../indexer/documents/front-matter.ts';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { findPlace } from '../../indexer/documents/places.ts';
import { walk } from '../../indexer/structure/tree.ts';
import { reference } from '../reference.ts';

const FILE = 'knowledge/reports/rule-of-law-2020.md';
/** SHA-256 of the published report without blanks. */
const PUBLISHED = '6b9f589b5fd9b933f66e7bd084bd3dce0041acbf9152aa85be9bb1386ddc9f30';

const withoutBlanks = (text: string) => text.replace(/\s/gu, '');
const body = readFrontMatter(readFileSync(FILE, 'utf8'), FILE).read?.body ?? '';

it('is the published report, not a character lost or changed', () => {
  expect(createHash('sha256').update(withoutBlanks(body)).digest('hex')).toBe(PUBLISHED);
});

const folder = reference();
it.skipIf(folder === undefined)('is the report of the reference folder', () => {
  const source = readFileSync(path.join(folder as string, 'data/report.txt'), 'utf8');
  expect(withoutBlanks(body)).toBe(withoutBlanks(source));
});

it('keeps every character in its tree of passages', async () => {
  const { documents } = await loadKnowledge(['knowledge']);
  const report = documents.find((d) => d.id === 'rule-of-law-2020')!;
  const tiles = [...walk(report.root)].map((node) => body.slice(node.span.start, node.span.end));
  expect(tiles.join('')).toBe(body);
  const places = [
    ['标题', '002482947/2021-00134'],
    ['一·引言', '连续四年'],
    ['一(三)1', '罚款3.08亿元'],
    ['一·存在问题', '还存在一定差距'],
    ['二·引言', '开局之年'],
    ['二(三)', '提级调查'],
  ] as const;
  for (const [place, words] of places) expect(findPlace(report, place)?.text).toContain(words);
});
