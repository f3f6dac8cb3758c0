import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { STATUS_COLOR } from '../../bot/cards/elements.ts';
import { type Shown, showShelf } from '../bot/reader-shelf.ts';
import { visitorPage } from './visitor.ts';

vi.setConfig({ testTimeout: 30_000 });

let shown: Shown;
beforeAll(async () => {
  shown = await showShelf();
}, 30_000);
afterAll(async () => {
  await shown.server.close();
});

const NAMES = { Good: '--good', Warning: '--warn', Attention: '--bad' } as const;
/** The page's name of the colour that a card gives to each status. */
const CARD_COLOURS = Object.fromEntries(
  Object.entries(STATUS_COLOR).map(([status, colour]) => [status, colour ? NAMES[colour] : '--soft']),
);
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Opens a page; whatever it logs as an error, a broken policy among them, fails the test. */
async function visit<T>(
  path: string,
  use: (page: Page) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<T> {
  const errors: string[] = [];
  const page = await visitorPage(shown.url, { viewport: { width: 1280, height: 900 }, ...options });
  page.on('console', (m) => m.type() === 'error' && !m.text().includes('icon.svg') && errors.push(m.text()));
  page.on('pageerror', (e) => errors.push(e.message));
  page.on('dialog', (d) => errors.push(`dialog ${d.message()}`));
  const response = await page.goto(shown.url + path);
  const result = await use(page);
  if (response?.status() === 200) expect(errors.filter((e) => !e.includes('404'))).toEqual([]);
  return result;
}

/** Distance of the marked place from the window's top; undefined when nothing is marked. */
const markedAt = (page: Page): Promise<number | undefined> =>
  page.evaluate(() => document.querySelector(':target')?.getBoundingClientRect().top);

const markColour = (page: Page, selector: string): Promise<string> =>
  page.locator(selector).evaluate((e) => getComputedStyle(e).backgroundColor);

test('a citation in the report leads to the exact paragraph, scrolled to and marked, and back', () =>
  visit('/read/example-report', async (page) => {
    await page.getByRole('link', { name: '《示例省防汛条例》第四条第二款' }).click();
    await page.waitForURL('**/read/example-flood@2023-09-01#a4-p2');
    const marked = page.locator(':target');
    expect(await marked.textContent()).toContain('险情解除后');
    expect(await marked.isVisible()).toBe(true);
    expect(await markColour(page, '#a4-p2')).not.toBe(await markColour(page, '#a4-p1'));
    await page.getByText('被引用 2 处').click();
    await page.getByRole('link', { name: '《示例厅2023年工作报告》 一（一）2' }).click();
    await page.waitForURL('**/read/example-report@2024-01-10#d1-h1-n2');
    expect(await page.locator(':target').textContent()).toContain('报告险情三次');
  }));

test('without any script the cited place is marked in view and nothing useless is shown', () =>
  visit(
    '/read/example-flood@2023-09-01#a4-p1-i2',
    async (page) => {
      expect(await markedAt(page)).toBeGreaterThan(0);
      expect(await markedAt(page)).toBeLessThan(800);
      expect(await page.getByRole('button', { name: /复制/ }).count()).toBe(0);
      expect(await page.locator('#find').isVisible()).toBe(false);
    },
    { javaScriptEnabled: false },
  ));

test.each([PHONE, {}])('in a law of 1,000 articles the cited one is where it should be (%o)', (options) =>
  visit(
    '/read/example-long#a777',
    async (page) => {
      await expect.poll(() => markedAt(page)).toBeLessThan(200);
      expect(await markedAt(page)).toBeGreaterThanOrEqual(0);
      await page.locator('#a777 .label').focus();
      await page.locator('#a777 .tools a', { hasText: '下一条' }).click();
      await expect.poll(() => page.url()).toContain('#a778');
      await expect.poll(() => markedAt(page)).toBeLessThan(200);
    },
    options,
  ),
);

test('a place below a headnote leads to its article', () =>
  visit('/read/example-notes#a2-p1-i3', async (page) => {
    await expect.poll(() => page.url()).toContain('#a2');
    await expect.poll(() => page.locator(':target').getAttribute('id')).toBe('a2');
  }));

test('the citation of the marked paragraph and its link are copied by one click', () =>
  visit(
    '/read/example-flood#a4-p2',
    async (page) => {
      await page.getByRole('button', { name: '复制引文：第四条' }).click();
      const copied = () => page.evaluate(() => navigator.clipboard.readText());
      await expect
        .poll(copied)
        .toMatch(
          /^《示例省防汛条例》（2023年版）第四条第二款\n险情解除后.+。\n2023-10-01起施行 · 核对于2024-05-01 · 现行有效\nhttps:\/\/law\.example\/flood\.html\nsha256:[0-9a-f]{64} http:\/\/zhiyi\.example\/read\/example-flood@2023-09-01#a4-p2$/,
        );
      const html = await page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        return (await item!.getType('text/html')).text();
      });
      expect(html).toContain('<blockquote><p>险情解除后');
      await page.getByRole('button', { name: '只复制出处：第四条' }).click();
      await expect
        .poll(copied)
        .toMatch(
          /^《示例省防汛条例》（2023年版）第四条第二款\n.+现行有效\nsha256:[0-9a-f]{64} http\S+#a4-p2$/,
        );
      expect(await page.locator('#said').textContent()).toContain('已复制');
      await page.getByRole('button', { name: '复制链接：第四条' }).click();
      await expect.poll(copied).toBe(`${shown.url}/read/example-flood@2023-09-01#a4-p2`);
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  ));

