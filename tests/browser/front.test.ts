import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { findings, openBrowser } from './browser.ts';
import { type ChatServer, chatServer, questions, say } from './chat-server.ts';
import { visitorChat } from './visitor.ts';

vi.setConfig({ testTimeout: 120_000 });

let server: ChatServer;
beforeAll(async () => {
  server = await chatServer({ ZHIYI_USER_PER_MINUTE: '10000' });
}, 60_000);
afterAll(async () => {
  await server.close();
});

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 780 };

async function open(size = DESKTOP): Promise<Page> {
  const page = await visitorChat(server.url, { viewport: size });
  // What is suggested comes from the texts, which a server that was just started is still opening.
  await page.locator('#front [data-send]').first().waitFor();
  return page;
}

const suggested = (page: Page): Promise<string[]> => page.locator('#suggestions li b').allInnerTexts();

test('titles, short titles, articles and commands are suggested while typing, and taken by keyboard', async () => {
  const page = await open();
  const field = page.locator('#words');
  await field.pressSequentially('防汛条例');
  await expect.poll(() => suggested(page)).toEqual(['《示例省防汛条例》（2023年版）']);
  await page.keyboard.press('ArrowDown');
  expect(await field.getAttribute('aria-activedescendant')).toBe('suggestion-0');
  await page.keyboard.press('Enter');
  expect(await field.inputValue()).toBe('《示例省防汛条例》');
  // A title is followed by its articles.
  await expect
    .poll(() => suggested(page))
    .toEqual(['第一条', '第二条', '第三条', '第四条', '第五条', '第六条']);
  await page.keyboard.type('4');
  await expect.poll(() => suggested(page)).toEqual(['第四条']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  expect(await field.inputValue()).toBe('《示例省防汛条例》2023版第四条');
  expect(await questions(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText('险情解除后').first().waitFor();
  await field.pressSequentially('对');
  await expect.poll(() => suggested(page)).toEqual(['对照']);
  await page.keyboard.press('Escape');
  expect(await page.locator('#suggestions').isVisible()).toBe(false);
});

test('on a phone a suggestion is taken by a touch', async () => {
  const page = await visitorChat(server.url, { viewport: PHONE, isMobile: true, hasTouch: true });
  await page.locator('#words').pressSequentially('示例应急');
  await page.locator('#suggestions li').first().tap();
  expect(await page.locator('#words').inputValue()).toBe('《示例应急法》');
});

test('Enter sends nothing while Chinese is being composed', async () => {
  const page = await open();
  const field = page.locator('#words');
  await field.focus();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: 'fangxun', selectionStart: 7, selectionEnd: 7 });
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  expect(await questions(page)).toEqual([]);
  expect(await page.locator('#front').isVisible()).toBe(true);
  await devtools.send('Input.insertText', { text: '示例省防汛条例第三条' });
  await page.keyboard.press('Enter');
  await page.getByText('每半年').first().waitFor();
  expect(await questions(page)).toEqual(['示例省防汛条例第三条']);
});

test('a command of the start page is put into the field, with an example that typing replaces', async () => {
  const page = await open();
  const { official, documents } = { official: 6, documents: 8 };
  expect(await page.locator('#front .held').textContent()).toContain(
    `收录 ${documents} 份文件：${official} 份有原文`,
  );
  await page.getByRole('button', { name: '核对', exact: true }).click();
  expect(await page.locator('#words').inputValue()).toBe('核对 ');
  expect(await questions(page)).toEqual([]);
});

test('a start page that came before the texts were open gets its ways in when they are', async () => {
  let opened = () => {};
  const opening = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const early = await chatServer({}, opening);
  const page = await visitorChat(early.url);
  expect(await page.locator('#front').textContent()).toContain('正在打开收录的文件');
  expect(await page.locator('#front [data-send]').count()).toBe(0);
  opened();
  await page.locator('#front [data-send]').first().click();
  await expect.poll(() => questions(page)).toEqual(['《示例省防汛条例》第一条']);
  await early.close();
});

test('next questions come from the texts: what is cited, what cites, what follows', async () => {
  const page = await open();
  const buttons = async () => {
    const all = await page.locator('.ac-adaptiveCard').last().locator('.ac-pushButton').allInnerTexts();
    return all.slice(all.indexOf('打开原文'));
  };
  await say(page, '示例省防汛条例第四条第二款');
  await page.getByText('险情解除后').first().waitFor();
  expect(await buttons()).toEqual([
    '打开原文',
    '官方来源',
    '看2019年版',
    '哪里引用了它（2处）',
    '下一条：第五条',
    '引用追问',
  ]);
  await page.locator('.ac-pushButton', { hasText: '下一条：第五条' }).click();
  await page.locator('.ac-adaptiveCard').nth(1).waitFor();
  expect(await buttons()).toContain('看它引用的：第四条');
});

test('on a phone the reader’s 提问 leads back into the same conversation', async () => {
  const page = await visitorChat(server.url, { viewport: PHONE, isMobile: true, hasTouch: true });
  await say(page, '示例省防汛条例第四条第二款');
  await page.locator('.ac-pushButton', { hasText: '打开原文' }).tap();
  await page.waitForURL('**/read/**');
  await page.getByRole('link', { name: '提问', exact: true }).tap();
  await page.getByText('险情解除后').first().waitFor();
  await say(page, '下一条');
  await page.getByText('第五条').first().waitFor();
  expect(await questions(page)).toEqual(['示例省防汛条例第四条第二款', '下一条']);
});

test('a headnote is folded away under the official text', async () => {
  const page = await open();
  await say(page, '示例省防汛条例第三条');
  await page.getByText('每半年').first().waitFor();
  const note = page.locator('.ac-adaptiveCard').getByText('指挥机构半年就要练一回');
  expect(await note.isVisible()).toBe(false);
  await page.locator('.ac-pushButton', { hasText: '要旨（非原文）' }).click();
  await note.waitFor();
});

test('a thumb down asks why; what was recorded is said, and stored with its turn', async () => {
  const page = await open();
  await say(page, '示例省防汛条例第一条');
  const posted: string[] = [];
  page.on('request', (r) => {
    if (r.method() === 'POST') posted.push(r.postData() ?? '');
  });
  await page.getByRole('button', { name: '没答到点上' }).last().click();
  await page.getByText('哪里不对？').waitFor();
  await page.getByRole('textbox', { name: '写一句' }).fill('问的是演练');
  await page.getByRole('button', { name: '答非所问' }).click();
  await page.locator('#connection').getByText('没答到点上——答非所问：问的是演练').waitFor();
  const said = posted.map((body) => JSON.parse(body)).find(({ value }) => value?.comment);
  expect(said).toMatchObject({
    value: { comment: '答非所问：问的是演练' },
    entities: [{ '@type': 'DislikeAction' }],
  });
});

test('a comparison opens at the article that was asked for', async () => {
  const page = await open(PHONE);
  await say(page, '对照 示例省防汛条例第三条');
  await page.locator('.ac-pushButton', { hasText: '网页对照' }).click();
  await page.waitForURL('**/compare?*#new-a3');
});

test('what is too long for two screens is cut and goes on in the reader', async () => {
  const page = await open(PHONE);
  await say(page, '对照 示例省防汛条例');
  await page.locator('.ac-pushButton', { hasText: '网页对照' }).waitFor();
  const cards = page.locator('.ac-adaptiveCard');
  for (const [i, [words, shown]] of [
    ['示例长法第一条到第九条', '示例长法'],
    ['示例省防汛条例第一条到第六条', '示例省防汛条例'],
    ['文件', '示例省防汛条例'],
  ].entries()) {
    await say(page, words!);
    // Each answer is the next card, told by its words: a card may stand there before it says anything.
    await cards
      .nth(i + 1)
      .getByText(shown!)
      .first()
      .waitFor();
  }
  await cards.nth(1).getByRole('link', { name: '在阅读页接着读' }).waitFor();
  const heights = await cards.evaluateAll((all) => all.map((card) => card.getBoundingClientRect().height));
  for (const height of heights) expect(height).toBeLessThan(2 * PHONE.height);
});

/** What a line of 400 kbit/s carries in five seconds, less one second for its round trips. */
const FIRST_BYTES = (400_000 / 8) * 4;

test('the field and its scripts are few bytes, and Web Chat is asked for only when they are at work', async () => {
  const page = await (await openBrowser()).newPage({ viewport: PHONE });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const paths = new Map<string, string>();
  const before = new Map<string, number>();
  let webChat = '';
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    paths.set(requestId, new URL(request.url).pathname);
    if (request.url.includes('webchat')) webChat ||= requestId;
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (webChat === '') before.set(paths.get(requestId) ?? '', encodedDataLength);
  });
  let ready: boolean | undefined;
  await page.route(/webchat/, async (route) => {
    ready = await page.evaluate(() => document.documentElement.dataset.ready !== undefined);
    await route.continue();
  });
  await page.goto(server.url, { waitUntil: 'commit' });
  await expect.poll(() => ready).toBe(true);
  expect([...before.keys()]).toEqual(expect.arrayContaining(['/', expect.stringMatching(/chat\.js$/)]));
  const bytes = [...before.values()].reduce((sum, length) => sum + length, 0);
  expect(bytes).toBeLessThan(FIRST_BYTES);
  await page.close();
});

