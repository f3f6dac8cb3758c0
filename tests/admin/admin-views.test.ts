import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRecords } from '../../bot/records/read-records.ts';
import { type AdminServer, adminServer } from './admin-server.ts';
import { feedback, question, written } from './invented-records.ts';

let server: AdminServer;
beforeAll(async () => {
  server = await adminServer();
  const { library } = await server.knowledge();
  const [one, two] = library.entries.map(({ key }) => key);
  await written(server.records, [
    // The week before.
    question({
      turn: 'w1',
      time: '2024-05-29T02:00:00Z',
      question: '缆绳多久换一次',
      passages: [one],
      ms: 40,
    }),
    question({
      turn: 'w2',
      time: '2024-05-30T02:00:00Z',
      question: '<b>渡工</b>查什么',
      passages: [two, 'gone@1#a9'],
    }),
    question({ turn: 'w3', time: '2024-05-30T03:00:00Z', question: '过河贵不贵', outcome: 'not_found' }),
    // This week.
    question({
      turn: 'n1',
      time: '2024-06-04T02:00:00Z',
      question: '绳子坏了找谁',
      outcome: 'not_found',
      reason: 'not_in_texts',
      ms: 90,
      user: 'p-secret',
    }),
    question({
      turn: 'n2',
      time: '2024-06-04T02:10:00Z',
      question: '绳子坏了找谁呢',
      outcome: 'clarify',
      channel: 'msteams',
    }),
    question({ turn: 'n3', time: '2024-06-04T02:20:00Z', question: '渡船晚点', outcome: 'not_found' }),
    feedback({
      time: '2024-06-04T02:30:00Z',
      turn: 'w1',
      question: '缆绳多久换一次',
      comment: '应该是第二条',
    }),
  ]);
}, 120_000);
afterAll(() => server.stop());

const visible = (page: string): string => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const changes = async () => {
  const out: Record<string, unknown>[] = [];
  for await (const record of readRecords(server.records, { instance: '-admin' })) out.push(record as never);
  return out;
};
/** What the last answer to a form did, by the address it sends the browser to. */
const did = (response: Response): string =>
  /did=([0-9a-f]{8})/.exec(response.headers.get('Location') ?? '')?.[1] ?? '';

test('使用 shows the figures of the period that is chosen', async () => {
  const page = visible(await server.page('/admin/usage?days=30'));
  for (const words of [
    '提问 6',
    '答了 2（33%）',
    '没有答案 3（50%）',
    '请再说清楚 1（17%）',
    '点踩 1',
    '用时 95% 90 毫秒',
  ])
    expect(page).toContain(words);
  expect(page).toContain(
    '2024-05-07至2024-06-05共6次：答了2，没有答案3，请再说清楚1。最多的一天是2024-06-04，3次。',
  );
  expect(page).toContain('Teams1，网页5');
  expect(visible(await server.page('/admin/usage?days=7'))).toContain('提问 5');
  const csv = await server.get('/admin/usage.csv?days=30');
  expect(csv.headers.get('Content-Disposition')).toBe(
    'attachment; filename="usage-2024-05-07-2024-06-05.csv"',
  );
  expect((await csv.text()).split('\r\n').slice(1, -1)).toEqual([
    '2024-05-29,webchat,1,0,0,0,0',
    '2024-05-30,webchat,1,1,0,0,0',
    '2024-06-04,msteams,0,0,1,0,0',
    '2024-06-04,webchat,0,2,0,0,0',
  ]);
});

test('缺口 groups what went badly, shows what is near and who was corrected, and names nobody', async () => {
  const page = await server.page('/admin/gaps');
  expect([...page.matchAll(/<h3>([^<]+)<\/h3>/g)].map((m) => m[1])).toEqual([
    '绳子坏了找谁',
    '渡船晚点',
    '缆绳多久换一次',
    '过河贵不贵',
  ]);
  expect(visible(page)).toContain('2 次 · 没有依据、没说清楚');
  expect(visible(page)).toContain('示例省渡口条例 第二条（有人这样改正）');
  expect(page).not.toContain('p-secret');
});

