import { expect, test } from 'vitest';
import type { Activity } from '../../bot/channels/activities/activity.ts';
import { senderOf } from '../../bot/channels/activities/read-activity.ts';
import { audit } from '../../bot/records/audit.ts';
import type { StoredRecord } from '../../bot/records/checked-line.ts';
import { passageHashes } from '../../bot/records/passage-hashes.ts';
import { type Notified, recallOf } from '../../bot/records/recall.ts';
import { type Library, openLibrary } from '../../indexer/index.ts';
import { teamsMessage } from '../access/server-under-test.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';

const FIRST = '第一条 每年演练一次。\n\n第二条 三日内报告。\n';
const now = () => new Date('2024-06-01T04:00:00Z');

const opened = (files: Record<string, string>): Promise<Library> =>
  openLibrary({ dirs: [knowledgeFolder(files)], now });
const file = (body: string, fields: Record<string, unknown> = {}) =>
  knowledgeFile({ id: 'example-drill', version: '2019-01-01', effective: '2019-01-01', ...fields }, body);

/** What is on record of answers given from a library, one passage each, one conversation each. */
async function given(library: Library, keys: readonly string[]): Promise<StoredRecord[]> {
  const records: StoredRecord[] = [];
  const { questions } = audit({
    store: { append: async (record) => void records.push(record), close: async () => undefined },
    pseudonym: (user) => user,
    hashOf: (l, key) => passageHashes(l).of(key),
    library: () => library,
    failed: () => undefined,
  });
  for (const key of keys)
    await questions.record(
      {
        time: '2024-05-01T00:00:00Z',
        turn: 't',
        channel: 'msteams',
        conversation: `conversation ${key}`,
        question: '问',
        outcome: 'answered',
        passages: [key],
        index: library.header.corpusHash,
        ms: 1,
      },
      senderOf(teamsMessage('问') as Activity),
    );
  return records;
}

async function* each(records: readonly StoredRecord[]): AsyncGenerator<StoredRecord> {
  yield* records;
}

const changes = async (records: readonly StoredRecord[], library: Library) =>
  (await recallOf(each(records), library, 'example-drill')).flatMap((r) => r.passages);

test('a passage whose words were changed or removed is recalled, one that was not is not', async () => {
  const before = await opened({ 'laws/example-drill.md': file(FIRST) });
  const keys = before.entries.map((e) => e.key);
  const records = await given(before, keys);
  expect(await changes(records, before)).toEqual([]);
  const changed = await opened({ 'laws/example-drill.md': file(FIRST.replace('三日', '五日')) });
  expect(await changes(records, changed)).toEqual([{ key: keys[1], change: 'changed' }]);
  const removed = await opened({ 'laws/example-drill.md': file(FIRST.split('\n')[0]!) });
  expect(await changes(records, removed)).toEqual([{ key: keys[1], change: 'gone' }]);
});

test('a passage of a text that has since been superseded or repealed is recalled, though its words stand', async () => {
  const before = await opened({ 'laws/example-drill.md': file(FIRST, { status: 'in_force' }) });
  const records = await given(before, [before.entries[0]!.key]);
  const superseded = await opened({
    'laws/example-drill@2019-01-01.md': file(FIRST, { status: 'in_force' }),
    'laws/example-drill.md': file(FIRST, {
      version: '2023-01-01',
      effective: '2023-01-01',
      status: 'in_force',
    }),
  });
  expect(await changes(records, superseded)).toMatchObject([{ change: 'status' }]);
  const repealed = await opened({
    'laws/example-drill.md': file(FIRST, { status: 'repealed', repealed: '2024-05-20' }),
  });
  expect(await changes(records, repealed)).toMatchObject([{ change: 'status' }]);
});

test('an answer during a reload cannot be checked, and says so; other documents are not recalled', async () => {
  const before = await opened({ 'laws/example-drill.md': file(FIRST) });
  const key = before.entries[0]!.key;
  const [record] = await given(before, [key]);
  const unchecked = { ...record, hashes: [null] } as unknown as StoredRecord;
  expect(await changes([unchecked], before)).toEqual([{ key, change: 'unknown' }]);
  expect(await recallOf(each([unchecked]), before, 'example')).toEqual([]);
  expect(await recallOf(each([unchecked]), before, 'example-drill@2019-01-01')).toHaveLength(1);
});

test('who was told of these changes is not told again, until there are others', async () => {
  const before = await opened({ 'laws/example-drill.md': file(FIRST) });
  const keys = before.entries.map((e) => e.key);
  const records = (await given(before, keys)).map((r) => ({ ...r, conversation: 'one' }) as StoredRecord);
  const changed = await opened({ 'laws/example-drill.md': file(FIRST.replace('三日', '五日')) });
  const [first] = await recallOf(each(records), changed, 'example-drill');
  expect(first).toMatchObject({ channel: 'msteams', conversation: 'one', notified: false });
  const told = {
    kind: 'recalled',
    time: 't',
    document: 'example-drill',
    channel: 'msteams',
    conversation: 'one',
    passages: first!.passages,
  } satisfies Notified;
  const [again] = await recallOf(each([...records, told]), changed, 'example-drill');
  expect(again?.notified).toBe(true);
  const both = await opened({
    'laws/example-drill.md': file(FIRST.replace('三日', '五日').replace('每年', '每月')),
  });
  const [more] = await recallOf(each([...records, told]), both, 'example-drill');
  expect(more?.notified).toBe(false);
});
