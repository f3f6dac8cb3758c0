import { appendFile, mkdtemp, open, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkedLine, readLine, type StoredRecord } from '../../bot/records/checked-line.ts';
import { clockWitness } from '../../bot/records/clock-witness.ts';
import { deleteExpired } from '../../bot/records/day-files.ts';
import { eraseRecords } from '../../bot/records/erase.ts';
import { type DamagedLine, readRecords } from '../../bot/records/read-records.ts';
import { type RecordStoreOptions, recordStore } from '../../bot/records/record-store.ts';
import { chinaDay } from '../../indexer/china-day.ts';

let folder: string;
let at: number;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhiyi-records-'));
  at = Date.parse('2024-06-01T04:00:00Z');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const store = (changed: Partial<RecordStoreOptions> = {}) =>
  recordStore({
    folder,
    instance: 'a',
    days: 0,
    now: () => new Date(at),
    believed: clockWitness(folder, () => new Date(at)).believed,
    warn: (_message, error) => {
      throw error;
    },
    ...changed,
  });

const question = (question: string, user = 'u1') =>
  ({ kind: 'question', time: new Date(at).toISOString(), question, user }) as StoredRecord;

async function all(damaged: DamagedLine[] = []): Promise<Record<string, unknown>[]> {
  const out: Record<string, unknown>[] = [];
  for await (const record of readRecords(folder, {}, (line) => damaged.push(line)))
    out.push(record as unknown as Record<string, unknown>);
  return out;
}

const questions = async (damaged?: DamagedLine[]) => (await all(damaged)).map((r) => r.question);

test('any record is read back from its line, and from no line that differs', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(255), (text, place, byte) => {
      const line = checkedLine({ kind: 'question', time: 't', text } as StoredRecord);
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(readLine(line)).toEqual({ kind: 'question', time: 't', text: JSON.parse(JSON.stringify(text)) });
      const bytes = Buffer.from(line.trimEnd());
      const spot = place % bytes.length;
      if (bytes[spot] === byte) return;
      bytes[spot] = byte;
      expect(readLine(bytes.toString())).toBeUndefined();
    }),
    { seed: 8, numRuns: 500 },
  );
});

test('records given at the same time are all kept, in order, in the file of their day in China', async () => {
  const log = store();
  await Promise.all(Array.from({ length: 500 }, (_, i) => log.append(question(`问${i}`))));
  at = Date.parse('2024-06-01T16:30:00Z');
  await log.append(question('次日'));
  await log.close();
  expect((await readdir(folder)).sort()).toEqual(['2024-06-01.a.jsonl', '2024-06-02.a.jsonl', 'clock.json']);
  expect(await questions()).toEqual([...Array.from({ length: 500 }, (_, i) => `问${i}`), '次日']);
});

test('a line that a crash tore is passed over and told of; what came before and after is there', async () => {
  const log = store();
  await log.append(question('一'));
  await log.append(question('二'));
  await log.close();
  const file = path.join(folder, '2024-06-01.a.jsonl');
  const size = (await readFile(file)).length;
  await truncate(file, size - 9);
  const next = store();
  await next.append(question('三'));
  await next.close();
  const damaged: DamagedLine[] = [];
  expect(await questions(damaged)).toEqual(['一', '三']);
  expect(damaged).toEqual([{ file, line: 2 }]);
});

test('every place where a crash can tear a line leaves the earlier ones', async () => {
  const log = store();
  await log.append(question('一'));
  await log.close();
  const file = path.join(folder, '2024-06-01.a.jsonl');
  const whole = await readFile(file);
  const line = Buffer.from(checkedLine(question('二')));
  for (let cut = 1; cut < line.length - 1; cut++) {
    await writeFile(file, Buffer.concat([whole, line.subarray(0, cut)]));
    const next = store();
    await next.append(question('三'));
    await next.close();
    expect(await questions(), String(cut)).toEqual(['一', '三']);
  }
});

test('a full disk fails the record, not the next one after there is room', async () => {
  let room = false;
  const log = store({
    openFile: async (file) => {
      const handle = await open(file, 'a+');
      return {
        stat: () => handle.stat(),
        close: () => handle.close(),
        // Half of it fits, as on a disk that is nearly full.
        write: (data) => handle.write(room ? data : data.subarray(0, data.length / 2)),
      };
    },
  });
  await expect(log.append(question('丢'))).rejects.toThrow('disk full');
  room = true;
  await log.append(question('存'));
  await log.close();
  expect(await questions()).toEqual(['存']);
});

