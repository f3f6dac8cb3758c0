import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test, vi } from 'vitest';
import { openBrowser } from './browser.ts';
import { type ChatServer, chatServer } from './chat-server.ts';

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

test('the links of the picture are reached by the keyboard and lead to their places', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/read/example-flood@2023-09-01/graph?at=a3`);
  const first = page.locator('svg.graph a.node').first();
  const href = await first.getAttribute('href');
  for (let n = 0; n < 30; n++) {
    await page.keyboard.press('Tab');
    if (await first.evaluate((a) => a === document.activeElement)) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname + url.hash === href);
  await page.close();
});
