import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { readConfig } from '../../bot/config.ts';
import { type Running, start } from '../../bot/index.ts';
import { openShelf } from '../bot/reader-shelf.ts';
import { WORDS } from '../dialogues/services-under-test.ts';

/** A server that can be stopped and started again on the same port, with the records it had or without. */
export interface ChatServer {
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Lets time pass for the server. */
  later(ms: number): void;
  forgetAll(): Promise<void>;
  close(): Promise<void>;
}

/** @param opening what the knowledge waits for */
export async function chatServer(
  env: Readonly<Record<string, string>> = {},
  opening: Promise<void> = Promise.resolve(),
): Promise<ChatServer> {
  const data = await mkdtemp(path.join(tmpdir(), 'zhiyi-chat-'));
  let port = 0;
  let shift = 0;
  let running: Running | undefined;
  const begin = async (): Promise<void> => {
    running = await start(readConfig({ PORT: String(port), ZHIYI_DATA: data, ...env }), {
      now: () => new Date(Date.now() + shift),
      openKnowledge: async () => {
        await opening;
        return { library: await openShelf(), ...WORDS };
      },
      print: () => {},
      warn: (message, error) => console.error(message, error),
    });
    port = running.port;
  };
  const stop = async (): Promise<void> => {
    await running?.close();
    running = undefined;
  };
  await begin();
  return {
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    stop,
    start: begin,
    later(ms) {
      shift += ms;
    },
    forgetAll: () => rm(path.join(data, 'page'), { recursive: true, force: true }),
    async close() {
      await stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** The chat page in a profile of its own, or in a further tab of one. */
export async function openChat(
  where: Browser | BrowserContext,
  url: string,
  size = { width: 1440, height: 900 },
): Promise<Page> {
  const page = 'newContext' in where ? await where.newPage({ viewport: size }) : await where.newPage();
  await page.goto(url);
  await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
  return page;
}

export async function say(page: Page, text: string): Promise<void> {
  const box = page.locator('#words');
  await box.fill(text);
  await box.press('Enter');
}

/** What the person said, as it stands in the transcript. */
export function questions(page: Page): Promise<string[]> {
  return page.locator('.webchat__bubble--from-user .webchat__bubble__content').allInnerTexts();
}
