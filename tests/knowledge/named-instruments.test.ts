import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../indexer/documents/front-matter.ts';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { formatLocator, parseLocator } from '../../indexer/structure/locator.ts';
import { walk } from '../../indexer/structure/tree.ts';

const REPORT = 'rule-of-law-2020';
const FILE = 'knowledge/reports/rule-of-law-2020.md';

/** What stands in 《》 and is no instrument, each with its reason. */
const NO_INSTRUMENT: Readonly<Record<string, string>> = {
  中国应急管理报: '报纸,报道过“最多跑一次”改革',
};

const { documents } = await loadKnowledge(['knowledge']);
const report = documents.find((d) => d.id === REPORT)!;
const body = readFrontMatter(readFileSync(FILE, 'utf8'), FILE).read!.body;

/** Titles in 《》 and, nested in them, in 〈〉, each with the place it stands at. */
const named = [...body.matchAll(/《([^《》]*)》|〈([^〈〉]*)〉/gu)]
  .flatMap((m) => {
    const nested = [...(m[1] ?? '').matchAll(/〈([^〈〉]*)〉/gu)].map((n) => n[1]!);
    return [m[1] ?? m[2]!, ...nested].map((title) => ({ title, place: placeAt(m.index) }));
  })
  .filter(({ title }) => !(title in NO_INSTRUMENT));

function placeAt(offset: number): string {
  const node = [...walk(report.root)].find((n) => n.span.start <= offset && offset < n.span.end)!;
  return formatLocator(node.locator);
}

const placesOf = (id: string) =>
  documents
    .filter((d) => d.id === id)
    .flatMap((d) => d.relations)
    .filter((r) => r.predicate === 'named_in' && r.document === REPORT);

describe('every instrument the report names', () => {
  it('is a good many, and the exceptions stand in the report too', () => {
    expect(new Set(named.map((n) => n.title)).size).toBe(16);
    for (const title of Object.keys(NO_INSTRUMENT)) expect(body).toContain(`《${title}》`);
  });

  it.each(named)('《$title》, named at $place, has a document that says so', ({ title, place }) => {
    const found = documents.filter((d) => d.title === title || d.shortTitles.includes(title));
    expect([...new Set(found.map((d) => d.id))]).toHaveLength(1);
    const places = placesOf(found[0]!.id);
    expect(places.map((r) => formatLocator(parseLocator(r.to!)!))).toContain(place);
    expect(new Set(places.map((r) => r.asOf))).toEqual(new Set([report.published]));
  });

  it('and no document claims a place that does not name it', () => {
    for (const { id, title, shortTitles } of documents) {
      for (const { to } of placesOf(id)) {
        const here = named.filter((n) => n.place === formatLocator(parseLocator(to!)!)).map((n) => n.title);
        expect(
          here.some((t) => t === title || shortTitles.includes(t)),
          `${id} ${to}`,
        ).toBe(true);
      }
    }
  });
});