test('a gap is dismissed, told, and taken back', async () => {
  const response = await server.send('gaps/mark', { question: '渡船晚点', mark: 'dismissed', days: '7' });
  expect(response.status).toBe(303);
  const page = visible(await server.page(`/admin/gaps?did=${did(response)}`));
  expect(page).toContain('记下了：缺口不处理（渡船晚点）。');
  expect(page).toContain('要处理的 3');
  const undone = await server.send('undo', { id: did(response), back: '/admin/gaps?days=7' });
  expect(undone.headers.get('Location')).toBe('/admin/gaps?days=7');
  expect(visible(await server.page('/admin/gaps'))).toContain('要处理的 4');
  const again = await server.send('undo', { id: did(response), back: 'https://evil.example/' });
  expect([again.status, visible(await again.text())]).toEqual([400, expect.stringContaining('已经撤销过了')]);
  const [made, taken] = await changes();
  expect(made).toMatchObject({ what: 'gap', mark: 'dismissed', subject: '渡船晚点' });
  expect(taken).toMatchObject({ what: 'undo', of: made!.id, user: made!.user });
  expect(made!.user).toMatch(/^[0-9a-f]{24}$/);
});

test('a word is added to the list, answers take it up, and it is taken out again', async () => {
  const list = path.join(server.knowledgeDir, 'synonyms.yaml');
  const group = { question: '绳子坏了找谁', days: '7' };
  const wrong = await server.send('gaps/word', { ...group, say: '绳子', mean: '钢索' });
  expect([wrong.status, visible(await wrong.text())]).toEqual([
    400,
    expect.stringContaining('收录的文件里没有“钢索”'),
  ]);
  const response = await server.send('gaps/word', { ...group, say: '绳子、麻绳', mean: '缆绳' });
  expect(readFileSync(list, 'utf8')).toBe('- { say: [ 绳子, 麻绳 ], mean: [ 缆绳 ] }\n');
  await expect
    .poll(
      async () =>
        (await (await server.knowledge()).library.find('麻绳多久换')).query.terms.map((t) => t.text),
      { timeout: 20_000 },
    )
    .toContain('缆绳');
  await server.send('undo', { id: did(response) });
  expect(readdirSync(server.knowledgeDir)).not.toContain('synonyms.yaml');
});

test('what people say is written down for an article, which is found by it, and taken out again', async () => {
  const file = path.join(server.knowledgeDir, 'search-words', 'ferry.yaml');
  const group = { question: '绳子坏了找谁', days: '7' };
  const wrong = await server.send('gaps/phrases', { ...group, place: 'ferry#第九条', say: '绳子坏了' });
  expect([wrong.status, visible(await wrong.text())]).toEqual([
    400,
    expect.stringContaining('没有 ferry 第九条 这一处'),
  ]);
  for (const path of ['../x#第一条', 'ferry@/../../x#第一条'])
    expect((await server.send('gaps/phrases', { ...group, place: path, say: '绳子坏了' })).status).toBe(400);
  const place = 'ferry#第二条';
  const one = await server.send('gaps/phrases', { ...group, place, say: '绳子坏了、绳子断了' });
  const other = await server.send('gaps/phrases', { ...group, place, say: '绳子断了、烂绳子' });
  expect(readFileSync(file, 'utf8').trim().split('\n').at(-1)).toBe('第二条: [ 绳子坏了, 绳子断了, 烂绳子 ]');
  await expect
    .poll(
      async () => (await server.knowledge()).library.entries.find((e) => e.key === 'ferry#a2')?.everyday,
      {
        timeout: 20_000,
      },
    )
    .toEqual(['绳子坏了', '绳子断了', '烂绳子']);
  expect(await server.page('/admin/texts')).toContain('1 处 3 个');
  await server.send('undo', { id: did(one) });
  expect(readFileSync(file, 'utf8')).toContain('第二条: [ 烂绳子 ]');
  await server.send('undo', { id: did(other) });
  expect(readdirSync(path.dirname(file))).toEqual([]);
});

