/**
 * The own body finder beside @mozilla/readability with linkedom, on the invented pages of each structure, as regulations
 * and with every number taken away, so that nothing but the page tells where the text is.
 * `npm i --no-save @mozilla/readability linkedom && npx tsx tests/import/sites/measure-bodies.ts`
 */
import { decode } from '../../../indexer/import/formats/decode.ts';
import { readHtml } from '../../../indexer/import/formats/html.ts';
import { linesOf } from '../../../indexer/import/formats/html-lines.ts';
import { parseHtml } from '../../../indexer/import/formats/html-tree.ts';
import type { InventedLaw } from './invented-law.ts';
import { databasePages } from './law-database-pages.ts';
import { localPages } from './local-pages.ts';
import type { SitePage } from './site-page.ts';
import { statePages } from './state-pages.ts';

/** Names by variable: the types of what is not installed are not known. */
const [readabilityName, linkedomName] = ['@mozilla/readability', 'linkedom'];
const { Readability } = await import(readabilityName);
const { parseHTML } = await import(linkedomName);

type Finder = (markup: string) => string[];
const own: Finder = (markup) => [...readHtml(markup).lines];
const readability: Finder = (markup) => {
  const found = new Readability(parseHTML(markup).document).parse();
  return found ? linesOf(parseHtml(found.content).root).map(({ text }) => text) : [];
};

const bare = (text: string) => text.replace(/[\s\u3000|-]/gu, '');
const NUMBER = /第[一二三四五六七八九十]{1,3}[条章](?:\u3000|&nbsp;)?|（[一二三]）/gu;

/** Lines of the text that a finder lost, and lines that are none of it. */
function scored(finder: Finder, markup: string, wanted: readonly string[], law: InventedLaw) {
  const found = finder(markup)
    .map(bare)
    .filter((line) => line !== '');
  const all = found.join('\n');
  const lost = wanted.filter((line) => !all.includes(bare(line))).length;
  const { title, notes, chapters, table } = law;
  const words = [...wanted, title, ...notes, ...chapters, ...table.map((row) => row.join(''))]
    .map(bare)
    .join('');
  return { lost, foreign: found.filter((line) => !words.includes(line)).length };
}

const pages: SitePage[] = [...statePages(), ...(await localPages()), ...(await databasePages())];
for (const [what, change] of [
  ['regulation', (text: string) => text],
  ['without numbers', (text: string) => text.replace(NUMBER, '')],
] as const) {
  const sums = { own: { lost: 0, foreign: 0 }, readability: { lost: 0, foreign: 0 } };
  for (const { structure, law, says } of pages)
    for (const said of new Set(Object.values(says))) {
      if (said.body === undefined || !/html/u.test(said.type ?? '')) continue;
      const bytes = typeof said.body === 'string' ? new TextEncoder().encode(said.body) : said.body;
      const markup = change(decode(bytes, undefined).text);
      const printed = law.printed
        .map(change)
        .filter((line) => markup.includes(line.replace(/^[\s\u3000]+/u, '')));
      if (printed.length < 5) continue;
      const [a, b] = [scored(own, markup, printed, law), scored(readability, markup, printed, law)];
      console.log(
        `${what} | ${structure} | own lost ${a.lost} foreign ${a.foreign} | readability lost ${b.lost} foreign ${b.foreign}`,
      );
      for (const [sum, one] of [
        [sums.own, a],
        [sums.readability, b],
      ] as const) {
        sum.lost += one.lost;
        sum.foreign += one.foreign;
      }
    }
  console.log(
    `${what} | sum | own lost ${sums.own.lost} foreign ${sums.own.foreign} | readability lost ${sums.readability.lost} foreign ${sums.readability.foreign}`,
  );
}
