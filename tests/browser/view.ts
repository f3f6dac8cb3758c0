import type { Page } from 'playwright-core';

/** How a window looks at a page. */
export interface View {
  readonly width: number;
  readonly height: number;
  /** Dots to a pixel; default 1. */
  readonly scale?: number;
  /** Held in a hand and touched. */
  readonly phone?: boolean;
}

/** Turns the window that a page is in to this view; the page stays loaded and draws itself anew. */
export async function lookFrom(page: Page, { width, height, scale = 1, phone = false }: View): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor: scale,
    mobile: phone,
  });
  await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: phone });
  await page.waitForFunction((wide) => innerWidth === wide, width);
}
