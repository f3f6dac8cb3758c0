import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CheckOrder, check } from '../../bot/cli/check-knowledge-worker.ts';
import { serverKnowledge } from '../../bot/cli/server-knowledge.ts';
import { knowledgeFingerprint } from '../../bot/knowledge-fingerprint.ts';
import {
  type KnowledgeReport,
  type KnowledgeService,
  knowledgeService,
} from '../../bot/knowledge-service.ts';
import { heldTexts, WITHDRAWN } from '../../bot/records/held-texts.ts';
import { knowledgeFile } from '../documents/knowledge-folder.ts';

const BODY = (days: string) => `第一条 为了举例,制定本规定。\n\n第二条 发现险情的,应当在${days}日内报告。\n`;
let root: string;
let folder: string;
let told: KnowledgeReport[];
let opened: number;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'zhiyi-service-'));
  folder = path.join(root, 'knowledge');
  await mkdir(path.join(folder, 'laws'), { recursive: true });
  told = [];
  opened = 0;
});
afterEach(() => rm(root, { recursive: true, force: true }));

const now = (): Date => new Date('2024-06-01T04:00:00Z');
const at = (name: string): string => path.join(folder, name);
const data = (): string => path.join(root, 'data');

function law(days: string, id: string, title: string): string {
  return knowledgeFile({ id, title }, BODY(days));
}

async function put(days: string): Promise<void> {
  await writeFile(at('laws/example-reporting.md'), law(days, 'example-reporting', '示例省报告规定'));
}

async function putOther(days: string): Promise<void> {
  await writeFile(at('laws/example-other.md'), law(days, 'example-other', '示例省其他规定'));
}

function make(
  checked: (order: CheckOrder) => ReturnType<typeof check> = check,
  rest?: () => Promise<void>,
): KnowledgeService {
  const dirs = [folder];
  const open = serverKnowledge({ dirs, cacheDir: path.join(root, 'cache'), now, check: checked });
  return knowledgeService({
    open: (...given) => {
      opened++;
      return open(...given);
    },
    texts: heldTexts(data(), now),
    fingerprint: () => knowledgeFingerprint([...dirs, path.join(data(), WITHDRAWN)]),
    ...(rest ? { rest } : {}),
    report: (report) => told.push(report),
  });
}

/** Looks until what has changed was taken up. */
async function changed(held: KnowledgeService) {
  expect(await held.check()).toBe('settling');
  return held.check();
}

async function says(held: KnowledgeService): Promise<string> {
  const { library } = await held.current();
  return library.entries
    .filter((e) => e.text.includes('险情'))
    .map((e) => e.text.replace(/^.*在|日内.*$/gu, ''))
    .join('');
}

/** The start has told what it found. */
async function started(held: KnowledgeService): Promise<void> {
  await held.current();
  await expect.poll(() => told.length).toBe(1);
  told = [];
}

test('changed files are opened when they have come to rest, and swapped; a turn keeps what it was given', async () => {
  await put('三');
  const held = make();
  await started(held);
  const given = await held.current();
  expect(await held.check()).toBe('unchanged');
  await put('五');
  expect(await held.check()).toBe('settling');
  await put('十五');
  expect(await held.check()).toBe('settling');
  expect(await held.check()).toBe('swapped');
  expect(await says(held)).toBe('十五');
  expect(given.library.entries.some((e) => e.text.includes('三日内'))).toBe(true);
  expect(await held.check()).toBe('unchanged');
  expect(told).toEqual([{ outcome: 'swapped', detail: '1 份文件,2 条', faults: [], problems: [] }]);
});

test('one look takes up what changes no more while it waits', async () => {
  await put('三');
  let meanwhile = async (): Promise<void> => put('十五');
  const held = make(check, () => meanwhile());
  await started(held);
  await put('五');
  expect(await held.check()).toBe('settling');
  meanwhile = async () => undefined;
  await put('二十');
  expect(await held.check()).toBe('swapped');
  expect(await says(held)).toBe('二十');
});

const HARMS: [string, () => Promise<void>][] = [
  ['emptied', () => writeFile(at('laws/example-reporting.md'), '')],
  ['half-written', () => writeFile(at('laws/example-reporting.md'), '---\nid: example-rep')],
  [
    'not UTF-8',
    () => writeFile(at('laws/example-reporting.md'), Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xd6, 0xff])),
  ],
  ['deleted', () => rm(at('laws/example-reporting.md'))],
];

test.each([...HARMS, ['in a folder that is gone', () => rename(folder, `${folder}-away`)] as const])(
  'the only file, %s, keeps what is held, is told of once, and is no harm when mended',
  async (_how, harm) => {
    await put('三');
    const held = make();
    await started(held);
    await harm();
    expect(await changed(held)).toBe('kept');
    expect(await says(held)).toBe('三');
    expect(await held.check()).toBe('unchanged');
    expect(told).toHaveLength(1);
    expect(told[0]?.problems[0]).toContain('《示例省报告规定》(example-reporting)的文件没有了或坏了');
    await rename(`${folder}-away`, folder).catch(() => undefined);
    await put('九');
    expect(await changed(held)).toBe('swapped');
    expect(await says(held)).toBe('九');
    expect(held.health()).toEqual({ faults: [], problems: [] });
  },
);

