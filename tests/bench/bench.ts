import { parseArgs } from 'node:util';
import { reference } from '../reference.ts';
import type { BenchRow } from './bench-row.ts';

interface Options {
  /** How many documents `scale` and `crowd` are measured with. */
  readonly documents: number;
}

/** The parts of the bench, in the order they run. Some need the folder of reference texts. */
const PARTS: Readonly<Record<string, (options: Options) => Promise<readonly BenchRow[]>>> = {
  search: async () => {
    const folder = reference();
    return folder ? (await import('./search.ts')).benchSearch(folder) : [];
  },
  postgres: async () => {
    const folder = reference();
    return folder ? (await import('./postgres.ts')).benchPostgres(folder) : [];
  },
  import: async () => (await import('./import.ts')).benchImport(),
  check: async () => (await import('./check.ts')).benchCheck(),
  reader: async () => (await import('./reader.ts')).benchReader(),
  page: async () => (await import('./page.ts')).benchPage(),
  start: async () => (await import('./start.ts')).benchStart(),
  organisations: async () => (await import('./organisations.ts')).benchOrganisations(),
  dingtalk: async () => (await import('./dingtalk.ts')).benchDingTalk(),
  answers: async () => (await import('./answers.ts')).benchAnswers(),
  scale: async ({ documents }) => {
    const folder = reference();
    return folder ? (await import('./scale.ts')).benchScale(folder, documents) : [];
  },
  crowd: async ({ documents }) => {
    const folder = reference();
    return folder ? (await import('./crowd.ts')).benchCrowd(folder, documents) : [];
  },
};
/** Take minutes: they run when they are asked for. */
const ASKED_FOR = new Set(['scale', 'crowd']);

/**
 * `npm run bench`, or `npm run bench -- answers reader`, `npm run bench -- scale --documents 2900`: a table of figures. Exit
 * code 2: there is no such part.
 */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals: asked } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { documents: { type: 'string', default: '1412' } },
  });
  const options: Options = { documents: Number(values.documents) };
  const names = asked.length > 0 ? asked : Object.keys(PARTS).filter((name) => !ASKED_FOR.has(name));
  const unknown = names.filter((name) => !Object.hasOwn(PARTS, name));
  if (unknown.length > 0) {
    console.error(`no part is called ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
    return 2;
  }
  for (const name of names) {
    console.log(`\n${name}`);
    const rows = (await PARTS[name]?.(options)) ?? [];
    const widest = Math.max(0, ...rows.map((row) => row.name.length));
    for (const { name, value, unit } of rows)
      console.log(`  ${name.padEnd(widest)}  ${figure(value).padStart(10)} ${unit}`);
  }
  return 0;
}

/** Three digits that matter. */
function figure(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

process.exitCode = await main(process.argv.slice(2));
