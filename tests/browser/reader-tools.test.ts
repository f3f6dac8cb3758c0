import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Shown, showShelf } from '../bot/reader-shelf.ts';
import { findings } from './browser.ts';
import { visitorPage } from './visitor.ts';

vi.setConfig({ testTimeout: 90_000 });

let shown: Shown;
beforeAll(async () => {
  shown = await showShelf();
}, 30_000);
afterAll(async () => {
  await shown.server.close();
});

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

async function visit(
  path: string,
  use: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const page = await visitorPage(shown.url, { viewport: { width: 1440, height: 900 }, ...options });
  await page.goto(shown.url + path);
  await use(page);
}

test.each([{}, PHONE])(
  'what is found in a text is listed with its place; a click goes there (%o)',
  (options) =>
    visit(
      '/read/example-flood@2023-09-01',
      async (page) => {
        await page.getByRole('searchbox', { name: '在本文件里查找' }).fill('险情');
        await page.keyboard.press('Enter');
        const hits = page.locator('#find-hits li');
        expect(await hits.count()).toBeGreaterThan(2);
        expect(await hits.first().textContent()).toMatch(/^第二条.*险情/);
        const last = (await hits.count()) - 1;
        await hits.nth(last).click();
        expect(await page.locator('#find-count').textContent()).toBe(`${last + 1}／${last + 1}`);
        expect(await hits.nth(last).locator('button').getAttribute('aria-current')).not.toBeNull();
        expect(await findings(page)).toEqual([]);
      },
      options,
    ),
);

test('the text of a date is asked for by a control, and stands in the address', () =>
  visit('/read/example-flood', async (page) => {
    await page.getByLabel('看某一天有效的文本').fill('2020-01-01');
    await page.getByRole('button', { name: '看', exact: true }).click();
    await page.waitForURL('**/read/example-flood?on=2020-01-01');
    await page.getByText('2020年1月1日有效的是').waitFor();
    await page.getByText('每年开展一次演练').waitFor();
    expect(await page.getByLabel('看某一天有效的文本').inputValue()).toBe('2020-01-01');
  }));

test('the banner of a superseded text leads to what corresponds to the article in view', () =>
  visit('/read/example-flood@2019-05-01#a2', async (page) => {
    const way = page.locator('.warning a.current');
    const words = () => way.textContent();
    await expect.poll(words).toContain('第三条');
    await page.evaluate(() => {
      location.hash = '#a3';
    });
    await expect.poll(words).toContain('第四条');
    await way.click();
    await page.waitForURL('**/read/example-flood@2023-09-01#a4');
  }));

test('what changed in an article, and when, leads to its row of the comparison', () =>
  visit('/read/example-flood@2023-09-01#a3', async (page) => {
    await page.locator('#a3 .past summary').click();
    await page.locator('#a3 .past').getByRole('link', { name: '对照' }).click();
    await page.waitForURL('**/compare?from=2019-05-01&to=2023-09-01#new-a3');
  }));
