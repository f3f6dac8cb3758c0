import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openPostgresIndex } from '../../indexer/search/retrieve/postgres/postgres-index.ts';
import { SCHEMA } from '../../indexer/search/retrieve/postgres/schema.ts';
import { realPostgres } from '../real-servers.ts';
import type { BenchRow } from './bench-row.ts';

/** Articles: the national ones, then with copies under other titles. ZHIYI_BENCH_ARTICLES=59318,100000 for others. */
const SIZES = (process.env.ZHIYI_BENCH_ARTICLES ?? '59318,100000,200000').split(',').map(Number);
const CONNECTIONS = [1, 8, 32];

/**
 * The index in a PostgreSQL of Debian's packages as they come: time to load, size, candidates for recorded questions at 1, 8 and 32
 * connections, memory of a client that holds no words, and how all that grows.
 */
export async function benchPostgres(reference: string): Promise<BenchRow[]> {
  const server = await realPostgres();
  if (!server) return [];
  const folder = mkdtempSync(path.join(tmpdir(), 'zhiyi-bench-postgres-'));
  const file = path.join(folder, 'requests.json');
  const child = (job: string, articles: number, connections = 1): Promise<Readonly<Record<string, number>>> =>
    answerOf([job, server.url, reference, `${articles}`, `${connections}`, file]);
  const { database } = await openPostgresIndex(server.url, { connectMs: 30_000, answerMs: 600_000 });
  const rows: BenchRow[] = [];
  const row = (articles: number, name: string, value: number | undefined, unit: string): void => {
    rows.push({ name: `${articles.toLocaleString('en-US')}: ${name}`, value: value ?? Number.NaN, unit });
    console.log(`  … ${articles}: ${name} ${value?.toFixed(1)} ${unit}`);
  };
  const sizeMb = async (): Promise<number> => {
    const of = `select sum(pg_total_relation_size(oid)) / 1048576.0 as mb from pg_class
      where relnamespace = '${SCHEMA}'::regnamespace and relkind = 'r'`;
    return Number((await database.read<{ mb: string }>(of))[0]?.mb);
  };
  let before = 0;
  for (const articles of SIZES) {
    const loaded = await child('load', articles);
    row(articles, `loaded, ${articles - before} of them new`, loaded.seconds, 's');
    row(articles, 'most memory of the loading process', loaded.mostMb, 'MB');
    row(articles, 'on disk, as loaded', await sizeMb(), 'MB');
    await database.read(`vacuum full analyze ${SCHEMA}.posting`);
    row(articles, 'on disk, after VACUUM FULL', await sizeMb(), 'MB');
    if (before === 0) await child('record', articles);
    before = articles;
    for (const connections of CONNECTIONS) {
      const asked = await child('ask', articles, connections);
      const name = `candidates, ${connections} ${connections === 1 ? 'connection' : 'connections'}`;
      row(articles, `${name}, p50`, asked.p50, 'ms');
      row(articles, `${name}, p95`, asked.p95, 'ms');
      row(articles, `${name}, done`, asked.each, '/s');
      if (connections === 1) row(articles, 'memory of the asking process', asked.rssMb, 'MB');
    }
  }
  await database.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  return [...rows, ...growth(rows)];
}

/** What the largest size is to the one before it. */
function growth(rows: readonly BenchRow[]): BenchRow[] {
  const [smaller, larger] = SIZES.slice(-2).map((articles) => `${articles.toLocaleString('en-US')}: `);
  const figureOf = (start: string | undefined, name: string): number =>
    rows.find((row) => row.name === `${start}${name}`)?.value ?? Number.NaN;
  return rows
    .filter(({ name }) => larger !== undefined && name.startsWith(larger) && /p50|p95|FULL|asking/.test(name))
    .map(({ name, value }) => {
      const what = name.slice(larger!.length);
      return {
        name: `${larger}${what}, against ${smaller}`,
        value: value / figureOf(smaller, what),
        unit: '×',
      };
    });
}

function answerOf(args: readonly string[]): Promise<Readonly<Record<string, number>>> {
  const script = path.join(import.meta.dirname, 'postgres-child.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (data: Buffer) => {
    printed += data.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(printed.trim().split('\n').at(-1)!));
      else reject(new Error(`${args[0]} ended with code ${code}`));
    });
  });
}
