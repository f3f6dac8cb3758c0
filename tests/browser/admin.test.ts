import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type AdminServer, adminServer } from '../admin/admin-server.ts';
import { question, written } from '../admin/invented-records.ts';
import { findings } from './browser.ts';
import { lookFrom, type View } from './view.ts';
import { visitorPage } from './visitor.ts';

vi.setConfig({ testTimeout: 120_000 });

let server: AdminServer;
beforeAll(async () => {
  server = await adminServer();
  const { library } = await server.knowledge();
  const passages = [library.entries[0]!.key];
  await written(
    server.records,
    Array.from({ length: 12 }, (_, i) =>
      question({
        turn: `t${i}`,
        time: `2024-05-${20 + i}T02:00:00Z`,
        channel: i % 3 === 0 ? 'msteams' : 'webchat',
        question: i % 4 === 3 ? '绳子坏了找谁' : '缆绳多久换一次',
        outcome: i % 4 === 3 ? 'not_found' : 'answered',
        passages: i % 4 === 3 ? [] : passages,
      }),
    ),
  );
}, 120_000);
afterAll(async () => {
  await server.stop();
});

const WIDE: View = { width: 1280, height: 900 };
const PHONE: View = { width: 390, height: 844, phone: true };
const WITHOUT_SCRIPT = { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false };
const VIEWS = [
  ['/admin/usage', '使用'],
  ['/admin/gaps?days=30', '缺口'],
  ['/admin/review', '复核'],
  [
    `/admin/why?q=${encodeURIComponent('缆绳多久换一次')}&beside=${encodeURIComponent('绳子坏了找谁')}`,
    '为何',
  ],
  ['/admin/texts', '文件'],
  ['/admin/changes', '变动'],
] as const;

async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

test('every view is a page without faults for who cannot see it, wide, on a telephone and in the dark', async () => {
  await server.send('gaps/mark', { question: '绳子坏了找谁', mark: 'done', days: '30' });
  await server.send('review/judge', { turn: 't8', week: '2024-W22', verdict: 'right' });
  await server.drop(
    '缺条.txt',
    '示例省码头条例\n\n第一条 管好码头。\n\n第三条 本条例自2020年3月1日起施行。\n',
  );
  const page = await visitorPage(server.local);
  const complaints: string[] = [];
  page.on('console', (m) => m.type() === 'error' && complaints.push(m.text()));
  for (const [address, title] of VIEWS) {
    await page.goto(server.local + address);
    expect(await page.locator('h1').textContent()).toBe(title);
    await openAll(page);
    for (const view of [WIDE, PHONE]) {
      await lookFrom(page, view);
      expect(await findings(page), address).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), address).toBe(
        true,
      );
    }
    expect(complaints).toEqual([]);
  }
});

test('without any script a gap is marked, an answer judged and a text dropped in and let in', async () => {
  const page = await visitorPage(server.local, WITHOUT_SCRIPT);
  await page.goto(`${server.local}/admin/gaps?days=30`);
  await page.getByText('处理过和不处理的').click();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.waitForURL(/\/admin\/gaps\?days=30$/);
  await page.getByRole('button', { name: '不处理' }).click();
  expect(await page.getByRole('status').textContent()).toContain('缺口不处理');
  await page.goto(`${server.local}/admin/review`);
  await page.getByRole('button', { name: '答错了' }).first().click();
  expect(await page.getByRole('status').textContent()).toContain('复核：答错了');
  await page.goto(`${server.local}/admin/texts`);
  const text =
    '示例省灯塔条例\n\n（2020年1月1日示例省人民代表大会常务委员会通过）\n\n第一条 为了管好灯塔，制定本条例。\n\n第二条 灯塔每夜亮灯。\n\n第三条 本条例自2020年3月1日起施行。\n';
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '灯塔条例.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: '检查' }).click();
  for (let n = 0; n < 40 && (await page.locator('[data-job=running]').count()) > 0; n++) {
    await page.waitForTimeout(250);
    await page.getByText('看到哪一步了').click();
  }
  await page
    .locator('article', { hasText: '示例省灯塔条例' })
    .getByRole('button', { name: '核准收录' })
    .click();
  expect(await page.getByRole('status').first().textContent()).toContain('收录文本');
});

test('with a script the page shows by itself that the work is done', async () => {
  const page = await visitorPage(server.local);
  await page.goto(`${server.local}/admin/texts`);
  await page.getByRole('button', { name: '重新载入知识' }).click();
  await page.getByText('重新载入知识做完了').waitFor({ timeout: 30_000 });
});
