import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { COMMANDS } from '../../bot/commands/table.ts';
import { readConfig } from '../../bot/config.ts';
import { type Running, start } from '../../bot/index.ts';
import { NOW, openShelf } from '../bot/reader-shelf.ts';
import { WORDS } from '../dialogues/services-under-test.ts';
import { visitorPage } from './visitor.ts';

vi.setConfig({ testTimeout: 90_000 });

let running: Running;
let data: string;
beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'zhiyi-chat-'));
  const world = {
    now: NOW,
    openKnowledge: async () => ({ library: await openShelf(), ...WORDS }),
    print: () => {},
    warn: (message: string, error: unknown) => console.error(message, error),
  };
  running = await start(readConfig({ PORT: '0', ZHIYI_DATA: data, ZHIYI_USER_PER_MINUTE: '' }), world);
}, 60_000);
afterAll(async () => {
  await running.close();
  await rm(data, { recursive: true, force: true });
});

/** The chat page, with what it asked of other hosts and what it complained of. */
async function openChat(
  size = { width: 1280, height: 900 },
): Promise<{ page: Page; outside: string[]; complaints: string[] }> {
  const page = await visitorPage(running.url, { viewport: size });
  const outside: string[] = [];
  const complaints: string[] = [];
  const host = new URL(running.url).host;
  page.on('request', (r) => {
    const { protocol, host: other } = new URL(r.url());
    if (/^(?:https?|wss?):$/.test(protocol) && other !== host) outside.push(r.url());
  });
  page.on('console', (m) => {
    if (m.type() === 'error') complaints.push(m.text());
  });
  page.on('pageerror', (e) => complaints.push(e.message));
  await page.goto(running.url);
  await page.getByText('你好，我是知依').waitFor();
  return { page, outside, complaints };
}

async function say(page: Page, text: string): Promise<void> {
  const box = page.locator('#words');
  await box.fill(text);
  await box.press('Enter');
}

/** Until what is there has not moved for as many frames as are drawn in a second. */
const atRest = (place: Locator): Promise<void> =>
  place.evaluate(async (e) => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    for (let [still, top] = [0, Number.NaN]; still < 60; still++) {
      await frame();
      const { top: now } = e.getBoundingClientRect();
      if (now !== top) [still, top] = [0, now];
    }
  });

test('a question is answered by a card with its citation; nothing is fetched from elsewhere', async () => {
  const { page, outside, complaints } = await openChat();
  await say(page, '示例省防汛条例第四条第二款');
  const answer = page.locator('.ac-adaptiveCard').last();
  await answer.getByText('险情解除后').waitFor();
  await answer.getByText('《示例省防汛条例》（2023年版）第四条第二款').waitFor();
  await answer.getByText('2023-10-01起施行 · 核对于2024-05-01 · 现行有效').waitFor();
  expect(outside).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a suggested question is asked by a click, a further passage too', async () => {
  const { page } = await openChat();
  const suggestion = page.locator('#front [data-send]').first();
  const words = await suggestion.textContent();
  await suggestion.click();
  await page
    .locator('.webchat__bubble--from-user')
    .getByText(words ?? '')
    .waitFor();
  await page.locator('.ac-adaptiveCard').first().waitFor();
  expect(await page.locator('#front').isVisible()).toBe(false);
});

test('every command works', async () => {
  const { page } = await openChat();
  await say(page, '示例省防汛条例第三条');
  const cards = page.locator('.ac-adaptiveCard');
  await cards.first().waitFor();
  let shown = 1;
  for (const { name } of COMMANDS) {
    await say(page, name);
    await cards.nth(shown++).waitFor();
  }
  expect(await page.getByText('没能处理好').count()).toBe(0);
});

test('a thumb is stored with the question it is about', async () => {
  const { page } = await openChat();
  await say(page, '示例省防汛条例第一条');
  const posted = page.waitForRequest(
    (r) => r.method() === 'POST' && (r.postData() ?? '').includes('likeAction'),
  );
  await page.getByRole('button', { name: '没答到点上' }).last().click();
  expect((await posted).postData()).toContain('DislikeAction');
});

test('a passage is copied as it is quoted, its citation alone, and a comparison with its marks', async () => {
  const page = await visitorPage(running.url, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(running.url);
  await page.getByText('你好，我是知依').waitFor();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await say(page, '示例省防汛条例第四条第二款');
  await page.locator('.ac-pushButton', { hasText: '复制引文' }).click();
  await expect
    .poll(copied)
    .toMatch(/^《示例省防汛条例》（2023年版）第四条第二款\n险情解除后.+\n.+现行有效\nhttps:\/\/law\.example/);
  await page.locator('#connection').getByText('已复制').waitFor();
  await page.locator('.ac-pushButton', { hasText: '只复制出处' }).click();
  await expect
    .poll(copied)
    .toMatch(/^《示例省防汛条例》（2023年版）第四条第二款\n.+现行有效\nsha256:[0-9a-f]{64} http\S+#a4-p2$/);
  await say(page, '对照 示例省防汛条例');
  await page.locator('.ac-pushButton', { hasText: '复制对照' }).click();
  await expect.poll(copied).toMatch(/【增：.+】/);
  expect(await copied()).toMatch(/【删：.+】/);
  expect(await page.locator('.webchat__bubble--from-user').count()).toBe(2);
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item!.getType('text/html')).text();
  });
  expect(html).toMatch(/<ins>.+<\/ins>/);
});

test('a question stays in sight above its answer, however long that is', async () => {
  const { page } = await openChat({ width: 390, height: 640 });
  for (const [i, words] of [
    '示例省防汛条例第四条',
    '示例省防汛条例第一条到第五条',
    '对照 示例省防汛条例',
  ].entries()) {
    await say(page, words);
    const asked = page.locator('.webchat__bubble--from-user').last();
    await asked.getByText(words).waitFor();
    await page.locator('.ac-adaptiveCard').nth(i).waitFor();
    await atRest(asked);
    const [top, from] = await Promise.all([
      asked.evaluate((e) => e.getBoundingClientRect().top),
      page.locator('#chat').evaluate((e) => e.getBoundingClientRect().top),
    ]);
    expect(top, words).toBeGreaterThanOrEqual(from - 8);
  }
});

test('on a phone what can be touched is at least 44 px high and nothing is cut', async () => {
  const { page } = await openChat({ width: 390, height: 780 });
  await say(page, '示例省防汛条例第四条第二款');
  await page.locator('.ac-pushButton', { hasText: '复制引文' }).waitFor();
  const small = await page.evaluate(() =>
    // Those that cannot be reached belong to the copy for screen readers.
    [...document.querySelectorAll<HTMLElement>('button, .bar a')]
      .filter((e) => e.tabIndex >= 0)
      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height > 1)
      .filter((e) => e.getBoundingClientRect().height < 44 || e.scrollWidth > e.clientWidth + 1)
      .map((e) => `${e.className} ${e.textContent} ${e.getBoundingClientRect().height}`),
  );
  expect(small).toEqual([]);
});
