import { describe, expect, it, vi } from 'vitest';
import { crowdOf } from '../../indexer/search/crowd.ts';
import { unanswerable } from '../../indexer/search/decide/guards.ts';
import { targetOf } from '../../indexer/search/decide/target.ts';
import { findRooms } from '../../indexer/search/library.ts';
import { rank } from '../../indexer/search/rank/rank.ts';
import * as scores from '../../indexer/search/retrieve/flexsearch/scores.ts';
import { retrievePassages } from '../../indexer/search/retrieve-passages.ts';
import { understand } from '../../indexer/search/understand/understand.ts';
import { weighQuestion } from '../../indexer/search/weigh-question.ts';
import { DEFAULT } from '../../indexer/search/weights.ts';
import type { Document } from '../../indexer/types.ts';
import { buildDocument } from '../versions/build-document.ts';
import { now } from './libraries.ts';

const QUESTION = '渡船坏了多久修好';
const MANY = 60;

const tended = buildDocument(
  { id: 'tended', title: '示例省渡口办法', version: '2020-01-01' },
  '第一条 船只损坏的，渡口管理单位应当在三日内修复。',
);
const crowd = Array.from({ length: MANY }, (_, n) =>
  buildDocument(
    { id: `other-${n}`, title: `示例省渡船办法之${n}`, version: '2020-01-01' },
    `第一条 渡船坏了的，第${n}号船厂应当及时修好渡船。`,
  ),
);
// What every other entry holds counts for nothing: most hold none of the question's words.
const aside = Array.from({ length: 4 * MANY }, (_, n) =>
  buildDocument(
    { id: `aside-${n}`, title: `示例省石桥办法之${n}`, version: '2020-01-01' },
    `第一条 第${n}号石桥每年刷漆。`,
  ),
);
const searchWords = new Map([['tended', new Map([['a1', ['渡船修理要几天']]])]]);

/** What is looked at of some documents, best first. */
async function looked(documents: readonly Document[], weights = DEFAULT) {
  const rooms = await findRooms({ documents, problems: [], synonyms: [], searchWords }, { now, weights });
  const { alone } = await understand(QUESTION, [], '2025-01-01', rooms.background);
  const target = await targetOf(alone, rooms.store);
  const asked = await weighQuestion(alone, target, undefined, rooms);
  const { close } = await retrievePassages(asked, target, rooms.store, weights);
  return rank(close, asked, weights, close.length);
}

const NO_CROWD = { ...DEFAULT, crowd: { least: 0, back: 0 } };

describe('a text that somebody tends, among many that nobody does', () => {
  it('is looked at however many others hold more of the words, and the words are added up once', async () => {
    const documents = [tended, ...crowd, ...aside];
    const ids = async (weights = DEFAULT) =>
      (await looked(documents, weights)).map(({ entry }) => entry.document.id);
    expect(await ids(NO_CROWD)).not.toContain('tended');
    const begun = vi.spyOn(scores, 'begin');
    expect(await ids()).toContain('tended');
    expect(begun).toHaveBeenCalledTimes(1);
    begun.mockRestore();
  });

  it('goes before what is hardly nearer, and why is told; each has the score that it would have otherwise', async () => {
    const far = { ...DEFAULT, crowd: { ...DEFAULT.crowd, back: 100 } };
    const [first, second] = await looked([tended, ...crowd, ...aside], far);
    expect(first?.entry.document.id).toBe('tended');
    expect([first, second].map((ranked) => ranked?.notes.map(({ name }) => name))).toEqual([[], ['crowd']]);
    const near = { ...DEFAULT, crowd: { ...DEFAULT.crowd, back: 0 } };
    const scoresOf = async (weights: typeof DEFAULT) =>
      new Map((await looked([tended, ...crowd, ...aside], weights)).map((r) => [r.entry.key, r.score]));
    expect(await scoresOf(far)).toEqual(await scoresOf(near));
  });

  it('stands in no crowd where it has no more than two beside it', async () => {
    const few = [tended, ...crowd.slice(0, 2)];
    const order = async (weights = DEFAULT) => (await looked(few, weights)).map(({ entry }) => entry.key);
    expect(await order()).toEqual(await order(NO_CROWD));
  });
});

describe('a place of which only the crowd speaks', () => {
  const passing = buildDocument(
    { id: 'passing', title: '示例全国石桥办法', version: '2020-01-01' },
    '第一条 江苏省的石桥每年刷漆。',
  );
  const refused = async (documents: readonly Document[]) => {
    const rooms = await findRooms({ documents, problems: [], synonyms: [], searchWords }, { now });
    const { alone } = await understand('江苏省的渡船坏了多久修好', [], '2025-01-01', rooms.background);
    return unanswerable(alone, await targetOf(alone, rooms.store), rooms.store, false);
  };

  it('is none that a question can be answered for', async () => {
    expect(await refused([tended, passing])).toBeUndefined();
    expect(await refused([tended, passing, ...crowd])).toBe('not_in_texts');
  });
});

describe('a crowd', () => {
  const keys = (documents: readonly Document[]) => new Map(documents.map((d) => [d, d.id]));
  const hasWords = (document: Document) => document === tended;

  it('is told by how many there are to each that is tended', () => {
    expect(crowdOf(keys([tended, ...crowd, ...aside]), hasWords)).toEqual({
      tended: new Set(['tended']),
      magnitude: Math.log10(150),
    });
  });

  it('is none where there are few, or nobody tends any', () => {
    expect(crowdOf(keys([tended, ...crowd.slice(0, 2)]), hasWords)).toBeUndefined();
    expect(crowdOf(keys(crowd), hasWords)).toBeUndefined();
    const known = crowd.map((document): Document => ({ ...document, text: 'none' }));
    expect(crowdOf(keys([tended, ...known]), hasWords)).toBeUndefined();
  });
});
