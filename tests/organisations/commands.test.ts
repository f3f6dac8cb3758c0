import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unpackArchive } from '../../bot/cli/backup-archive.ts';
import { teamsMessage } from '../access/server-under-test.ts';
import { commandLine, type Ended } from '../command-line.ts';
import { ask, BEES, FERRIES, type Offices, shared, twoOffices } from './organisations-under-test.ts';

let offices: Offices;
let env: Record<string, string>;

/** The same person asks both offices, and then they stop. */
beforeAll(async () => {
  offices = await twoOffices();
  env = { ...offices.env, ZHIYI_RECORD_KEY: 'a-record-key-of-the-example-0123456789' };
  const both = await shared(offices, { ZHIYI_RECORD_KEY: env.ZHIYI_RECORD_KEY ?? '' });
  for (const host of [FERRIES, BEES]) {
    const json = teamsMessage(`大雾天怎么办 ${host}`, { serviceUrl: 'http://127.0.0.1:1/' });
    expect((await ask(both.port, host, '/api/messages', { json })).status).toBe(200);
  }
  await both.close();
});
afterAll(() => offices.remove());

const zhiyi = (...args: string[]): Promise<Ended> => commandLine(args, { cwd: offices.folder, env });

const SOMEBODY = ['--user', 'msteams:aad-asker'];

test('a command that reads what a server keeps asks whose', async () => {
  const { code, err } = await zhiyi('records', 'export');
  expect(code).toBe(2);
  expect(err).toContain('有:ferries、bees');
  expect((await zhiyi('records', 'check', '--organisation', 'bees')).out).toMatch(/^1 行完好,0 行损坏/);
});

test('of one office its records are exported, backed up and erased, and nothing of the other', async () => {
  const exported = await zhiyi('records', 'export', ...SOMEBODY, '--organisation', 'bees');
  expect(exported.out).toContain(BEES);
  expect(exported.out).not.toContain(FERRIES);

  const archive = path.join(offices.folder, 'bees.zip');
  expect((await zhiyi('backup', archive, '--organisation', 'bees')).code).toBe(0);
  const unpacked = await mkdtemp(path.join(offices.folder, 'unpacked-'));
  const { files } = await unpackArchive(archive, unpacked);
  const texts = await Promise.all(
    Object.keys(files).map((name) => readFile(path.join(unpacked, name), 'utf8')),
  );
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['knowledge/0/bees.md']));
  expect(texts.join('\n')).toContain(BEES);
  expect(texts.join('\n')).not.toMatch(/ferries\.localhost|救生衣/u);
  await rm(unpacked, { recursive: true });

  const erased = await zhiyi('records', 'erase', ...SOMEBODY, '--organisation', 'bees');
  expect([erased.code, erased.out]).toEqual([0, expect.stringContaining('没有留下')]);
  expect((await zhiyi('records', 'erase', ...SOMEBODY, '--verify', '--organisation', 'bees')).code).toBe(0);
  const kept = await zhiyi('records', 'export', ...SOMEBODY, '--organisation', 'ferries');
  expect(kept.out).toContain(FERRIES);
  expect(await readdir(path.join(offices.folder, 'data/ferries/state'))).not.toEqual([]);
});

test('gaps are those of the office, by its own texts', async () => {
  const gaps = await zhiyi('gaps', '--json', '--days', '10000', '--organisation', 'ferries');
  expect([gaps.code, gaps.err]).toEqual([0, '']);
  expect(gaps.out).not.toMatch(/芦苇花|养蜂/u);
});
