import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadOrganisation } from '../indexer/index.ts';
import REGIONS from '../indexer/language/zh/regions.json' with { type: 'json' };
import { ROOT, sources } from './import-graph.ts';

/** Words of the code that may look like those of an organisation, by the file they stand in, and why they are none. */
const ALLOWED: Readonly<Record<string, { readonly words: readonly string[]; readonly why: string }>> = {
  'indexer/check/report-schema.ts': { words: ['2020'], why: 'a draft of JSON Schema' },
  'indexer/import/fetching/addresses.ts': { words: ['2001', '2002'], why: 'networks of IPv6' },
  'indexer/import/formats/html.ts': { words: ['2048'], why: 'a number of characters' },
  'indexer/language/zh/asked-sorts.ts': {
    words: ['厅长'],
    why: 'a rank beside 局长 and 处长, in any province',
  },
  'indexer/language/zh/document-facts.ts': { words: ['我们省'], why: 'what anybody says of their province' },
  'indexer/language/zh/frames.ts': { words: ['厅长'], why: 'the same' },
};

/** A source without its comments, which may tell by example, and without escapes such as \u2013. */
function codeOf(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//gu, '')
    .replace(/(?<=^|\s)\/\/.*$/gmu, '')
    .replace(/\\u[0-9a-f]{4}/giu, '');
}

test('no province, city, organisation or year of one is known to the code: they stand in knowledge/organisation.yaml', async () => {
  const { organisation } = await loadOrganisation([path.join(ROOT, 'knowledge')]);
  const { name = '', cities, selfNames } = organisation;
  const names = [
    ...REGIONS.provinces.split(' '),
    ...REGIONS.cities.split(' '),
    ...cities,
    ...selfNames,
    name,
  ];
  expect(names.length).toBeGreaterThan(60);
  const found = sources(['bot', 'indexer', 'manifest']).flatMap((file) => {
    const code = codeOf(file);
    // 2000 is a number of things; no report here is of that year.
    const years = code.match(/(?<![\w.])20(?!00)\d\d(?![\d_])/gu) ?? [];
    const words = [...names.filter((word) => code.includes(word)), ...years];
    return words.filter((word) => !ALLOWED[file]?.words.includes(word)).map((word) => `${file}: ${word}`);
  });
  expect(found).toEqual([]);
  for (const [file, { words }] of Object.entries(ALLOWED))
    for (const word of words) expect(codeOf(file), `${file} no longer needs ${word}`).toContain(word);
});

/** Rooms that read what is Chinese from the tables of language/zh. */
const WITHOUT_CHINESE = ['indexer/search/understand', 'indexer/search/decide'];

test('understanding and deciding hold no Chinese words of their own', () => {
  const found = sources(WITHOUT_CHINESE).filter((file) => /\p{Script=Han}/u.test(codeOf(file)));
  expect(found).toEqual([]);
});
