import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumCommand } from './chromium-command.ts';

let launched: Promise<Browser> | undefined;

/**
 * The system's Chromium, one for all files of a worker: it ends with the process. Pages of one visitor share a renderer, so that
 * what they all load, Web Chat above all, is compiled once.
 *
 * @throws where there is none: the tests of this room are then left out, see `browserAtHand`
 */
export function openBrowser(): Promise<Browser> {
  launched ??= launch();
  return launched;
}

async function launch(): Promise<Browser> {
  const executablePath = chromiumCommand();
  if (executablePath === undefined) throw new Error('no Chromium is installed');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--process-per-site'] });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of axe that look at colours. What is dark differs from what is light by those alone: see the style sheets. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Findings of axe, one line each, in light and in dark. Evaluated in the page: its policy allows no added script. */
export async function findings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const light = await looked(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await drawnAnew(page);
  const dark = await looked(page, OF_COLOURS);
  await page.emulateMedia({ colorScheme: 'light' });
  // Who looks next must not find what was dark half light.
  await drawnAnew(page);
  return [...light, ...dark.map((found) => `dark: ${found}`)];
}

/** A page that draws itself anew has done so by the second frame. */
async function drawnAnew(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
}

/** @param rules the only ones to look by; default all */
function looked(page: Page, rules?: readonly string[]): Promise<string[]> {
  return page.evaluate(
    async (options) => {
      const axe = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResult> } }).axe;
      const { violations } = await axe.run(options);
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
    },
    // What passes is not told in full: nobody reads it, and telling it takes longer than finding it.
    { resultTypes: ['violations'], ...(rules && { runOnly: [...rules] }) },
  );
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}