test('an answer is approved from a gap by its passages, and given; undone it is given no more', async () => {
  const wish = { question: '绳子坏了找谁', days: '7', by: '示例处', note: '先找看渡口的人。' };
  const none = await server.send('gaps/approve', wish);
  expect([none.status, visible(await none.text())]).toEqual([
    400,
    expect.stringContaining('没有选由哪一处回答'),
  ]);
  const missing = await server.send('gaps/approve', { ...wish, 'place[]': 'ferry#第九条' });
  expect(await missing.text()).toContain('没有 ferry 第九条 这一处');
  const response = await server.send('gaps/approve', { ...wish, 'place[]': 'ferry#第一条' });
  const approved = async () => (await (await server.knowledge()).library.find('绳子坏了找谁')).approved?.by;
  await expect.poll(approved, { timeout: 20_000 }).toBe('示例处');
  await server.send('undo', { id: did(response) });
  expect(readdirSync(server.knowledgeDir)).not.toContain('approved.yaml');
  await expect.poll(approved, { timeout: 20_000 }).toBeUndefined();
});

test('复核 shows the drawn answers without what the assistant thought, and counts what is judged', async () => {
  const page = await server.page('/admin/review');
  expect(visible(page)).toContain('2024-W22 2024-05-27 至 2024-06-02，答了 2 次，抽出 2 个');
  expect(page).toContain('渡口每半年换一次缆绳。');
  expect(page).toContain('&lt;b&gt;渡工&lt;/b&gt;查什么');
  expect(page).toContain('给出的条文现在没有了');
  expect(visible(page)).not.toContain('把握 ');
  const judge = (turn: string, verdict: string, week = '2024-W22') =>
    server.send('review/judge', { turn, verdict, week });
  expect((await judge('w3', 'right')).status).toBe(400);
  expect((await judge('w1', 'perfect')).status).toBe(400);
  await judge('w1', 'wrong');
  const second = await judge('w1', 'right');
  expect(second.headers.get('Location')).toMatch(/#t-w1$/);
  const after = visible(await server.page('/admin/review'));
  expect(after).toContain('答对 1，答错 0，说不准 0（不计）。准确率 100.0%（20.7%—100.0%，1/1）');
  await server.send('undo', { id: did(second) });
  // The one before it holds again.
  expect(visible(await server.page('/admin/review'))).toContain('准确率 0.0%（0.0%—79.3%，0/1）');
});

test('为何 shows two wordings side by side, and records nothing', async () => {
  const before = readdirSync(server.records).length;
  const page = await server.page(
    `/admin/why?q=${encodeURIComponent('缆绳多久换一次')}&beside=${encodeURIComponent('<i>年假</i>')}`,
  );
  expect(page.match(/<section aria-labelledby="w\d"/g)).toHaveLength(2);
  expect(visible(page)).toContain('示例省渡口条例 第一条');
  expect(page).toContain('得分的由来');
  expect(page).not.toContain('<i>');
  expect(readdirSync(server.records).length).toBe(before);
});

test('文件 shows every document as it is looked after', async () => {
  const page = visible(await server.page('/admin/texts'));
  expect(page).toContain('收录 2 份，有原文的 1 份。');
  expect(page).toContain('示例省渡口条例 ferry');
});

const jobDone = () =>
  expect
    .poll(async () => (await (await server.get('/admin/texts/job')).json()).ended, { timeout: 30_000 })
    .toBe(true);
const PIER = (days: string): string =>
  `示例省码头条例\n\n（2020年1月1日示例省人民代表大会常务委员会通过）\n\n第一条 为了管好码头，制定本条例。\n\n第二条 码头每${days}检查一次系船柱。\n\n第三条 本条例自2020年3月1日起施行。\n`;

test('a text that is dropped in is checked, waits, is let in when approved, and taken out again', async () => {
  expect((await server.drop('码头条例.txt', PIER('十天'))).status).toBe(303);
  await jobDone();
  const page = await server.page('/admin/texts');
  expect(visible(page)).toContain('待核准 1');
  expect(visible(page)).toContain('示例省码头条例');
  const files = (): string[] =>
    readdirSync(server.knowledgeDir).includes('official')
      ? readdirSync(server.imported).filter((f) => f.endsWith('.md'))
      : [];
  expect(files()).toEqual([]);
  const id = /name="id" value="([0-9a-f]{8})"/.exec(page)?.[1] ?? '';
  const response = await server.send('texts/approve', { id });
  expect(response.status).toBe(303);
  expect(files()).toHaveLength(1);
  const held = async () => (await server.knowledge()).library.documents.map(({ title }) => title);
  await expect.poll(held, { timeout: 20_000 }).toContain('示例省码头条例');
  expect(visible(await server.page('/admin/texts'))).not.toContain('待核准');
  // A second text in its place keeps the first, which comes back.
  const first = readFileSync(path.join(server.imported, files()[0]!), 'utf8');
  await server.drop('码头条例.txt', PIER('五天'));
  await jobDone();
  const next = /name="id" value="([0-9a-f]{8})"/.exec(await server.page('/admin/texts'))?.[1] ?? '';
  const second = await server.send('texts/approve', { id: next });
  expect(readFileSync(path.join(server.imported, files()[0]!), 'utf8')).toContain('每五天检查');
  // The first cannot be taken out from under the second.
  const early = await server.send('undo', { id: did(response) });
  expect([early.status, visible(await early.text())]).toEqual([
    400,
    expect.stringContaining('收录以后又有变动'),
  ]);
  await server.send('undo', { id: did(second) });
  expect(readFileSync(path.join(server.imported, files()[0]!), 'utf8')).toBe(first);
  await server.send('undo', { id: did(response) });
  expect(files()).toEqual([]);
  await expect.poll(held, { timeout: 20_000 }).not.toContain('示例省码头条例');
  const health = await (await fetch(`${server.local}/readyz`)).json();
  expect(health).toMatchObject({ ready: true });
});

test('what the checks do not let in is told, and not let in; what is refused is gone', async () => {
  await server.drop('../../空.txt', '没有条文');
  await jobDone();
  const page = await server.page('/admin/texts');
  const id = /name="id" value="([0-9a-f]{8})"/.exec(page)?.[1] ?? '';
  expect((await server.send('texts/approve', { id })).status).toBe(400);
  expect((await server.send('texts/approve', { id: '../../x' })).status).toBe(400);
  expect((await server.send('texts/refuse', { id })).status).toBe(303);
  expect(visible(await server.page('/admin/texts'))).not.toContain('待核准');
});

test('a finding that may be let pass is, when the operator says so, and the text says that it was', async () => {
  await server.drop(
    '缺条.txt',
    '示例省浮桥条例\n\n第一条 管好浮桥。\n\n第三条 本条例自2020年3月1日起施行。\n',
  );
  await jobDone();
  const page = await server.page('/admin/texts');
  expect(visible(page)).toContain('未通过：编号有误：第一条之后是第三条，中间缺号');
  const [, id = ''] = /id="w([0-9a-f]{8})-0" name="accept\[\]" value="gaps"/.exec(page) ?? [];
  expect((await server.send('texts/approve', { id })).status).toBe(400);
  const response = await server.send('texts/approve', { id, 'accept[]': 'gaps' });
  expect(response.status).toBe(303);
  const [file = ''] = readdirSync(server.imported).filter((name) => name.endsWith('.md'));
  expect(readFileSync(path.join(server.imported, file), 'utf8')).toContain('经确认放行');
  await server.send('undo', { id: did(response) });
  expect(readdirSync(server.imported)).not.toContain(file);
});

test('reload and sync are begun from the page and told of when they are done', async () => {
  await server.send('texts/reload', {});
  await jobDone();
  expect(visible(await server.page('/admin/texts'))).toContain('重新载入知识做完了。');
  await server.send('texts/sync', {});
  await jobDone();
  expect((await changes()).map(({ what }) => what)).toEqual(expect.arrayContaining(['reload', 'sync']));
});

test('变动 lists what was done, newest first, by pseudonyms', async () => {
  const page = visible(await server.page('/admin/changes'));
  expect(page.indexOf('从官方网址更新')).toBeLessThan(page.indexOf('缺口不处理'));
  expect(page).toContain('补词：绳子、麻绳 → 缆绳');
  expect(page).toContain('已撤销');
});

test('all views are valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off', 'void-style': 'off' },
  });
  await server.drop(
    '缺条.txt',
    '示例省码头条例\n\n第一条 管好码头。\n\n第三条 本条例自2020年3月1日起施行。\n',
  );
  await jobDone();
  const why = `why?q=${encodeURIComponent('缆绳多久换一次')}&beside=${encodeURIComponent('年假')}`;
  for (const address of ['usage', 'gaps', 'review', why, 'texts', 'changes', 'why']) {
    const { results } = await validator.validateString(await server.page(`/admin/${address}`));
    const problems = results.flatMap((r) => r.messages.map((m) => `${m.ruleId} ${m.message} ${m.selector}`));
    expect(problems, address).toEqual([]);
  }
});
