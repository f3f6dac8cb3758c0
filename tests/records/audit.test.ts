import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { StoredQuestion } from '../../bot/records/audit.ts';
import { pseudonyms } from '../../bot/records/pseudonyms.ts';
import { readRecords } from '../../bot/records/read-records.ts';
import { serverUnderTest, teamsMessage, textOf, type UnderTest } from '../access/server-under-test.ts';

const KEY = 'a-record-key-of-the-example-0123456789';
let server: UnderTest;
afterEach(() => server.stop());

const local = (text: string, changed: object = {}): object =>
  teamsMessage(text, { serviceUrl: 'http://127.0.0.1:1/', ...changed });

async function records(): Promise<StoredQuestion[]> {
  const out: StoredQuestion[] = [];
  for await (const record of readRecords(path.join(server.data, 'records')))
    out.push(record as StoredQuestion);
  return out;
}

test('an answer is on record before it is acknowledged: who by a pseudonym, what, from which text, how long', async () => {
  server = await serverUnderTest({ ZHIYI_RECORD_KEY: KEY });
  await server.post(local('示例省防汛条例第三条'));
  const [record] = await records();
  expect(record).toMatchObject({
    kind: 'question',
    channel: 'msteams',
    conversation: 'a:personal',
    question: '示例省防汛条例第三条',
    outcome: 'answered',
    user: pseudonyms(KEY)('msteams aad-asker'),
    index: (await server.knowledge()).library.header.corpusHash,
    to: { serviceUrl: 'http://127.0.0.1:1/', bot: '28:bot' },
  });
  expect(record?.passages).toEqual(['example-flood@2023-09-01#a3']);
  expect(record?.hashes).toEqual([expect.stringMatching(/^[0-9a-f]{12}\.[0-9a-f]{12}\.in_force$/)]);
  expect(record?.ms).toBeGreaterThan(0);
  expect(JSON.stringify(record)).not.toMatch(/小王|aad-asker|29:asker/);
});

test('refusals and failures are on record; a failure under the id that the apology names', async () => {
  server = await serverUnderTest();
  await server.post(local('食堂午餐补贴多少'));
  const [refused] = await records();
  expect(refused).toMatchObject({ outcome: 'not_found', reason: 'not_in_texts' });
  await server.stop();
  const { library } = await server.knowledge();
  let opened = false;
  const warned: unknown[][] = [];
  server = await serverUnderTest(
    {},
    {
      warn: (...told) => warned.push(told),
      openKnowledge: async () => {
        // The first search is the server's own, before any question.
        const find = async (...args: Parameters<typeof library.find>) => {
          if (opened) throw new Error('broken on purpose');
          opened = true;
          return library.find(...args);
        };
        return { library: { ...library, find }, glossary: [], paths: [] };
      },
    },
  );
  const apology = await textOf(await server.post(local('多久演练一次')));
  const [record] = await records();
  expect(record).toMatchObject({ outcome: 'error', error: 'Error: broken on purpose' });
  expect(apology).toContain(`编号 ${record?.turn}`);
  expect(warned).toEqual([[`答复失败 ${record?.turn}`, expect.any(Error), record?.turn]]);
});

test('the log has a line about each answer, under the turn that the record names', async () => {
  const lines: [string, unknown][] = [];
  server = await serverUnderTest({}, { log: (message, fields) => lines.push([message, fields]) });
  await server.post(local('示例省防汛条例第三条'));
  const [record] = await records();
  expect(lines).toEqual([
    ['答复', expect.objectContaining({ turn: record?.turn, outcome: 'answered', passages: 1 })],
  ]);
});

test('without room for records people are answered; the operator is told and a figure counts', async () => {
  server = await serverUnderTest();
  const records = path.join(server.data, 'records');
  // The start may still be making the folder.
  await expect
    .poll(async () => {
      await rm(records, { recursive: true, force: true });
      return writeFile(records, 'in the way').then(
        () => 'stands in the way',
        () => 'came too late',
      );
    })
    .toBe('stands in the way');
  expect(await textOf(await server.post(local('示例省防汛条例第三条')))).toContain('每半年开展一次演练');
  expect(server.told.join('\n')).toMatch(/提问记录写不进去: (?:EEXIST|ENOTDIR)/);
  const figures = await (await fetch(`${server.local}/metrics`)).text();
  expect(figures).toMatch(/zhiyi_failures_total\{where="records"\} [1-9]/);
  expect(figures).toMatch(/zhiyi_turns_total\{channel="msteams",outcome="answered"\} 1/);
});

test('a pseudonym needs the key: without one it lasts as long as the process', () => {
  expect(pseudonyms(KEY)('a')).toBe(pseudonyms(KEY)('a'));
  expect(pseudonyms(KEY)('a')).not.toBe(pseudonyms(`${KEY}x`)('a'));
  expect(pseudonyms(undefined)('a')).not.toBe(pseudonyms(undefined)('a'));
});
