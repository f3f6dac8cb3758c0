import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT } from '../../indexer/search/weights.ts';
import { README, signalTable, tableInReadme } from './signal-table.ts';

const readme = readFileSync(README, 'utf8');
const root = path.join(import.meta.dirname, '../..');

describe('indexer/README.md', () => {
  it('has the signals and weights of the code; after a change run npx tsx tests/search/signal-table.ts', () => {
    expect(tableInReadme()).toBe(signalTable());
    expect(signalTable()).not.toMatch(/\| {2}\|/u);
  });

  it('has the numbers of the code', () => {
    const { word, pair, single } = DEFAULT.kinds;
    expect(readme).toContain(`words ${word}, pairs ${pair}, singles ${single}`);
    expect(readme).toContain(`k1 ${DEFAULT.k1}`);
  });

  it('names every folder of the indexer, and no file that is not there', () => {
    const folders = readdirSync(path.join(root, 'indexer'), { withFileTypes: true, recursive: true })
      .filter((e) => e.isDirectory())
      .map((e) => e.name);
    for (const name of folders) expect(readme).toContain(`${name}/`);
    for (const [, name] of readme.matchAll(/`((?:indexer|knowledge|tests)\/[\w./-]+)`/gu))
      expect([name, existsSync(path.join(root, name!))]).toEqual([name, true]);
  });

  it('names commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const named = [...readme.matchAll(/npm run ([\w-]+)/gu)].map((m) => m[1]!);
    expect(named).toContain('eval');
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });
});
