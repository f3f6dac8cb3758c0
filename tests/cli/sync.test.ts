import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { run as runSync } from '../../bot/cli/sync.ts';
import { systemFetch } from '../../indexer/import/fetching/fetch.ts';
import { asGovernmentPage } from '../import/example.ts';
import { type LawServer, lawServer, page } from '../import/law-server.ts';
import { respond } from '../respond.ts';

let server: LawServer;
let root: string;
let out: string;
beforeEach(async () => {
  server = await lawServer();
  root = mkdtempSync(path.join(tmpdir(), 'zhiyi-sync-'));
  out = path.join(root, 'official');
  const fields = [
    'id: windmill-measures',
    'kind: measures',
    'title: 示例省实施〈甲乙法〉办法',
    'status: unverified',
    'text: none',
  ];
  mkdirSync(path.join(root, 'knowledge'));
  writeFileSync(
    path.join(root, 'knowledge/mill.md'),
    `---\n${fields.join('\n')}\nsource:\n  url: ${server.url}\n---\n`,
  );
});
afterEach(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

async function runAs(now: string, ...args: string[]) {
  const printed: string[] = [];
  const announced: string[] = [];
  const output = { write: (text: string) => printed.push(text) };
  const places = ['--catalogue', path.join(root, 'knowledge'), '--out', out];
  const io = {
    stdout: output,
    stderr: output,
    now: () => new Date(now),
    fetch: systemFetch,
    pause: async () => {},
    announce: async (text: string) => void announced.push(text),
  };
  const code = await runSync([...places, ...args], io);
  return { code, printed: printed.join(''), announced };
}
const run = (...args: string[]) => runAs('2031-05-01T04:00:00Z', '--allow-private', server.host, ...args);
const text = () => readFileSync(path.join(out, 'windmill-measures@2031-02-06.md'), 'utf8');
const good = asGovernmentPage();

it('new, then unchanged without a body, then changed by one article', async () => {
  server.answerWith(page(good, { etag: '"1"' }));
  const first = await run();
  expect(first.code).toBe(0);
  expect(first.printed).toMatch(/新增 .*windmill-measures@2031-02-06/u);
  expect(text()).toContain(`url: ${server.url}`);
  const held = text();
  expect((await run()).printed).toMatch(/未变 .*网站说没有变/u);
  server.answerWith(page(good.replace('128', '129'), { etag: '"2"' }));
  expect((await run()).printed).toMatch(/未变/u);
  expect(text()).toBe(held);
  server.answerWith(page(good.replace('八小时', '九小时')));
  expect((await run()).printed).toMatch(/更新 .*1 条有变/u);
});

it('reads a page whose charset is not the one it declares', async () => {
  server.answerWith(page(iconv.encode(good, 'gbk')));
  expect((await run()).code).toBe(0);
  expect(text()).toContain('风车');
});

it('waits when told to, then goes on', async () => {
  let asked = 0;
  server.answerWith((request, response) => {
    if (++asked === 1) respond(response, 429, { 'retry-after': '1' });
    else page(good)(request, response);
  });
  expect((await run()).code).toBe(0);
  expect(asked).toBe(2);
});

it('fetches again what was deleted, although the server would say 304', async () => {
  server.answerWith(page(good, { etag: '"1"' }));
  await run();
  rmSync(path.join(out, 'windmill-measures@2031-02-06.md'));
  expect((await run()).printed).toMatch(/新增/u);
});

const LOGIN = '<html><body><form>用户名<input></form><p>请先登录后查看正文</p></body></html>';
const MENU =
  '<html><body><ul><li><a href="/1">第一条 新闻</a></li><li><a href="/2">法规</a></li></ul></body></html>';
const OTHER = good.replaceAll('示例省实施《甲乙法》办法', '示例省完全不同的办法');
const cut = Buffer.from(good).subarray(0, 1500);

it.each<[string, Parameters<LawServer['answerWith']>[0], RegExp]>([
  ['a login page', page(LOGIN), /没有找到条文/u],
  ['a menu', page(MENU), /没有找到条文/u],
  ['another text', page(OTHER), /不是《示例省实施/u],
  ['half a page', page(good.slice(0, good.indexOf('第五条'))), /未通过/u],
  [
    'a body cut on the way',
    (_, response) => {
      response.writeHead(200, { 'content-length': '99999' });
      response.write(cut, () => response.destroy());
    },
    /没有传完/u,
  ],
  [
    'an endless body',
    (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1 << 16, 97)));
      };
      response.on('drain', more);
      more();
    },
    /超过 20 MB/u,
  ],
  ['500 each time', (_, response) => respond(response, 500), /500/u],
  ['404', (_, response) => respond(response, 404), /404/u],
  [
    'a redirect to a private address',
    (_, response) => respond(response, 302, { location: 'http://10.0.0.1/' }),
    /内网/u,
  ],
  [
    'a redirect to another host',
    (_, response) => respond(response, 302, { location: 'https://other.example/' }),
    /不跟/u,
  ],
])('%s fails and leaves the held text and what is remembered of it', async (_, handler, message) => {
  server.answerWith(page(good));
  await run();
  const held = text();
  const state = readFileSync(path.join(out, '.sync.json'), 'utf8');
  server.answerWith(handler);
  const { code, printed } = await run();
  expect(code).toBe(1);
  expect(printed).toMatch(message);
  expect(text()).toBe(held);
  expect(readFileSync(path.join(out, '.sync.json'), 'utf8')).toBe(state);
});

it('no network: says so, changes nothing', async () => {
  await server.close();
  const { code, printed } = await run();
  expect(code).toBe(1);
  expect(printed).toContain('没有网络');
  expect(readdirSync(root)).toEqual(['knowledge']);
});

it('refuses a private address that is not allowed, before asking it', async () => {
  const { code, printed } = await runAs('2031-05-01T04:00:00Z');
  expect(server.requests()).toBe(0);
  expect(code).toBe(1);
  expect(printed).toMatch(/内网或本机/u);
});

it('warns of what was checked too long ago', async () => {
  server.answerWith(page(good));
  expect((await run()).printed).not.toContain('没有核对');
  server.answerWith((_, response) => respond(response, 404));
  const { printed } = await runAs('2031-07-01T04:00:00Z', '--allow-private', server.host);
  expect(printed).toMatch(/超过 30 天没有核对:\n.*上次核对在 2031-05-01/u);
});

it('an id without an address, or none at all, is wrong usage', async () => {
  await expect(run('nothing-known')).rejects.toMatchObject({ exitCode: 2 });
  await expect(run('--max-age', '很久')).rejects.toMatchObject({ exitCode: 2 });
});

it('tells the conversation for notices what is new, changed or not taken, and nothing when nothing is', async () => {
  server.answerWith(page(good, { etag: '"1"' }));
  expect((await run()).announced).toEqual([]);
  expect((await run('--notify')).announced).toEqual([]);
  server.answerWith(page(good.replace('八小时', '九小时')));
  const { announced } = await run('--notify');
  expect(announced).toHaveLength(1);
  expect(announced[0]).toMatch(/^官方文本核对结果:\n更新:《示例省实施〈甲乙法〉办法》 1 条有变/);
  server.answerWith(page('<p>维护中</p>'));
  expect((await run('--notify')).announced[0]).toMatch(/(?:失败|未通过):《/);
});
