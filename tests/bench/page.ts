import type { Page } from 'playwright-core';
import { openBrowser } from '../browser/browser.ts';
import { openChat } from '../browser/chat-server.ts';
import { type BenchRow, median } from './bench-row.ts';
import { startBot } from './bot-process.ts';
import { chatQuestions } from './chat-questions.ts';

/** Questions that are not counted: the first waits for the knowledge, the next for code to be compiled. */
const WARM_UP = 5;
const TURNS = 60;
/** Turns at either end that are held against each other. */
const END = 11;

/** The product, built, in Chromium: from the question to the card of its answer as painted, over one long conversation. */
export async function benchPage(): Promise<BenchRow[]> {
  const [browser, bot] = await Promise.all([openBrowser(), startBot('product')]);
  try {
    const page = await openChat(browser, bot.url);
    const times: number[] = [];
    for (const question of (await chatQuestions()).slice(0, WARM_UP + TURNS)) {
      // Before Web Chat is there, answers are shown without cards.
      await page.waitForFunction(() => 'WebChat' in globalThis && !document.getElementById('early'));
      times.push(await untilPainted(page, question));
    }
    const turns = times.slice(WARM_UP);
    const [first, last] = [median(turns.slice(0, END)), median(turns.slice(-END))];
    return [
      { name: 'question to painted card, median', value: median(turns), unit: 'ms' },
      { name: `the same, first ${END} of ${TURNS} turns`, value: first, unit: 'ms' },
      { name: `the same, last ${END} of ${TURNS} turns`, value: last, unit: 'ms' },
      { name: 'last turns against the first', value: last / first, unit: '×' },
    ];
  } finally {
    await browser.close();
    await bot.stop();
  }
}

/** Milliseconds from sending until the frame after the card is in the page, by the page's own clock. */
function untilPainted(page: Page, question: string): Promise<number> {
  return page.evaluate(async (words) => {
    const field = document.querySelector<HTMLTextAreaElement>('#words')!;
    const cards = document.getElementsByClassName('ac-adaptiveCard');
    const before = cards.length;
    field.value = words;
    const began = performance.now();
    field.form!.requestSubmit();
    await new Promise<void>((resolve) => {
      const watch = new MutationObserver(() => {
        if (cards.length === before) return;
        watch.disconnect();
        // The second frame begins when the first, with the card, is painted.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      });
      watch.observe(document.body, { childList: true, subtree: true });
    });
    return performance.now() - began;
  }, question);
}
