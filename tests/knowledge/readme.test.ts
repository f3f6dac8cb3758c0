import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../indexer/documents/front-matter.ts';
import { withHeadnotes } from '../../indexer/documents/headnotes.ts';
import { KINDS, STATUSES } from '../../indexer/documents/schema.ts';
import { parse } from '../../indexer/structure/parse.ts';
import { TABLES } from './readme-tables.ts';

const readme = readFileSync('knowledge/README.md', 'utf8');
const examples = [...readme.matchAll(/```\n([\s\S]*?)```/g)].map((m) => m[1]!);

describe('knowledge/README.md', () => {
  it.each(Object.entries(TABLES))('says of %s what the schema says', (heading, table) => {
    const section = readme.split(/^#{2,3} /m).find((s) => s.startsWith(`${heading}\n`));
    expect(section).toContain(table);
  });

  it('names every kind and status', () => {
    for (const word of [...KINDS, ...STATUSES]) expect(readme).toContain(`\`${word}\``);
  });

  it('names every folder of knowledge', () => {
    const folders = readdirSync('knowledge', { withFileTypes: true }).filter((e) => e.isDirectory());
    for (const { name } of folders) expect(readme).toContain(`\`${name}/\``);
    for (const [, list] of readme.matchAll(/`(\w+\.yaml)`/g))
      expect(existsSync(`knowledge/${list}`)).toBe(true);
  });

  it('shows examples that are good knowledge', () => {
    const file = examples.find((e) => e.startsWith('---'))!;
    expect(readFrontMatter(file, 'x.md').problems).toEqual([]);
    const headnotes = examples.find((e) => e.includes('第一条'))!;
    expect(withHeadnotes(parse(headnotes, 'statute'), headnotes, 'x.md').problems).toEqual([]);
  });
});
