import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { findings, openBrowser } from './browser.ts';
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

const WIDE = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const PAGES = [
  ['/read/example-flood@2023-09-01/graph?at=a3', '引用关系'],
  ['/read/example-flood/numbers', '条号对照'],
  [
    '/verify?q=%E3%80%8A%E7%A4%BA%E4%BE%8B%E7%9C%81%E9%98%B2%E6%B1%9B%E6%9D%A1%E4%BE%8B%E3%80%8B%E7%AC%AC%E4%B8%89%E6%9D%A1',
    '引文核验',
  ],
  ['/read/example-flood?on=2020-01-01', '示例省防汛条例'],
] as const;

test.each(PAGES)(
  '%s is a page without serious faults for who cannot see it, wide and narrow',
  async (path, title) => {
    for (const size of [WIDE, PHONE]) {
      const page = await browser.newPage(size);
      const complaints: string[] = [];
      page.on('console', (m) => m.type() === 'error' && complaints.push(m.text()));
      await page.goto(server.url + path);
      expect(await page.locator('h1').textContent()).toContain(title);
      expect(await findings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      expect(complaints).toEqual([]);
      await page.close();
    }
  },
);

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
