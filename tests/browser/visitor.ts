import type { BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { openBrowser } from './browser.ts';
import { openChat } from './chat-server.ts';

const DESKTOP = { viewport: { width: 1440, height: 900 } };

interface Profile {
  readonly context: BrowserContext;
  /** Of a page that is never closed: with the last page of a site its renderer ends, and with it what that has compiled. */
  readonly devtools: CDPSession;
}

const kept = new Map<string, Promise<Profile>>();

/**
 * A profile that knows nothing of the server at this address, until the test ends. One is kept for each set of options and
 * emptied for the next test: a new one would fetch and compile again what the pages of all tests share. Who measures what a
 * first visit loads takes a new context of the browser instead.
 *
 * @throws when the test has one of these options already, which this would empty
 */
export async function visitor(
  url: string,
  options: BrowserContextOptions = DESKTOP,
): Promise<BrowserContext> {
  const name = JSON.stringify(options);
  const opened = kept.get(name) ?? open(url, options);
  kept.set(name, opened);
  const { context, devtools } = await opened;
  if (context.pages().length > 1) throw new Error('a test has one visitor of the same options at a time');
  onTestFinished(async () => {
    const [, ...pages] = context.pages();
    await Promise.all(pages.map((page) => page.close()));
    await context.setOffline(false);
  });
  await devtools.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'all' });
  await context.clearCookies();
  return context;
}

async function open(url: string, options: BrowserContextOptions): Promise<Profile> {
  const context = await (await openBrowser()).newContext(options);
  // On a machine that does other things as well half a minute, which is usual, has been too little to load a page.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  // Empty, and of the site of every server under test: a site is a host without its port.
  await page.route('**', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto(url);
  return { context, devtools: await context.newCDPSession(page) };
}

/** The only page of such a profile. */
export async function visitorPage(url: string, options?: BrowserContextOptions): Promise<Page> {
  return (await visitor(url, options)).newPage();
}

/** The chat page of such a profile. */
export async function visitorChat(url: string, options?: BrowserContextOptions): Promise<Page> {
  return openChat(await visitor(url, options), url);
}
