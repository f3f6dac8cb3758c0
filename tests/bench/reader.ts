import { request } from 'undici';
import { document } from '../../bot/routes/reader-pages.ts';
import { packable } from '../../bot/routes/send-page.ts';
import { showShelf } from '../bot/reader-shelf.ts';
import type { BenchRow } from './bench-row.ts';

const RUNS = 31;

/** Server time of the page of a law of 1,000 articles, made anew and sent again, median of 31 runs after one. */
export async function benchReader(): Promise<BenchRow[]> {
  const { library, server, url } = await showShelf();
  try {
    let bytes = 0;
    const made = await median(() => {
      bytes = packable(200, 'text/html', document(library, 'example-long').body).body.length;
    });
    const headers = { 'accept-encoding': 'br' };
    let sent = 0;
    const again = await median(async () => {
      const page = await request(`${url}/read/example-long`, { headers });
      sent = (await page.body.arrayBuffer()).byteLength;
    });
    return [
      { name: 'reader page, 1,000 articles, made', value: made, unit: 'ms' },
      { name: 'reader page, 1,000 articles, sent again', value: again, unit: 'ms' },
      { name: 'reader page, 1,000 articles', value: bytes / 1024, unit: 'KB' },
      { name: 'reader page, 1,000 articles, br', value: sent / 1024, unit: 'KB' },
    ];
  } finally {
    await server.close();
  }
}

async function median(run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i <= RUNS; i++) {
    const start = performance.now();
    await run();
    if (i > 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[RUNS >> 1] ?? 0;
}
