import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadKnowledge } from '../../../indexer/documents/load.ts';
import { sync, syncable } from '../../../indexer/import/sync.ts';
import type { SyncResult } from '../../../indexer/import/sync-one.ts';
import { articlesOf, textOf } from '../../../indexer/structure/tree.ts';
import type { Document } from '../../../indexer/types.ts';
import { emptyFolder } from '../imported.ts';
import { articlesOfLaw } from './invented-law.ts';
import { databasePages } from './law-database-pages.ts';
import { localPages } from './local-pages.ts';
import type { SitePage } from './site-page.ts';
import { siteServer } from './site-server.ts';
import { statePages } from './state-pages.ts';

let pages: SitePage[];
let server: Awaited<ReturnType<typeof siteServer>>;
beforeAll(async () => {
  pages = [...statePages(), ...(await localPages()), ...(await databasePages())];
  server = await siteServer(pages);
});
afterAll(() => server.close());

/** A catalogue that knows of each text what a catalogue knows: title, day, address, count of articles. */
function catalogued(): string {
  const folder = path.join(emptyFolder(), 'knowledge');
  mkdirSync(folder);
  for (const [i, { law, url, alternatives = [] }] of pages.entries()) {
    const others = alternatives.map((address) => `    - ${address}`);
    const fields = [
      `id: invented-${i}`,
      'kind: local-regulation',
      `title: ${law.title}`,
      `version: ${law.version}`,
      'status: in_force',
      'statusAsOf: 2031-03-01',
      'statusSource: 虚构',
      'text: none',
      `articleCount: ${law.articles}`,
      `outline: [${law.chapters.map((chapter) => chapter.split('　')[1]).join(', ')}]`,
      'source:',
      `  url: ${url}`,
      ...(others.length > 0 ? ['  alternatives:', ...others] : []),
    ];
    writeFileSync(path.join(folder, `${i}.md`), `---\n${fields.join('\n')}\n---\n`);
  }
  return folder;
}

async function synced(folder: string, out: string) {
  const { documents, problems } = await loadKnowledge([folder, out]);
  expect(problems).toEqual([]);
  const report = await sync(syncable(documents), {
    catalogue: documents,
    out,
    now: () => new Date('2031-05-01T04:00:00Z'),
    today: '2031-05-01',
    fetch: server.fetch,
    pause: async () => {},
  });
  return { ...report, held: (await loadKnowledge([folder, out])).documents };
}

const bare = (text: string) => text.replace(/[\s\u3000]/gu, '');

/** Articles of the page's law that are not held word for word. */
function lost({ law, withTable }: SitePage, held: Document): string[] {
  const own = articlesOf(held.root).map((article) => bare(textOf(article)));
  const rows = law.table.slice(1).map((row) => row.join('|'));
  return articlesOfLaw(law).filter((article, i) => {
    const isTabled = withTable === true && article.startsWith('第七条');
    if (!isTabled) return own[i] !== article;
    return !own[i]?.startsWith(article) || rows.some((row) => !own[i]!.includes(row));
  });
}

/** The page of a structure, and what became of its document in a report. */
function of(structure: string, results: readonly SyncResult[]) {
  const i = pages.findIndex((page) => page.structure.includes(structure));
  return { page: pages[i]!, result: results.find(({ document }) => document.id === `invented-${i}`)! };
}

it('brings every text of every structure with no article lost, and finds them unchanged after', async () => {
  const folder = catalogued();
  const out = emptyFolder();
  const { results, held } = await synced(folder, out);
  const told = (r: SyncResult) => `${r.outcome} ${r.tried.map(({ why }) => why).join(' / ')}`;
  const wrong = pages.flatMap((page, i) => {
    const document = held.find(({ id }) => id === `invented-${i}`)!;
    const missing = lost(page, document);
    return missing.length > 0 ? [{ structure: page.structure, told: told(results[i]!), missing }] : [];
  });
  expect(wrong).toEqual([]);
  expect(held.every((d) => d.text === 'official' && articlesOf(d.root).length === 14)).toBe(true);
  expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['new']));
  // Nothing of menus, neighbours, footers or other texts on the page.
  for (const file of readdirSync(out).filter((name) => name.endsWith('.md')))
    expect(readFileSync(path.join(out, file), 'utf8')).not.toMatch(
      /渡槽|版权所有|打印|分享|上一篇|浏览|扫一扫|责任编辑|脚本|修改为“五年”|航标/u,
    );
  const second = await synced(folder, out);
  expect(new Set(second.results.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));
});

it('tells what was tried where an address fails, and what the database says of a text', async () => {
  const { results } = await synced(catalogued(), emptyFolder());
  const challenge = of('challenge', results).result;
  expect(challenge.tried.map(({ why }) => why).join('\n')).toMatch(
    /数据库的 DOCX:.*浏览器里验证[\s\S]*数据库的 PDF:[\s\S]*手机下载:.*网页,不是文件/u,
  );
  expect(challenge.address).toContain('wenzhou.gov.cn');
  expect(challenge.told).toMatch(/^国家法律法规数据库记作《示例省更鼓管理条例》,有效\(公布 2031-02-24\)$/u);
  expect(of('mobile address', results).result.tried[0]?.why).toMatch(
    /把下载指向别处\(files\.other\.example\)/u,
  );
  expect(server.asked.some((address) => address.includes('other.example'))).toBe(false);
  expect(of('DOC and PDF', results).result.told).toMatch(/,已修改\(.*\);目录记作“现行有效”,请核对$/u);
  expect(of('http only', results).result.address).toMatch(/^http:/u);
});

it('refuses a page that became another, an older text or another dated text; the text held stays', async () => {
  const folder = catalogued();
  const out = emptyFolder();
  const { results } = await synced(folder, out);
  const { page, result } = of('beijing.gov.cn', results);
  const held = readFileSync(result.imported!.file!, 'utf8');
  const own = page.says[page.url]!;
  const again = async (body: string) => {
    server.say(page.url, { ...own, body });
    const { result: now } = of('beijing.gov.cn', (await synced(folder, out)).results);
    server.say(page.url, own);
    expect(readFileSync(result.imported!.file!, 'utf8')).toBe(held);
    expect(now.outcome).not.toMatch(/new|changed/u);
    return now.tried.map(({ why }) => why).join();
  };
  const body = own.body as string;
  const neighbour = pages.find(({ structure }) => structure.startsWith('shanghai'))!;
  expect(await again(neighbour.says[neighbour.url]!.body as string)).toMatch(/取到的是《示例省弄堂/u);
  expect(await again(body.replaceAll('第五条', '第六条'))).toMatch(/编号有误|条数/u);
  expect(await again(body.replaceAll('第三章　附则', '第三章　罚则'))).toMatch(/章名与目录所知不同/u);
  expect(await again(body.replaceAll('2031年2月16日', '2030年2月16日').replaceAll('集日', '庙会'))).toMatch(
    /取到的是 2030-02-16 的文本/u,
  );
  expect(await again('<html><body><p>页面已迁移</p></body></html>')).toMatch(/没有找到条文/u);
});