test('a folder that cannot be made fails each record until it can', async () => {
  const blocked = path.join(folder, 'sub');
  await writeFile(blocked, '');
  const log = store({ folder: blocked });
  await expect(log.append(question('一'))).rejects.toThrow();
  await rm(blocked);
  await log.append(question('二'));
  await log.close();
  expect(await readdir(blocked)).toContain('2024-06-01.a.jsonl');
});

test('days before those that are kept go, at the first record of a day', async () => {
  for (const day of ['2024-01-01', '2024-05-24', '2024-05-25', '2024-05-31'])
    await writeFile(path.join(folder, `${day}.b.jsonl`), '');
  await writeFile(path.join(folder, 'notes.txt'), '');
  const log = store({ days: 7 });
  await log.append(question('一'));
  await log.close();
  expect((await readdir(folder)).sort()).toEqual([
    '2024-05-25.b.jsonl',
    '2024-05-31.b.jsonl',
    '2024-06-01.a.jsonl',
    'clock.json',
    'notes.txt',
  ]);
  expect(await deleteExpired(folder, 0, new Date(at + 1e12))).toEqual([]);
});

const DAY = 86_400_000;

test('a clock that jumps ahead takes no records with it, neither on the first day nor on the next', async () => {
  const log = store({ days: 7 });
  await log.append(question('一'));
  at += 400 * DAY;
  for (let day = 0; day < 5; day++, at += DAY) await log.append(question(`错${day}`));
  at -= 404 * DAY;
  await log.append(question('二'));
  await log.close();
  expect((await questions()).sort()).toEqual(['一', '二', '错0', '错1', '错2', '错3', '错4']);
});

test('after a long stop the new calendar is believed when the server has run by it for a month, on days without records too', async () => {
  const told: string[] = [];
  const witness = clockWitness(
    folder,
    () => new Date(at),
    (...days) => told.push(days.join(' → ')),
  );
  expect(await witness.believed()).toBe(true);
  at += 400 * DAY;
  const believed: boolean[] = [];
  for (let day = 0; day < 31; day++, at += DAY) believed.push(await witness.believed());
  expect(believed).toEqual([...Array(30).fill(false), true]);
  expect(told[0]).toBe('2024-06-01 → 2025-07-06');
  at += 44 * DAY;
  expect(await witness.believed()).toBe(true);
});

test('a restart does not make a doubted clock believed; a clock put back is', async () => {
  const witness = () => clockWitness(folder, () => new Date(at));
  await witness().believed();
  at += 400 * DAY;
  expect(await witness().believed()).toBe(false);
  expect(await witness().believed()).toBe(false);
  at -= 399 * DAY;
  expect(await witness().believed()).toBe(true);
});

test('records without a note of the clock tell when the server last ran', async () => {
  await writeFile(path.join(folder, '2023-01-01.b.jsonl'), '');
  expect(await clockWitness(folder, () => new Date(at)).believed()).toBe(false);
});

test("one user's records are erased while a server goes on writing", async () => {
  const log = store();
  const other = store({ instance: 'b' });
  for (const [text, user] of [
    ['一', 'u1'],
    ['二', 'u2'],
    ['三', 'u1'],
  ] as const)
    await log.append(question(text, user));
  await other.append(question('四', 'u1'));
  const file = path.join(folder, '2024-06-01.b.jsonl');
  const torn = checkedLine(question('残', 'u1')).slice(0, -5);
  await other.close();
  await appendFile(file, torn);
  const erasing = eraseRecords(folder, { users: new Set(['u1']) });
  await Promise.all([erasing, log.append(question('五', 'u2'))]);
  await log.append(question('六', 'u1'));
  expect(await erasing).toBe(4);
  await log.close();
  const damaged: DamagedLine[] = [];
  expect(await questions(damaged)).toEqual(['二', '五', '六']);
  expect(damaged).toEqual([]);
  for (const name of await readdir(folder))
    expect(await readFile(path.join(folder, name), 'utf8')).not.toMatch(/一|三|四|残/);
  expect(await eraseRecords(folder, { users: new Set(['u1']) })).toBe(1);
});

test('a day ends at midnight in China, wherever the server runs', () => {
  expect(chinaDay(new Date('2024-06-01T15:59:59Z'))).toBe('2024-06-01');
  expect(chinaDay(new Date('2024-06-01T16:00:00Z'))).toBe('2024-06-02');
});