test.each(HARMS)(
  'beside a file that is %s, a good one is taken; the other stays what it was',
  async (_how, harm) => {
    await put('三');
    await putOther('四');
    const held = make();
    await started(held);
    await harm();
    await putOther('八');
    expect(await changed(held)).toBe('swapped');
    expect(await says(held)).toBe('八三');
    expect(told.at(-1)?.problems[0]).toContain('example-reporting');
    expect(held.health().faults).toEqual([]);
  },
);

test('a word list that has gone bad stays what it was', async () => {
  await put('三');
  await writeFile(
    at('glossary.yaml'),
    '- {term: 险情, where: [{document: example-reporting, at: 第二条, kind: explains}]}\n',
  );
  const held = make();
  await started(held);
  await writeFile(at('glossary.yaml'), '- {term: 险情, where: [\n');
  await put('六');
  expect(await changed(held)).toBe('swapped');
  expect(await says(held)).toBe('六');
  expect((await held.current()).glossary.map(({ term }) => term)).toEqual(['险情']);
  expect(held.health().problems.join()).toContain('glossary.yaml');
});

test('what is checked is what is opened, whatever is written in between', async () => {
  await put('三');
  const held = make(async (order) => {
    const found = await check(order);
    // An editor saves half a file while the check runs.
    if (order.before) await writeFile(at('laws/example-reporting.md'), '---\nid: exam');
    return found;
  });
  await started(held);
  await put('七');
  expect(await held.reload()).toBe('swapped');
  expect(await says(held)).toBe('七');
});

test('a start without a text that was held is not ready; a text withdrawn is not missed', async () => {
  await put('三');
  await putOther('四');
  const before = make();
  await started(before);
  expect(before.health().faults).toEqual([]);
  await rm(at('laws/example-other.md'));
  const after = make();
  await started(after);
  expect(after.health().faults).toEqual(['《示例省其他规定》(example-other)不见了']);
  await heldTexts(data(), now).withdraw(['example-other']);
  expect(await changed(after)).toBe('swapped');
  expect(after.health()).toEqual({ faults: [], problems: [] });
  const later = make();
  await started(later);
  expect(later.health().faults).toEqual([]);
});

test('a text that vanishes while the server runs stays until it is withdrawn', async () => {
  await put('三');
  await putOther('四');
  const held = make();
  await started(held);
  await rm(at('laws/example-other.md'));
  expect(await changed(held)).toBe('kept');
  expect(await says(held)).toBe('四三');
  await heldTexts(data(), now).withdraw(['example-other']);
  expect(await changed(held)).toBe('swapped');
  expect(await says(held)).toBe('三');
  expect(held.health()).toEqual({ faults: [], problems: [] });
});

test('a file whose date was corrected has lost nothing', async () => {
  await put('三');
  const held = make();
  await started(held);
  const dated = knowledgeFile({ id: 'example-reporting', version: '2020-01-01' }, BODY('三'));
  await writeFile(at('laws/example-reporting.md'), dated);
  expect(await changed(held)).toBe('swapped');
  expect(held.health()).toEqual({ faults: [], problems: [] });
});

test('a start without any text is not ready', async () => {
  await writeFile(at('laws/example-card.md'), knowledgeFile());
  const held = make();
  await started(held);
  expect(held.health().faults).toEqual(['没有一份文件有正文']);
});

test('what two ask for at once is opened once', async () => {
  await put('三');
  const held = make();
  await Promise.all([held.current(), held.current()]);
  expect(opened).toBe(1);
  await Promise.all([held.reload(), held.reload(), held.check()]);
  expect(opened).toBe(2);
});

test('files that editors leave beside what they write are not looked at', async () => {
  await put('三');
  const before = await knowledgeFingerprint([folder]);
  for (const name of ['.hidden.md', 'example.md~', '.example.md.swp', 'x.tmp'])
    await writeFile(at(name), 'x');
  expect(await knowledgeFingerprint([folder])).toBe(before);
  await putOther('三');
  expect(await knowledgeFingerprint([folder])).not.toBe(before);
  for (const [name, counts] of [
    ['旧.tmp/深处/a.md', true],
    ['.git/a.md', false],
    ['laws/.a.md.swp', false],
    ['laws/a.md~', false],
  ] as const) {
    const now = await knowledgeFingerprint([folder]);
    await mkdir(path.dirname(at(name)), { recursive: true });
    await writeFile(at(name), '甲');
    expect((await knowledgeFingerprint([folder])) !== now, name).toBe(counts);
  }
});