test('a headnote is copied with its mark', () =>
  visit(
    '/read/example-notes#a2',
    async (page) => {
      await page.getByRole('button', { name: '复制引文：第二条' }).click();
      await expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()))
        .toMatch(/^要旨（非原文）：《示例应急法》（2022年版）第二条\n.+\nhttp\S+#a2$/);
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  ));

test('compared words keep their marks when they are copied, and nothing that is no law comes along', () =>
  visit(
    '/read/example-flood/compare',
    async (page) => {
      await page.locator('tr.amended').first().waitFor();
      await page.evaluate(() => {
        getSelection()!.selectAllChildren(document.querySelector('tbody')!);
      });
      await page.keyboard.press('Control+C');
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toMatch(/【删：[^】]+】/);
      expect(copied).toMatch(/【增：[^】]+】/);
      expect(copied).not.toContain('修改');
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  ));

test.each(['/read', '/read/example-flood#a4-p2', '/read/example-flood/compare', '/foo'])(
  'on a phone buttons and the ways of the header of %s are at least 44 px high; there is one h1',
  (path) =>
    visit(
      path,
      async (page) => {
        const small = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('button, input, .bar a, .tools a')]
            .filter((e) => e.checkVisibility({ visibilityProperty: true }) && e.offsetHeight < 44)
            .map((e) => `${e.outerHTML} ${e.offsetHeight}`),
        );
        expect(small).toEqual([]);
        expect(await page.locator('h1').count()).toBe(1);
      },
      PHONE,
    ),
);

test('one colour for a status in the reader and in the cards', () =>
  visit('/read', async (page) => {
    const found = await page.evaluate((colours) => {
      const badge = document.body.appendChild(document.createElement('span'));
      const ground = document.body.appendChild(document.createElement('span'));
      return Object.entries(colours).map(([status, name]) => {
        badge.className = `badge ${status}`;
        ground.style.color = `var(${name})`;
        return [status, getComputedStyle(badge).color === getComputedStyle(ground).color];
      });
    }, CARD_COLOURS);
    expect(found.filter(([, same]) => !same)).toEqual([]);
  }));

test('words are found in the text, also across a link; a number goes to its article', () =>
  visit('/read/example-flood@2023-09-01', async (page) => {
    const find = page.getByRole('searchbox', { name: '在本文件里查找' });
    await page.keyboard.press('/');
    await page.keyboard.type('依照本条例第四条');
    await page.keyboard.press('Enter');
    expect(await page.locator('#find-count').textContent()).toBe('1／1');
    await find.fill('险情');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await page.locator('#find-count').textContent()).toMatch(/^2／\d$/);
    await find.fill('没有这个词');
    await page.keyboard.press('Enter');
    expect(await page.locator('#find-count').textContent()).toBe('没有');
    await find.fill('5');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('#a5');
  }));

test('the whole way by keyboard: skip to the text, contents, tools of an article', () =>
  visit('/read/example-flood@2023-09-01', async (page) => {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
    await page.keyboard.press('Enter');
    const reached: string[] = [];
    for (let i = 0; i < 30 && !reached.includes('复制引文'); i++) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
    }
    expect(reached).toContain('第一条');
    expect(reached).toContain('复制引文');
  }));

test('on a phone nothing is wider than the window and the contents open over the text', () =>
  visit(
    '/read/example-flood@2023-09-01',
    async (page) => {
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(await wide()).toBe(0);
      const contents = page.getByRole('navigation', { name: '目录' });
      expect(await contents.isVisible()).toBe(false);
      await page.getByRole('button', { name: '目录' }).tap();
      await contents.getByRole('link', { name: /第二章/ }).tap();
      await expect.poll(() => page.url()).toContain('#c2');
      expect(await contents.isVisible()).toBe(false);
      for (const path of ['/read', '/read?q=演练', '/read/example-flood/compare', '/read/example-relief']) {
        await page.goto(shown.url + path);
        expect(await wide(), path).toBe(0);
      }
    },
    PHONE,
  ));

test('two versions stand side by side, changes marked', () =>
  visit('/read/example-flood', async (page) => {
    await page.getByRole('link', { name: '与本版对照' }).click();
    expect(await page.locator('ins').allTextContents()).toContain('半');
    // At one moment: the page may still be moving to where it was opened.
    const [left, right] = await page
      .locator('#new-a3 td')
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().toJSON() as DOMRect));
    expect(left?.y).toBe(right?.y);
    expect(left?.x).toBeLessThan(right?.x ?? 0);
  }));

test('the search in the header leads to the passage', () =>
  visit('/read', async (page) => {
    await page.getByRole('searchbox', { name: '在全部文件里查找' }).fill('示例省防汛条例第四条第二款');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /第四条第二款$/ }).click();
    expect(await page.locator(':target').textContent()).toContain('险情解除后');
  }));

test('on paper: black on white, the text alone, nothing marked', () =>
  visit(
    '/read/example-flood@2023-09-01#a4-p2',
    async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await markColour(page, 'body')).toBe('rgb(255, 255, 255)');
      expect(await markColour(page, '#a4-p2')).toBe('rgba(0, 0, 0, 0)');
      for (const away of ['.bar', '.reader-bar', '.tools', '.cited'])
        expect(await page.locator(away).first().isVisible(), away).toBe(false);
    },
    { colorScheme: 'dark' },
  ));

test('a hostile file stays text', () =>
  visit('/read/hostile', async (page) => {
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.locator('h1').textContent()).toContain('<img src=x onerror=alert(1)>');
  }));
