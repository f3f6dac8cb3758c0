import { expect, test, vi } from 'vitest';
import { chatForFile } from './for-file.ts';
import { visitorChat } from './visitor.ts';

vi.setConfig({ testTimeout: 90_000 });

const own = chatForFile();

test('a draft chosen as a file is checked, and stays nowhere but in the answer', async () => {
  const page = await visitorChat(own.server.url);
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
  const [letters, ground] = await name.evaluate((e) => {
    const bubble = e.closest('.webchat__bubble__content')!;
    return [getComputedStyle(e).color, getComputedStyle(bubble).backgroundColor];
  });
  expect(letters).not.toBe(ground);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: '大.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.alloc(11 * 1024 * 1024),
    });
  await page.getByText('超过 10 MB').first().waitFor();
});
