import { expect, test, vi } from 'vitest';
import { findings } from './browser.ts';
import { say } from './chat-server.ts';
import { chatForFile } from './for-file.ts';
import { visitorChat } from './visitor.ts';

vi.setConfig({ testTimeout: 90_000 });

const own = chatForFile();

test('an earlier answer is quoted by its button, and the next message goes on from that one', async () => {
  const page = await visitorChat(own.server.url);
  const cards = page.locator('.ac-adaptiveCard');
  await say(page, '示例省防汛条例第四条');
  await cards.first().waitFor();
  await say(page, '示例省防汛条例第一条');
  await cards.nth(1).waitFor();
  const quoting = page.locator('#quoting');
  expect(await quoting.isVisible()).toBe(false);
  const quote = cards.first().locator('.ac-pushButton', { hasText: '引用追问' });
  await quote.click();
  await quoting.getByText('引用：').waitFor();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: '不引用' }).click();
  expect(await quoting.isVisible()).toBe(false);
  await quote.click();
  await say(page, '上一条呢');
  await cards.nth(2).getByText('每半年').waitFor();
  expect(await quoting.isVisible()).toBe(false);
  // Of nothing found there is nothing to quote.
  await say(page, '食堂几点开饭');
  await cards.nth(3).getByText('没有找到依据').waitFor();
  expect(await cards.nth(3).locator('.ac-pushButton', { hasText: '引用追问' }).count()).toBe(0);
});
