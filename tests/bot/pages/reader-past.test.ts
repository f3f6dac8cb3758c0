import { expect, test } from 'vitest';
import { document } from '../../../bot/routes/reader-pages.ts';
import { openShelf } from '../reader-shelf.ts';

const library = openShelf();
const page = async (name: string): Promise<string> => document(await library, name).body;

/** The part of a page that belongs to an article. */
function article(body: string, anchor: string): string {
  return new RegExp(`<section[^>]*id="${anchor}"[\\s\\S]*?</section>`).exec(body)?.[0] ?? '';
}

test('of each article: what changed and when, with the row of the comparison', async () => {
  const now = await page('example-flood@2023-09-01');
  const href = '/read/example-flood/compare?from=2019-05-01&amp;to=2023-09-01';
  expect(article(now, 'a3')).toContain(
    `<time>2023-09-01</time> 修改（第二条 → 第三条） <a href="${href}#new-a3">对照</a>`,
  );
  expect(article(now, 'a2')).toContain('<time>2023-09-01</time> 新增');
  expect(article(now, 'a2')).not.toContain('现行文本');
});

test('an earlier text leads to the article that corresponds', async () => {
  const old = await page('example-flood@2019-05-01');
  const a2 = article(old, 'a2');
  expect(a2).toContain('data-now="/read/example-flood@2023-09-01#a3" data-now-label="第三条"');
  expect(a2).toContain('现行文本：<a href="/read/example-flood@2023-09-01#a3">第三条</a>');
});

test('a place of a report leads to what it rests on, and from there back', async () => {
  const report = await page('example-report');
  expect(report).toContain('<a class="ref" href="/read/example-flood@2023-09-01#a4-p2">');
  expect(report).toContain('<a class="ref unheld" href="/read/example-relief">');
  const flood = await page('example-flood@2023-09-01');
  expect(article(flood, 'a4')).toContain('<a href="/read/example-report@2024-01-10#d1-h1-n2">');
});
