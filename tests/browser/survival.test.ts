import { expect, onTestFinished, test, vi } from 'vitest';
import { type ChatServer, chatServer, openChat, questions, say } from './chat-server.ts';
import { visitor, visitorChat, visitorPage } from './visitor.ts';

vi.setConfig({ testTimeout: 120_000 });

async function served(env: Record<string, string> = {}): Promise<ChatServer> {
  const server = await chatServer({ ZHIYI_USER_PER_MINUTE: '10000', ...env });
  onTestFinished(() => server.close());
  return server;
}

const ASKED = '示例省防汛条例第四条第二款';
const NEXT = '下一条';

test('reload, Back from the reader, a second tab and a reopened one show the conversation and its context', async () => {
  const { url } = await served();
  const context = await visitor(url, { viewport: { width: 390, height: 780 } });
  const page = await openChat(context, url);
  await say(page, ASKED);
  await page.getByText('险情解除后').first().waitFor();
  await page.reload();
  await page.getByText('险情解除后').first().waitFor();
  expect(await questions(page)).toEqual([ASKED]);

  await page.getByText('《示例省防汛条例》（2023年版）第四条第二款').first().click();
  await page.waitForURL('**/read/**');
  await page.goBack();
  await page.getByText('险情解除后').first().waitFor();
  expect(await questions(page)).toEqual([ASKED]);

  const second = await openChat(context, url);
  await second.getByText('险情解除后').first().waitFor();
  // What is said in one tab shows in the other.
  await say(second, NEXT);
  await expect.poll(() => questions(page)).toEqual([ASKED, NEXT]);
  await second.close();
  await page.close();

  const again = await openChat(context, url);
  await expect.poll(() => questions(again)).toEqual([ASKED, NEXT]);
  await say(again, '上一条');
  await again.getByText('第四条').last().waitFor();
});

test('earlier conversations are listed: open, rename, delete, begin anew', async () => {
  const { url } = await served();
  const page = await visitorChat(url);
  await say(page, ASKED);
  await page.getByText('险情解除后').first().waitFor();
  await page.getByRole('button', { name: '新对话' }).click();
  await page.getByText('你好，我是知依').waitFor();
  await expect.poll(() => questions(page)).toEqual([]);
  await say(page, '示例省防汛条例第三条');
  await page.getByText('每半年').first().waitFor();

  const menu = page.locator('#conversations');
  await page.getByRole('button', { name: '对话', exact: true }).click();
  await expect.poll(() => menu.locator('.open').allInnerTexts()).toEqual(['示例省防汛条例第三条', ASKED]);
  await menu.getByRole('button', { name: `改名：${ASKED}` }).click();
  await menu.getByRole('textbox').fill('险情报告');
  await menu.getByRole('textbox').press('Enter');
  await menu.getByRole('button', { name: '险情报告', exact: true }).click();
  await page.getByText('险情解除后').first().waitFor();
  expect(await questions(page)).toEqual([ASKED]);
  await page.getByRole('button', { name: '对话', exact: true }).click();
  const loaded = page.waitForEvent('load');
  await menu.getByRole('button', { name: '删除：险情报告' }).click();
  await loaded;
  await page.getByText('你好，我是知依').waitFor();
  await page.getByRole('button', { name: '对话', exact: true }).click();
  await expect.poll(() => menu.locator('.open').allInnerTexts()).toEqual(['示例省防汛条例第三条']);
});

