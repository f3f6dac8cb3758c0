import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { LOADER } from '../program.ts';
import { type BenchRow, median } from './bench-row.ts';

const RUNS = 3;
const CHILD = path.join(import.meta.dirname, 'organisations-child.ts');

/** What a server holds for one organisation and for two with the same holdings: a second one costs what it holds, no engine. */
export async function benchOrganisations(): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhiyi-bench-organisations-'));
  // The first start fills the cache, and is not counted.
  await figures(2, folder, 1);
  const [one, two] = [await figures(1, folder), await figures(2, folder)];
  await rm(folder, { recursive: true, force: true });
  const rows = (['held', 'resident'] as const).flatMap((what) => {
    const name = what === 'held' ? 'held after a collection' : 'resident';
    return [
      { name: `one organisation, ${name}`, value: one[what], unit: 'MB' },
      { name: `two with the same holdings, ${name}`, value: two[what], unit: 'MB' },
      { name: `the second one, ${name}`, value: two[what] - one[what], unit: 'MB' },
    ];
  });
  return [
    ...rows,
    { name: 'the second over the first, held', value: (two.held - one.held) / one.held, unit: '×' },
  ];
}

async function figures(
  count: number,
  folder: string,
  runs = RUNS,
): Promise<{ held: number; resident: number }> {
  const [held, resident]: [number[], number[]] = [[], []];
  for (let i = 0; i < runs; i++) {
    const args = ['--expose-gc', ...LOADER, CHILD, String(count), folder];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const run = JSON.parse(stdout) as { held: number; resident: number };
    held.push(run.held);
    resident.push(run.resident);
  }
  return { held: median(held), resident: median(resident) };
}
