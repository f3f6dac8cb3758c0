/**
 * How well the optional package reads scanned pages: five invented regulations, a page or more each.
 * `npm i --no-save @gutenye/ocr-node && npx tsx tests/import/ocr/measure-ocr.ts`
 */
import { candidateOf } from '../../../indexer/import/candidate.ts';
import { articlesOf, textOf } from '../../../indexer/structure/tree.ts';
import { articlesOfLaw, inventedLaw } from '../sites/invented-law.ts';
import { asScannedPdf } from './scanned-pages.ts';

const bare = (text: string) => text.replace(/[\s\u3000]/gu, '');

/** Characters to change to make one text of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

let [wrong, all, lost, told, pages] = [0, 0, 0, 0, 0];
const began = performance.now();
for (const [i, thing] of ['风筝', '水车', '磨盘', '石桥', '吊桶'].entries()) {
  const law = inventedLaw(thing, i + 3);
  const bytes = await asScannedPdf([law.title, ...law.notes, ...law.printed]);
  const candidate = await candidateOf({ bytes, name: '扫描.pdf' }, { catalogue: [], today: '2031-05-01' });
  const own = articlesOf(candidate.root).map((article) => bare(textOf(article)));
  const wanted = articlesOfLaw(law);
  lost += wanted.filter((_, n) => own[n] === undefined).length;
  const errors = distance(wanted.join(''), own.join(''));
  wrong += errors;
  all += wanted.join('').length;
  told += candidate.recognised?.doubts.length ?? 0;
  pages += candidate.recognised?.pages ?? 0;
  console.log(`${candidate.title}: ${own.length} of ${wanted.length} articles, ${errors} characters wrong`);
  for (const doubt of candidate.recognised?.doubts ?? []) console.log(`  ${doubt}`);
  for (const [n, article] of wanted.entries())
    if (own[n] !== article) console.log(`  - ${article}\n  + ${own[n] ?? ''}`);
}
console.log(
  `${pages} pages, ${wrong} of ${all} characters wrong (${((100 * wrong) / all).toFixed(2)} %), ${lost} articles lost, ${told} doubts told, ${((performance.now() - began) / 1000 / pages).toFixed(1)} s a page`,
);
