import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IndexAway } from '../../../indexer/errors.ts';
import { SLOTS } from '../../../indexer/search/retrieve/flexsearch/slots.ts';
import { SCHEMA } from '../../../indexer/search/retrieve/postgres/schema.ts';
import type { CandidateRequest, WeightedTerm } from '../../../indexer/search/retrieve/retriever.ts';
import { realPostgres } from '../../real-servers.ts';
import { retrieverContract } from './contract.ts';
import { type Client, clientOf, indexOf, numbered } from './postgres-clients.ts';

const server = await realPostgres();
const url = server?.url ?? '';
afterAll(() => server?.stop());

const term = (text: string): WeightedTerm => ({ text, weight: 1, finds: true, orders: true });
const asking = (text: string): CandidateRequest => ({ terms: [term(text)], count: Number.POSITIVE_INFINITY });

describe.skipIf(!server)('an index in PostgreSQL', () => {
  let shared: Client;
  beforeAll(async () => {
    shared = await indexOf(`${url}?parts=3`);
  });
  afterAll(() => shared.index.database.close());

  retrieverContract('postgres', async () => (await clientOf(shared.index)).retriever, { slack: 0.5 / SLOTS });

  const rows = async (statement: string): Promise<number> => {
    const [row] = await shared.index.database.read<{ n: number }>(`select (${statement})::int4 as n`);
    return row?.n ?? 0;
  };

  it('is brought in once, whoever has the documents, and asked by each within its own', async () => {
    const [one, other, part] = [await indexOf(url), await indexOf(url), await indexOf(url)];
    await one.retriever.add(numbered(0, 30));
    await other.retriever.add(numbered(0, 30));
    await part.retriever.add(numbered(5, 10));
    expect([one.built(), other.built(), part.built()]).toEqual([30, 0, 0]);
    expect(await other.retriever.candidates(asking('缆绳'))).toEqual(
      await one.retriever.candidates(asking('缆绳')),
    );
    expect(await part.retriever.candidates(asking('缆绳'))).toHaveLength(10);
    expect((await part.retriever.frequencies(['缆绳', '_渡船'])).get('缆绳')).toBe(10);
    expect(await part.retriever.holding(['渡', '第'])).toHaveLength(10);
    for (const client of [one, other, part]) await client.index.database.close();
  });

  it('answers alike while another brings documents in, and segments are merged under it', async () => {
    const [reader, writer] = [await indexOf(url), await indexOf(url)];
    await reader.retriever.add(numbered(100, 50));
    const before = await reader.retriever.candidates(asking('缆绳'));
    const segmentsBefore = await rows(`select max(id) from ${SCHEMA}.segment`);
    let writing = true;
    const work = (async () => {
      for (let n = 1000; n < 1240; n += 8) await writer.retriever.add(numbered(n, 8));
      writing = false;
    })();
    let asked = 0;
    for (; writing; asked++) expect(await reader.retriever.candidates(asking('缆绳'))).toEqual(before);
    await work;
    expect(asked).toBeGreaterThan(3);
    expect(await writer.retriever.candidates(asking('缆绳'))).toHaveLength(240);
    expect(await reader.retriever.candidates(asking('缆绳'))).toEqual(before);
    // Thirty times something was added: what lies there now was merged.
    expect(await rows(`select count(*) from ${SCHEMA}.segment`)).toBeLessThan(30);
    expect(await rows(`select max(id) from ${SCHEMA}.segment`)).toBeGreaterThan(segmentsBefore + 30);
    for (const client of [reader, writer]) await client.index.database.close();
  });

  it('brings the same documents in for two at once, without doing the work twice', async () => {
    const clients = [await indexOf(url), await indexOf(url)];
    await Promise.all(clients.map(({ retriever }) => retriever.add(numbered(2000, 60))));
    expect(clients.reduce((sum, { built }) => sum + built(), 0)).toBe(60);
    for (const client of clients) {
      expect(await client.retriever.candidates(asking('舵柄'))).toHaveLength(60);
      await client.index.database.close();
    }
  });

  it('shows nothing half of what was killed while it was brought in', async () => {
    const child = path.join(import.meta.dirname, 'postgres-child.ts');
    const done: number[] = [];
    for (let round = 0; round < 3; round++) {
      const args = ['--import', 'tsx', child, url, `${3000 + round * 1000}`];
      const importing = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      for (let told = 0; told <= round; told++) {
        const [data] = (await once(importing.stdout, 'data')) as [Buffer];
        done.push(...data.toString().trim().split('\n').map(Number));
      }
      importing.kill('SIGKILL');
      await once(importing, 'exit');
      // What is there is whole: each document has its entries, each row of postings its segment.
      const looked = await indexOf(url);
      expect(
        await rows(`select count(*) from ${SCHEMA}.posting p
        where not exists (select from ${SCHEMA}.segment s where s.id = p.segment)`),
      ).toBe(0);
      const last = done.at(-1)!;
      await looked.retriever.add(numbered(last, 40));
      expect(looked.built()).toBe(0);
      expect(await looked.retriever.candidates(asking('缆绳'))).toHaveLength(40);
      // The next forty were killed somewhere, or done and not told of.
      await looked.retriever.add(numbered(last + 40, 40));
      expect(await looked.retriever.candidates(asking('舵柄'))).toHaveLength(80);
      expect((await looked.retriever.frequencies(['渡船'])).get('渡船')).toBe(80);
      await looked.index.database.close();
    }
  });

  it('is swept of what nobody has used for long, and of nothing else', async () => {
    const [kept, gone] = [await indexOf(url), await indexOf(url)];
    await kept.retriever.add(numbered(8000, 20));
    await gone.retriever.add(numbered(8020, 20));
    const answer = await kept.retriever.candidates(asking('缆绳'));
    expect(await kept.index.sweep(30)).toBe(0);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`update ${SCHEMA}.document set used = now() - interval '40 days'`);
    await kept.retriever.touch();
    expect(await kept.index.sweep(30)).toBeGreaterThan(20);
    expect(await rows(`select count(*) from ${SCHEMA}.document`)).toBe(20);
    expect(await rows(`select sum(count) from ${SCHEMA}.posting where term = '缆绳'`)).toBe(20);
    expect(await kept.retriever.candidates(asking('缆绳'))).toEqual(answer);
    await expect(gone.retriever.candidates(asking('缆绳'))).rejects.toThrow(/load the knowledge again/);
    await client.end();
    for (const one of [kept, gone]) await one.index.database.close();
  });

  it('tells clearly when the database is away, and goes on by itself when it is back', async () => {
    const client = await indexOf(url);
    await client.retriever.add(numbered(9000, 3));
    await server?.kill();
    await expect(client.retriever.candidates(asking('缆绳'))).rejects.toThrow(IndexAway);
    await expect(client.retriever.add(numbered(9100, 3))).rejects.toThrow(/ZHIYI_INDEX|连不上/);
    await server?.restart();
    // It accepts connections before it has recovered.
    const back = async (): Promise<number> => {
      const found = await client.retriever.candidates(asking('缆绳')).catch(() => undefined);
      return found?.length ?? 0;
    };
    await expect.poll(back, { timeout: 20_000 }).toBe(3);
    await client.retriever.add(numbered(9100, 3));
    expect(await client.retriever.candidates(asking('缆绳'))).toHaveLength(6);
    await client.index.database.close();
  });

  it('waits no longer than its limit for one that accepts and says nothing', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const client = await indexOf(`postgres://zhiyi@127.0.0.1:${port}/postgres`, { connectMs: 200 });
    await expect(client.retriever.add(numbered(0, 1))).rejects.toThrow(IndexAway);
    silent.close();
  });
});
