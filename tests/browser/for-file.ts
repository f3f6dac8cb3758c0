import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from './browser.ts';
import { type ChatServer, chatServer } from './chat-server.ts';

/** A browser and a server for all tests of a file; they are there from the first test on. */
export function chatForFile(env: Readonly<Record<string, string>> = {}): {
  readonly browser: Browser;
  readonly server: ChatServer;
} {
  const own = {} as { browser: Browser; server: ChatServer };
  beforeAll(async () => {
    [own.server, own.browser] = await Promise.all([chatServer(env), openBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await own.browser.close();
    await own.server.close();
  });
  return own;
}
