import { HtmlValidate } from 'html-validate';
import { beforeAll, expect, test } from 'vitest';
import { comparison, document, listOrSearch } from '../../../bot/routes/reader-pages.ts';
import type { Library } from '../../../indexer/index.ts';
import { HOSTILE, openShelf } from '../reader-shelf.ts';

let library: Library;
beforeAll(async () => {
  library = await openShelf();
  expect(library.problems.filter((p) => p.severity === 'error')).toEqual([]);
});

const body = (name: string): string => document(library, name).body;
const list = async (query = ''): Promise<string> =>
  (await listOrSearch(library, new URLSearchParams(query))).body;

test('every 条, 款 and 项 has the id that its locator makes', () => {
  const page = body('example-flood@2023-09-01');
  for (const id of ['c1', 'a1', 'a4', 'a4-p1', 'a4-p1-i1', 'a4-p1-i2', 'a4-p2'])
    expect(page).toMatch(new RegExp(` id="${id}"`));
  expect(body('example-report')).toMatch(/ id="d1-h1-n2" data-place="一\(一\)2"/);
});

test('an item of an article with one paragraph is found without the 款 too', () => {
  expect(body('example-relief-tasks')).toMatch(/<span class="alias" id="a2-i1"><\/span>/);
  expect(body('example-flood@2023-09-01')).not.toContain('id="a4-i1"');
});

test('the title block tells kind, issuer, dates, status with its date, source and versions', () => {
  const page = body('example-flood');
  for (const words of [
    '地方性法规',
    '示例省人大常委会',
    '2023-10-01',
    '2023-10-01起施行 · 核对于2024-05-01 · 现行有效',
    'law.example',
  ])
    expect(page).toContain(words);
  expect(page).toContain('href="/read/example-flood@2019-05-01"');
  expect(page).toContain('/read/example-flood/compare?from=2019-05-01&amp;to=2023-09-01');
});

test('an older text says that it is superseded and leads to the one in force', () => {
  expect(body('example-flood@2019-05-01')).toMatch(
    /这一文本已被新版取代。 <a class="current" href="\/read\/example-flood@2023-09-01">/,
  );
});

test('references lead to the place when held, else to the card; the place lists who cites it', () => {
  const report = body('example-report');
  expect(report).toContain(
    '<a class="ref" href="/read/example-flood@2023-09-01#a4-p2">《示例省防汛条例》第四条第二款</a>',
  );
  expect(report).toContain('<a class="ref unheld" href="/read/example-relief">《示例市救灾办法》</a>');
  const law = body('example-flood@2023-09-01');
  expect(law).toContain('<a class="ref" href="#a4-p2">本条例第四条第二款</a>');
  const cited = /id="a4"[\s\S]*?<details class="cited">([\s\S]*?)<\/details>/.exec(law)?.[1];
  expect(cited).toContain('被引用 2 处');
  expect(cited).toContain('/read/example-report@2024-01-10#d1-h1-n2');
  expect(cited).toContain('/read/example-flood@2023-09-01#a5-p1');
});

