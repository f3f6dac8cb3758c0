import { which } from '../which.ts';

/** How Debian and others call it; the shell without a window first, which does the same with a quarter less work. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser'];

/** The system's Chromium; undefined where there is none. */
export function chromiumCommand(): string | undefined {
  return NAMES.map(which).find((command) => command !== undefined);
}

/**
 * Whether tests in a browser can run. Without one: false, after one printed line. With ZHIYI_BROWSER set, where they must run, an
 * error.
 */
export function browserAtHand(): boolean {
  if (chromiumCommand() !== undefined) return true;
  if (process.env.ZHIYI_BROWSER) throw new Error('ZHIYI_BROWSER is set, and no Chromium is installed');
  console.log('skipped: no Chromium is installed, tests/browser did not run');
  return false;
}
