import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openBrowser } from './browser.ts';
import { type ChatServer, chatServer, openChat } from './chat-server.ts';

vi.setConfig({ testTimeout: 90_000 });

let server: ChatServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([chatServer(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.close();
});

test('a draft chosen as a file is checked, and stays nowhere but in the answer', async () => {
  const page = await openChat(browser, server.url);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: '通知.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('依据《示例省防汛条例》第九十条的规定,制定本方案。'),
    });
  await page.getByText('没有第九十条').first().waitFor();
  expect(await page.getByText('通知.txt').count()).toBeGreaterThan(1);
  // The name of what was sent can be read.
  const name = page.locator('.webchat__bubble--from-user .webchat__fileContent__fileName');
  const [own, ground] = await name.evaluate((e) => {
    const bubble = e.closest('.webchat__bubble__content')!;
    return [getComputedStyle(e).color, getComputedStyle(bubble).backgroundColor];
  });
  expect(own).not.toBe(ground);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: '大.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.alloc(11 * 1024 * 1024),
    });
  await page.getByText('超过 10 MB').first().waitFor();
  await page.close();
});
