import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readConfig } from '../../bot/config.ts';
import { type Running, start } from '../../bot/index.ts';
import { NOW, openShelf } from '../bot/reader-shelf.ts';
import { visitorPage } from './visitor.ts';

vi.setConfig({ testTimeout: 60_000 });

let running: Running;
let data: string;
beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'zhiyi-data-'));
  const world = {
    now: NOW,
    openKnowledge: async () => ({ library: await openShelf(), glossary: [], paths: [] }),
    print: () => {},
    warn: (message: string, error: unknown) => console.error(message, error),
  };
  running = await start(readConfig({ PORT: '0', ZHIYI_DATA: data }), world);
}, 60_000);
afterAll(async () => {
  await running.close();
  await rm(data, { recursive: true, force: true });
});

test('a citation in the chat opens beside it at the marked paragraph', async () => {
  const page = await visitorPage(running.url);
  await page.goto(running.url);
  const box = page.locator('#words');
  await box.fill('示例省防汛条例第四条第二款');
  await box.press('Enter');
  await page
    .getByRole('link', { name: /打开原文|第四条第二款/ })
    .first()
    .click();
  const frame = page.frameLocator('#reader-frame');
  await frame.locator('#a4-p2:target').waitFor();
  expect(await frame.locator(':target').textContent()).toContain('险情解除后');
  expect(await frame.locator('.bar .mark').isVisible()).toBe(false);
  expect(await box.isVisible()).toBe(true);
  await frame.getByRole('link', { name: '《示例市救灾办法》' }).first().click();
  await frame.getByText('没有收录它的正文').waitFor();
  expect(page.url()).toBe(`${running.url}/`);
});
