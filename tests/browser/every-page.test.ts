import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { findings } from './browser.ts';
import { chatForFile } from './for-file.ts';
import { lookFrom, type View } from './view.ts';
import { visitorPage } from './visitor.ts';

vi.setConfig({ testTimeout: 400_000 });

const own = chatForFile({ ZHIYI_ADDRESS_PER_MINUTE: '100000' });

const VIEWS: Readonly<Record<string, View>> = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 780, phone: true },
  '200 %': { width: 720, height: 450, scale: 2 },
};

interface State {
  /** Words of its h1. */
  readonly title: string;
  readonly path: string;
  /** What leads from the page to the state. */
  readonly act?: (page: Page) => Promise<unknown>;
  readonly missing?: true;
}

const WRONG = '依据《示例省防汛条例》（2019年）第二条、第九十条和第三条的规定，并按《没有的条例》第三条。';
const verify = (text: string): string => `/verify?q=${encodeURIComponent(text)}`;

/** Every page but the chat, whose states stand in front.test.ts, and the operator's. */
const STATES: Readonly<Record<string, State>> = {
  catalogue: { title: '收录的文件', path: '/read' },
  'catalogue of a kind': { title: '收录的文件', path: '/read?kind=report' },
  'search of titles and texts': { title: '查找', path: `/read?q=${encodeURIComponent('防汛')}` },
  'search that finds nothing': { title: '查找', path: `/read?q=${encodeURIComponent('火箭怎么发射')}` },
  statute: { title: '示例省防汛条例', path: '/read/example-flood@2023-09-01#a4-p2' },
  headnotes: { title: '示例应急法', path: '/read/example-notes#a2' },
  'no text': { title: '示例市救灾办法', path: '/read/example-relief' },
  superseded: { title: '示例省防汛条例', path: '/read/example-flood@2019-05-01#a3' },
  'as of a day': { title: '示例省防汛条例', path: '/read/example-flood?on=2020-01-01' },
  'as of a day without a text': {
    title: '没有找到',
    path: '/read/example-flood?on=1990-01-01',
    missing: true,
  },
  report: { title: '示例厅2023年工作报告', path: '/read/example-report#d1-h1-n1' },
  'hits within a text': {
    title: '示例省防汛条例',
    path: '/read/example-flood@2023-09-01',
    async act(page) {
      await page.getByRole('searchbox', { name: '在本文件里查找' }).fill('险情');
      await page.keyboard.press('Enter');
      await page.locator('#find-hits li').first().waitFor();
    },
  },
  'all unfolded': {
    title: '示例省防汛条例',
    path: '/read/example-flood@2023-09-01',
    act: (page) =>
      page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      }),
  },
  'comparison with the version before': { title: '示例省防汛条例', path: '/read/example-flood/compare' },
  comparison: { title: '示例省防汛条例', path: '/read/example-flood/compare?from=2019-05-01&to=2023-09-01' },
  numbers: { title: '条号对照', path: '/read/example-flood/numbers' },
  relations: { title: '引用关系', path: '/read/example-flood@2023-09-01/graph?at=a4-p2' },
  'relations of a document': { title: '引用关系', path: '/read/example-flood@2023-09-01/graph' },
  check: { title: '引文核对', path: '/check' },
  'check with findings': {
    title: '引文核对',
    path: '/check',
    async act(page) {
      await page.getByLabel('或粘贴文字').fill(WRONG);
      await page.locator('#check-form button').click();
      await page.locator('#findings li').first().waitFor();
    },
  },
  verify: { title: '引文核验', path: '/verify' },
  'verify: held': { title: '引文核验', path: verify('《示例省防汛条例》第三条') },
  'verify: changed': {
    title: '引文核验',
    path: verify('《示例省防汛条例》（2023年版）第三条\n防汛指挥机构每年开展一次演练。'),
  },
  'verify: unknown': { title: '引文核验', path: verify('今天天气不错') },
  'no such page': { title: '没有找到', path: '/foo', missing: true },
  'no such document': { title: '没有找到', path: '/read/none', missing: true },
};

/** What can be touched and is no link within a sentence: its height and whether its words are cut. */
function small(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, input, textarea, summary, .bar a, .choices a, .tools a',
      ),
    ]
      .filter((e) => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().height > 1)
      .filter((e) => e.getBoundingClientRect().height < 43.5)
      .map((e) => `${e.tagName} ${e.className} ${e.textContent} ${e.getBoundingClientRect().height}`),
  );
}

test('no page has a fault that axe finds, none is too wide, each has its h1, in every view', async () => {
  const wrong: string[] = [];
  const page = await visitorPage(own.server.url);
  let shown = '';
  page.on('console', (m) => {
    if (m.type() === 'error' && !STATES[shown]?.missing) wrong.push(`${shown}: ${m.text()}`);
  });
  for (const [state, { title, path, act }] of Object.entries(STATES)) {
    shown = '';
    for (const [name, view] of Object.entries(VIEWS)) {
      // What has to be done on a page is done in each view.
      const anew = shown === '' || act !== undefined;
      if (anew) {
        // From one anchor to another of the same text the browser would not load anew.
        await page.goto('about:blank');
        shown = state;
        await page.goto(own.server.url + path);
      }
      await lookFrom(page, view);
      if (anew) await act?.(page);
      const found: string[] = [];
      const heads = await page.locator('h1').allTextContents();
      if (heads.length !== 1 || !heads[0]!.includes(title)) found.push(`h1 ${heads.join()}`);
      found.push(...(await findings(page)));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) found.push(`${over} too wide`);
      if (view.phone) found.push(...(await small(page)).map((each) => `small ${each}`));
      wrong.push(...found.map((each) => `${state} (${name}): ${each}`));
    }
  }
  expect(wrong).toEqual([]);
});