test('what is asked before the page’s scripts have come is shown at once and answered, each once', async () => {
  const { url } = await served();
  const page = await visitorPage(url);
  let come = () => {};
  const held = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(/\/chat\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(url, { waitUntil: 'commit' });
  await say(page, ASKED);
  await page.locator('#words').fill('示例省防汛条例第三条');
  await page.getByRole('button', { name: '发送' }).click();
  expect(await page.locator('#early .user').allInnerTexts()).toEqual([ASKED, '示例省防汛条例第三条']);
  expect(await page.locator('#words').inputValue()).toBe('');
  come();
  await page.locator('.ac-adaptiveCard', { hasText: '每半年' }).waitFor();
  expect(await questions(page)).toEqual([ASKED, '示例省防汛条例第三条']);
});

test('a conversation that was left while it was still being opened does not come back in place of the new one', async () => {
  const { url } = await served();
  const page = await visitorChat(url);
  await say(page, ASKED);
  await page.getByText('险情解除后').first().waitFor();
  // A token that the server knows no longer: the page must take another, which is slow to come.
  await page.evaluate(() => sessionStorage.setItem('zhiyi.token', '"gone"'));
  let asked = () => {};
  const taking = new Promise<void>((resolve) => {
    asked = resolve;
  });
  await page.route('**/tokens/generate', async (route) => {
    asked();
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue().catch(() => undefined);
  });
  await page.reload();
  await taking;
  await page.getByRole('button', { name: '新对话' }).click();
  await page.getByText('你好，我是知依').waitFor();
  await say(page, '示例省防汛条例第三条');
  await page.locator('.ac-adaptiveCard', { hasText: '每半年' }).waitFor();
  expect(await questions(page)).toEqual(['示例省防汛条例第三条']);
});

test('after a restart the page goes on by itself; what was asked meanwhile is sent once, with its context', async () => {
  const server = await served();
  const page = await visitorChat(server.url);
  await say(page, ASKED);
  await page.getByText('险情解除后').first().waitFor();
  await server.stop();
  await page.locator('#connection').getByText('正在重新连接').waitFor();
  await say(page, NEXT);
  await server.start();
  await page.locator('#connection').getByText('已重新连上').waitFor();
  await page.getByText('第五条').first().waitFor();
  expect(await questions(page)).toEqual([ASKED, NEXT]);
  await page.reload();
  await expect.poll(() => questions(page)).toEqual([ASKED, NEXT]);
});

test('a conversation that the server did not keep is told of, and a new one goes on', async () => {
  const server = await served();
  const page = await visitorChat(server.url);
  await say(page, ASKED);
  await page.getByText('险情解除后').first().waitFor();
  await server.stop();
  await server.forgetAll();
  await server.start();
  await page.locator('#connection').getByText('没有保留先前的对话').waitFor();
  await say(page, '示例省防汛条例第三条');
  await page.getByText('每半年').first().waitFor();
});

test('the network gone and back: what waited is sent, once', async () => {
  const { url } = await served();
  const context = await visitor(url);
  const page = await openChat(context, url);
  await context.setOffline(true);
  await say(page, ASKED);
  await page.locator('#connection').getByText('正在重新连接').waitFor();
  await context.setOffline(false);
  await page.getByText('险情解除后').first().waitFor();
  expect(await questions(page)).toEqual([ASKED]);
});

test('a token that expired after half a day is replaced without a word', async () => {
  const server = await served();
  const page = await visitorChat(server.url);
  await say(page, ASKED);
  await page.getByText('险情解除后').first().waitFor();
  server.later(13 * 3_600_000);
  await say(page, '示例省防汛条例第三条');
  await page.getByText('每半年').first().waitFor();
  expect(await questions(page)).toEqual([ASKED, '示例省防汛条例第三条']);
});

test('busy or limited: each question is told of within a second', async () => {
  const server = await served({ ZHIYI_USER_PER_MINUTE: '3', ZHIYI_ADDRESS_PER_MINUTE: '8' });
  const page = await visitorChat(server.url);
  for (let i = 0; i < 12; i++) {
    await say(page, `示例省防汛条例第${'一二三'[i % 3]}条`);
    await expect
      .poll(() => page.locator('.webchat__bubble:not(.webchat__bubble--from-user)').count())
      .toBe(i + 1);
  }
  expect(await page.getByText('提问太快了').count()).toBeGreaterThan(8);
});