test('on a slow line what is asked is answered before Web Chat is loaded', async () => {
  const page = await (await openBrowser()).newPage({ viewport: PHONE });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 100,
    downloadThroughput: 400_000 / 8,
    uploadThroughput: 400_000 / 8,
  });
  await page.goto(server.url, { waitUntil: 'commit' });
  await page.locator('#words').waitFor();
  await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
  await say(page, '示例省防汛条例第四条第二款');
  await page.locator('#early .bot', { hasText: '险情解除后' }).waitFor();
  expect(await page.evaluate(() => 'WebChat' in globalThis)).toBe(false);
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await page.locator('.ac-adaptiveCard', { hasText: '险情解除后' }).waitFor();
  expect(await questions(page)).toEqual(['示例省防汛条例第四条第二款']);
  expect(await page.locator('#early').count()).toBe(0);
  await page.close();
});

const SIZES = { desktop: DESKTOP, phone: PHONE, '200 %': { width: 720, height: 450 } };

test('axe finds nothing in any state of the chat, in any size', async () => {
  const page = await open();
  const look = async (state: string) => {
    for (const [name, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      expect(await findings(page), `${state} (${name})`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, `${state} (${name})`).toBeLessThanOrEqual(0);
    }
  };
  await look('start');
  await page.locator('#words').pressSequentially('防汛条例');
  await page.locator('#suggestions li').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await look('suggestions');
  await page.keyboard.press('Escape');
  for (const words of [
    '示例省防汛条例第三条',
    '示例应急法第二条',
    '对照 示例省防汛条例',
    '文件',
    '核对 依据《示例省防汛条例》第九十条和第三条。',
    '示例省防汛条例第一条到第六条',
    '火箭怎么发射',
  ]) {
    const before = await page.locator('.ac-adaptiveCard').count();
    await say(page, words);
    await page.locator('.ac-adaptiveCard').nth(before).waitFor();
  }
  await look('answers');
  await page.getByRole('button', { name: '没答到点上' }).last().click();
  await page.getByText('哪里不对？').waitFor();
  await look('why');
  await page.getByRole('button', { name: '对话', exact: true }).click();
  await look('conversations');
});
