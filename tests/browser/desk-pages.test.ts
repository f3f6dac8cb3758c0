import { test, vi } from 'vitest';
import { chatForFile } from './for-file.ts';
import { visitorPage } from './visitor.ts';

vi.setConfig({ testTimeout: 90_000 });

const own = chatForFile();

test('the links of the picture are reached by the keyboard and lead to their places', async () => {
  const page = await visitorPage(own.server.url);
  await page.goto(`${own.server.url}/read/example-flood@2023-09-01/graph?at=a3`);
  const first = page.locator('svg.graph a.node').first();
  const href = await first.getAttribute('href');
  for (let n = 0; n < 30; n++) {
    await page.keyboard.press('Tab');
    if (await first.evaluate((a) => a === document.activeElement)) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname + url.hash === href);
});
