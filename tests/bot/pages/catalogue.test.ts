import { expect, test } from 'vitest';
import { cataloguePage, type Held, PAGE } from '../../../bot/pages/catalogue.ts';
import type { Document } from '../../../indexer/index.ts';
import { NO_PROVISION } from '../../../indexer/structure/no-provision.ts';

const held = (n: number, kind: Document['kind'], year: number): Held => ({
  document: {
    id: `example-${n}`,
    version: `${year}-01-01`,
    kind,
    title: `示例省第${String(n).padStart(4, '0')}号办法`,
    shortTitles: [],
    status: 'unverified',
    text: 'official',
    history: [],
    relations: [],
    outline: [],
    root: NO_PROVISION,
    path: '',
  },
  status: 'unverified',
});

const many = Array.from({ length: 2 * PAGE + 10 }, (_, n) =>
  held(n, n % 4 === 0 ? 'law' : 'measures', 2000 + (n % 5)),
);
const rows = (page: string): number => page.split('<li><a class="title"').length - 1;
const titles = (page: string): string[] => [...page.matchAll(/第(\d{4})号办法<\/a>/g)].map((m) => m[1]!);

test('a page shows so many documents and no more, and the pages together show each once', () => {
  const pages = [1, 2, 3].map((page) => cataloguePage(many, { page }));
  expect(pages.map(rows)).toEqual([PAGE, PAGE, 10]);
  expect(new Set(pages.flatMap(titles)).size).toBe(many.length);
  expect(pages[0]).toContain('href="/read?page=2"');
  expect(rows(cataloguePage(many, { page: 99 }))).toBe(10);
});

test('kinds and years tell how many they leave, and a filter begins on its first page', () => {
  const page = cataloguePage(many, { kind: 'law', page: 1 });
  const [laws, of2004] = [
    many.filter((h) => h.document.kind === 'law').length,
    many.filter((h) => h.document.kind === 'law' && h.document.version?.startsWith('2004')).length,
  ];
  expect(page).toContain(`法律 ${laws}`);
  expect(page).toContain(`2004 ${of2004}`);
  expect(page).toContain('href="/read?kind=law&amp;year=2004"');
  expect(page).not.toContain('page=');
  expect(rows(cataloguePage(many, { kind: 'law', year: '2004' }))).toBe(of2004);
});

test('what fits on one page is shown whole, without pages and years', () => {
  const page = cataloguePage(many.slice(0, PAGE), {});
  expect(rows(page)).toBe(PAGE);
  expect(page).not.toContain('翻页');
  expect(page).not.toContain('年份');
});
