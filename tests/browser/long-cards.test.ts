import { expect, onTestFinished, test, vi } from 'vitest';
import { readConfig } from '../../bot/config.ts';
import { start } from '../../bot/index.ts';
import { openLibrary } from '../../indexer/index.ts';
import { NOW } from '../bot/reader-shelf.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';
import { findings } from './browser.ts';
import { say } from './chat-server.ts';
import { visitorChat } from './visitor.ts';

vi.setConfig({ testTimeout: 90_000 });

const PHONE = { width: 390, height: 780 };
const DUTY = '各单位应当每天巡查堤坝，发现问题及时报告。';
const ROWS = Array.from(
  { length: 80 },
  (_, i) => `| 物资${i} | ${i} | 件 | 仓库${i} | 每年清点二次，坏了要换 |`,
);

async function served(): Promise<string> {
  const table = ['| 品名 | 数量 | 单位 | 地点 | 要求 |', '| --- | --- | --- | --- | --- |', ...ROWS].join(
    '\n',
  );
  const wide = `| 项目 | 说明 |\n| --- | --- |\n| 巡查 | ${DUTY.repeat(120)} |`;
  const body = `第一条 ${DUTY.repeat(150)}\n\n第二条 储备下列物资：\n\n${table}\n\n第三条 按下表办理：\n\n${wide}\n`;
  const files = { 'example-long.md': knowledgeFile({ id: 'example-long', title: '示例省堤坝条例' }, body) };
  const [dir, data] = [knowledgeFolder(files), knowledgeFolder({})];
  const library = await openLibrary({ dirs: [dir], now: NOW });
  const running = await start(readConfig({ PORT: '0', ZHIYI_DATA: data, ZHIYI_KNOWLEDGE: dir }), {
    now: NOW,
    openKnowledge: async () => ({ library, glossary: [], paths: [] }),
    print: () => {},
    warn: (message, error) => console.error(message, error),
  });
  onTestFinished(() => running.close());
  return `http://127.0.0.1:${running.port}`;
}

test('a very long 款, a long table and a row of many screens are cut and go on in the reader', async () => {
  const page = await visitorChat(await served(), { viewport: PHONE });
  const cards = page.locator('.ac-adaptiveCard');
  for (const [i, words] of [
    '示例省堤坝条例第一条',
    '示例省堤坝条例第二条',
    '示例省堤坝条例第三条',
  ].entries()) {
    await say(page, words);
    await cards.nth(i).waitFor();
    await cards.nth(i).getByText('在阅读页接着读').waitFor();
    const height = await cards.nth(i).evaluate((card) => card.getBoundingClientRect().height);
    expect(height, words).toBeLessThan(2 * PHONE.height);
  }
  expect(await findings(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});