test('a headnote stands beside its article with its mark, and leads to the other version', () => {
  const page = body('example-flood@2023-09-01');
  const article = /id="a3"[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';
  expect(article).toContain('防汛指挥机构每半年开展一次演练。');
  expect(article).toMatch(
    /<details class="headnote"[\s\S]*要旨（非原文）<\/b><\/summary>\s*<p>指挥机构半年就要练一回。/,
  );
  expect(article).toContain('<a href="/read/example-flood@2019-05-01#a2">2019版第二条</a>');
  expect(page.match(/class="headnote"/g)).toHaveLength(1);
});

test('a document of headnotes says so and where the official text is', () => {
  const page = body('example-notes');
  expect(page).toContain('这里没有原文，只有要旨。');
  expect(page).toContain('<a href="https://law.example/notes" rel="noreferrer">');
  expect(page).toContain('data-citation="要旨（非原文）：《示例应急法》');
  expect(page).not.toContain('class="words"');
});

test('a document without text is a card: what is known, where it is named, its outline', () => {
  const page = body('example-relief');
  expect(page).toContain('没有收录它的正文');
  expect(page).toContain('只知道报告提到了它。');
  expect(page).toContain('href="/read/example-report@2024-01-10#d1-h1-n1"');
  expect(page).toContain('<span class="relation">实施</span> <a href="/read/example-flood@2023-09-01">');
  expect(page).toContain('<li>救助</li>');
});

test('hostile titles and bodies show as text', async () => {
  const pages = [
    body('hostile'),
    await list(),
    await list('q=示例'),
    body('example-flood'),
    document(library, '<img onerror>').body,
  ];
  for (const page of pages) {
    expect(page).not.toMatch(/<img|<script>|<b>示例|href="javascript/i);
  }
  expect(body('hostile')).toContain('&lt;img src=x onerror=alert(6)&gt;');
  expect(body('hostile')).toContain('[这里](javascript:alert(5))');
  expect(await list()).toContain(HOSTILE.replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'));
});

test('the comparison marks changed characters and shows renumbering', () => {
  const page = comparison(
    library,
    'example-flood',
    new URLSearchParams('from=2019-05-01&to=2023-09-01'),
  ).body;
  expect(page).toMatch(/每<ins>半<\/ins>年/);
  expect(page).toMatch(/class="tag added">新增/);
  expect(page).toMatch(
    /第四条<\/a> <span class="tag renumbered">只改条号<\/span> <span class="was">原第三条<\/span>/,
  );
  expect(page).not.toContain('<script>alert');
});

test('addresses that lead nowhere explain themselves and offer what is near', () => {
  const version = document(library, 'example-flood@1999-01-01');
  expect(version.status).toBe(404);
  expect(version.body).toContain('没有收录 1999-01-01 这个版本');
  expect(version.body).toContain('/read/example-flood@2023-09-01');
  expect(document(library, 'example-floo').body).toContain('/read/example-flood@2023-09-01');
  expect(document(library, '示例市救灾办法').body).toContain('/read/example-relief');
  const alone = comparison(library, 'example-report', new URLSearchParams());
  expect(alone).toMatchObject({ status: 404 });
  expect(alone.body).toContain('只收录了一个版本');
});

test('the list is narrowed by kind and status and searched over everything', async () => {
  expect(await list('kind=report')).not.toContain('/read/example-relief"');
  expect(await list('kind=report')).toContain('/read/example-report@2024-01-10"');
  expect(await list('status=superseded')).toContain('/read/example-flood@2019-05-01"');
  expect(await list('kind=constructor')).toContain('/read/example-relief"');
  expect(await list('q=示例防汛条例')).toContain('<a class="title" href="/read/example-flood@2023-09-01">');
  const found = await list('q=多久演练一次');
  expect(found).toMatch(/href="\/read\/example-flood@[-\d]+#a[23]/);
  expect(await list('q=示例省防汛条例第200条')).toContain('没有这一条款');
});

test('all pages are valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off', 'void-style': 'off' },
  });
  const ids = library.documents
    .filter((d) => d.id !== 'example-long')
    .map((d) => (d.version ? `${d.id}@${d.version}` : d.id));
  const pages = [
    ...ids.map(body),
    await list(),
    await list('q=演练'),
    await list('q=年假怎么休'),
    document(library, 'nothing').body,
    comparison(library, 'example-flood', new URLSearchParams()).body,
  ];
  for (const page of pages) {
    const report = await validator.validateString(page);
    const problems = report.results.flatMap((r) =>
      r.messages.map((m) => `${m.line}: ${m.ruleId} ${m.message}`),
    );
    expect(problems, page.slice(0, 300)).toEqual([]);
  }
}, 30_000);
