import { describe, expect, test } from 'vitest';
import { libraryOf } from '../../indexer/search/library.ts';
import { formatLocator } from '../../indexer/structure/locator.ts';
import { findProvision } from '../../indexer/structure/tree.ts';
import type { ApprovedAnswer, Document, Entry, Finding } from '../../indexer/types.ts';
import { askWithApproved, bound } from './approved-everywhere.ts';
import { exampleDocuments, now } from './libraries.ts';

const documents = exampleDocuments();
const ferry = documents.find((d) => d.id === 'ferry' && d.version === '2022-06-01') ?? documents[0]!;

/** An answer bound to an article of the invented regulation on ferries. */
function onFerry(question: string, article: number, changed: Partial<ApprovedAnswer> = {}): ApprovedAnswer {
  const provision = findProvision(ferry.root, [{ type: 'article', number: article }])!;
  const entry = { document: ferry, provision, locator: provision.locator } as Entry;
  return bound(question, entry, changed);
}

async function asked(approved: readonly ApprovedAnswer[], question: string, options = {}, held = documents) {
  const library = await libraryOf({ documents: held, problems: [], synonyms: [], approved }, { now });
  return library.find(question, options);
}

const DRILL = '缆绳坏了找谁';
const shown = ({ hits, approved }: Finding) => [approved?.by, hits[0] && formatLocator(hits[0].locator)];

describe('an approved answer', () => {
  test('is given to its question, however politely or in whatever script it is put, and says who approved it', async () => {
    const answer = onFerry(DRILL, 5, { note: '先找看渡口的人。' });
    for (const question of [
      DRILL,
      '请问缆绳坏了找谁啊?',
      '纜繩壞了找誰',
      ' 缆绳坏了,找谁呢 ',
      '帮我查一下缆绳坏了的话找谁',
    ]) {
      const finding = await asked([answer], question);
      expect(shown(finding), question).toEqual(['示例处', '第五条']);
      expect(finding).toMatchObject({
        outcome: 'answered',
        approved: { by: '示例处', on: '2024-12-01', note: '先找看渡口的人。' },
      });
    }
  });

  test('is given to its other wordings', async () => {
    const answer = onFerry(DRILL, 5, { also: ['谁管换缆绳'] });
    expect(shown(await asked([answer], '谁管换缆绳'))).toEqual(['示例处', '第五条']);
  });

  test.each([
    '缆绳没坏找谁',
    '缆绳坏了不找谁',
    '缆绳坏了找',
    '舵柄坏了找谁',
    '缆绳坏了罚多少',
    '2015版缆绳坏了找谁',
    '渡口条例里缆绳坏了找谁',
    '上海缆绳坏了找谁',
    '2020年缆绳坏了找谁',
    '缆绳坏了什么时候找谁',
    '缆绳坏了找谁,罚多少',
  ])('is not given to %s', async (question) => {
    const finding = await asked([onFerry(DRILL, 5)], question);
    const parts = [finding, ...(finding.parts ?? [])];
    // A message of several questions may hold the approved one; then that part alone is approved.
    for (const { approved, query } of parts) if (approved) expect(query.raw).toBe(DRILL);
  });

  test('tells who does it to whom', async () => {
    const answer = onFerry('渡工举报乘客怎么办', 3);
    expect((await asked([answer], '乘客举报渡工怎么办')).approved).toBeUndefined();
    expect((await asked([answer], '渡工举报乘客怎么办')).approved).toBeDefined();
  });

  test('of several passages gives them all, in their order', async () => {
    const two = onFerry(DRILL, 5);
    const { passages } = onFerry(DRILL, 3);
    const finding = await asked([{ ...two, passages: [...two.passages, ...passages] }], DRILL);
    expect(finding.hits.map((hit) => formatLocator(hit.locator))).toEqual(['第五条', '第三条']);
  });

  test('expires when the words of its passage change, or the text is not in force or not held', async () => {
    const answer = onFerry(DRILL, 5);
    const [passage] = answer.passages;
    const state = async (approved: ApprovedAnswer, held: readonly Document[] = documents) => {
      const library = await libraryOf(
        { documents: held, problems: [], synonyms: [], approved: [approved] },
        { now },
      );
      const { approved: shown } = await library.find(DRILL);
      return [library.approved()[0]?.state, shown !== undefined];
    };
    expect(await state(answer)).toEqual(['good', true]);
    expect(await state({ ...answer, passages: [{ ...passage!, sum: '0'.repeat(16) }] })).toEqual([
      'changed',
      false,
    ]);
    expect(await state({ ...answer, passages: [{ ...passage!, at: '第九十九条' }] })).toEqual([
      'gone',
      false,
    ]);
    expect(
      await state(
        answer,
        documents.filter((d) => d.id !== 'ferry'),
      ),
    ).toEqual(['gone', false]);
    const ended = documents.map((d) =>
      d === ferry ? { ...d, status: 'repealed' as const, repealed: '2024-01-01' } : d,
    );
    expect(await state(answer, ended)).toEqual(['not_in_force', false]);
  });

  test('is none for another day, nor for a few words within a talk, which may mean what was talked of', async () => {
    const answer = onFerry('多久换一次', 5);
    expect((await asked([answer], '多久换一次')).approved).toBeDefined();
    expect((await asked([answer], '多久换一次', { turns: ['渡口条例第三条'] })).approved).toBeUndefined();
    expect((await asked([answer], '多久换一次', { asOf: '2016-01-01' })).approved).toBeUndefined();
  });

  test('on a text that may not be looked at is as if it were not there', async () => {
    const approved = [onFerry(DRILL, 5, { note: '暗号是芦苇' })];
    const held = { documents, problems: [], synonyms: [] };
    const scope = { documents: new Set(documents.map((d) => d.id).filter((id) => id !== 'ferry')) };
    const within = (await libraryOf({ ...held, approved }, { now })).within(scope);
    const without = (await libraryOf(held, { now })).within(scope);
    expect(JSON.stringify(await within.find(DRILL))).toBe(JSON.stringify(await without.find(DRILL)));
    expect(within.approved()).toEqual([]);
  });
});

test('answers approved for every question of the development set change no other question of any set', async () => {
  const { faults, given } = await askWithApproved(40);
  expect(faults).toEqual([]);
  expect(given).toBeGreaterThan(10);
});
