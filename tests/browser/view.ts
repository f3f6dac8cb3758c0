import type { CDPSession, Page } from 'playwright-core';

/** How a window looks at a page. */
export interface View {
  readonly width: number;
  readonly height: number;
  /** Dots to a pixel; default 1. */
  readonly scale?: number;
  /** Held in a hand and touched. */
  readonly phone?: boolean;
}

/** One for each page: every session keeps its own idea of the window, and a page that loads anew is told them all again. */
const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** Turns the window that a loaded page is in to this view; the page stays loaded and draws itself anew. */
export async function lookFrom(page: Page, { width, height, scale = 1, phone = false }: View): Promise<void> {
  const opened = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, opened);
  const devtools = await opened;
  await devtools.send('Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor: scale,
    mobile: phone,
  });
  await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: phone });
  await page.waitForFunction((wide) => innerWidth === wide, width);
}
