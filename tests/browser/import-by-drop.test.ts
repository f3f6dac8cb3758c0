import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { check } from '../../bot/cli/check-knowledge-worker.ts';
import { serverKnowledge } from '../../bot/cli/server-knowledge.ts';
import { readConfig } from '../../bot/config.ts';
import { start } from '../../bot/index.ts';
import { heldBefore, ORDINANCE } from '../channels/taken-in.ts';
import { knowledgeFolder } from '../documents/knowledge-folder.ts';
import { findings } from './browser.ts';
import { say } from './chat-server.ts';
import { visitorChat } from './visitor.ts';

vi.setConfig({ testTimeout: 90_000 });

/** The whole server over files, as `npm start` runs it on the own machine. */
async function served(): Promise<string> {
  const [dir, data] = [heldBefore(), knowledgeFolder({})];
  const config = readConfig({ PORT: '0', ZHIYI_DATA: data, ZHIYI_KNOWLEDGE: dir });
  let open: ReturnType<typeof serverKnowledge> | undefined;
  const running = await start(config, {
    now: () => new Date(),
    openKnowledge: (before, withdrawn) => {
      open ??= serverKnowledge({ dirs: [dir], cacheDir: path.join(data, 'cache'), check });
      return open(before, withdrawn);
    },
    print: () => {},
    warn: (message, error) => console.error(message, error),
  });
  onTestFinished(() => running.close());
  return `http://127.0.0.1:${running.port}`;
}

async function drop(page: Page, { name, words }: { name: string; words: string }): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text!], fileName!, { type: 'text/plain' }));
      return transfer;
    },
    [name, words],
  );
  for (const event of ['dragover', 'drop']) await page.dispatchEvent('main', event, { dataTransfer: data });
}

test('an official text dropped on the page is offered, taken in by a click, and answers', async () => {
  const page = await visitorChat(await served());
  await drop(page, ORDINANCE);
  const cards = page.locator('.ac-adaptiveCard');
  await cards.first().getByText('不点就不保存').waitFor();
  expect(await findings(page)).toEqual([]);
  await cards.first().locator('.ac-pushButton', { hasText: '导入为官方文本' }).click();
  await cards.nth(1).getByText('已导入《示例省防汛条例》：5条').waitFor();
  expect(await findings(page)).toEqual([]);
  await say(page, '台风天不肯撤离能强制转移吗');
  await cards.nth(2).getByText('虚构的队长可以强制转移').waitFor();
  await cards.nth(2).getByText('《示例省防汛条例》（2023年通过）第三条').waitFor();
});
