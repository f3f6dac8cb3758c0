import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importOriginal } from '../../indexer/import/import-original.ts';
import type { Original } from '../../indexer/import/source.ts';
import { NOTES, TITLE } from '../import/example.ts';
import { asPdf } from '../import/example-files.ts';
import type { BenchRow } from './bench-row.ts';

const ARTICLES = 1000;
const RUNS = 5;

/** A long invented regulation: as many articles as the longest code has, of the usual length. */
function longText(): string[] {
  const sentence = '磨坊每天开门八小时，腊月里可以少开两小时，账本要留存五年，刮大风时把帆布收起来。';
  const body = Array.from({ length: ARTICLES - 1 }, (_, i) => `第${i + 1}条 ${sentence.repeat(2)}`);
  return [...body, `第${ARTICLES}条 这部虚构的办法自2031年3月9日起施行。`];
}

/** Import speed by format in MB a second (median of five, after one warm-up) and peak growth of memory. */
export async function benchImport(): Promise<BenchRow[]> {
  const lines = longText();
  const encode = (text: string) => new TextEncoder().encode(text);
  const html = `<html><body><h1>${TITLE}</h1><div id="zoom">${[...NOTES, ...lines].map((l) => `<p>${l}</p>`).join('')}</div></body></html>`;
  const originals: Original[] = [
    { name: '长.md', bytes: encode([`# ${TITLE}`, ...NOTES, ...lines].join('\n\n')) },
    { name: '长.html', bytes: encode(html) },
    { name: '长.docx', bytes: await longDocx(lines) },
    { name: '长.pdf', bytes: await asPdf(lines) },
  ];
  const rows: BenchRow[] = [];
  for (const original of originals) {
    const format = path.extname(original.name).slice(1);
    const { seconds, growth } = await measure(original);
    const megabytes = original.bytes.length / 1024 / 1024;
    rows.push({ name: `import ${format}, 1,000 articles`, value: seconds * 1000, unit: 'ms' });
    rows.push({ name: `import ${format}`, value: megabytes / seconds, unit: 'MB/s' });
    rows.push({ name: `import ${format}, peak growth of memory`, value: growth, unit: 'MB' });
  }
  return rows;
}

async function longDocx(lines: readonly string[]): Promise<Uint8Array> {
  const { Document, Packer, Paragraph } = await import('docx');
  const children = [TITLE, ...NOTES, ...lines].map((text) => new Paragraph({ text }));
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

async function measure(original: Original): Promise<{ seconds: number; growth: number }> {
  const times: number[] = [];
  const before = process.memoryUsage.rss();
  let peak = before;
  for (let run = 0; run <= RUNS; run++) {
    const out = await mkdtemp(path.join(tmpdir(), 'zhiyi-bench-import-'));
    const start = performance.now();
    const { outcome, error, findings } = await importOriginal(original, {
      catalogue: [],
      out,
      today: '2031-05-01',
    });
    if (run > 0) times.push(performance.now() - start);
    peak = Math.max(peak, process.memoryUsage.rss());
    await rm(out, { recursive: true, force: true });
    if (outcome !== 'new')
      throw new Error(`${original.name}: ${outcome} ${error?.message ?? JSON.stringify(findings)}`);
  }
  const median = times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
  return { seconds: median / 1000, growth: (peak - before) / 1024 / 1024 };
}
