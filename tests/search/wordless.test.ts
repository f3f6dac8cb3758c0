import { describe, expect, it } from 'vitest';
import { targetOf } from '../../indexer/search/decide/target.ts';
import { findRooms } from '../../indexer/search/library.ts';
import { retrievePassages } from '../../indexer/search/retrieve-passages.ts';
import { understand } from '../../indexer/search/understand/understand.ts';
import { weighQuestion } from '../../indexer/search/weigh-question.ts';
import { DEFAULT } from '../../indexer/search/weights.ts';
import { buildDocument } from '../versions/build-document.ts';
import { now } from './libraries.ts';

const MANY = 60;
const QUESTION = '渡船坏了找谁修';
const numerals = '一二三四五六七八九十';
const numbered = (n: number) =>
  `第${n > 10 ? `${n >= 20 ? numerals[Math.floor(n / 10) - 1] : ''}十` : ''}${numerals[(n - 1) % 10]}条`;

/** A text of which every article has the question among its everyday words, and one that only holds a word of it. */
async function roomsOf(weights = DEFAULT) {
  const articles = Array.from({ length: 9 }, (_, i) => `${numbered(i + 1)} 第${i + 1}号渡船归第${i + 1}村。`);
  const worded = Array.from({ length: Math.ceil(MANY / 9) }, (_, i) =>
    buildDocument(
      { id: `worded-${i}`, title: `示例省渡船办法之${numerals[i]}`, version: '2020-01-01' },
      articles.join('\n'),
    ),
  );
  const added = buildDocument(
    { id: 'added', title: '示例省渡船规定', version: '2021-01-01' },
    '第一条 渡船归第一村。\n第二条 渡船归第二村。',
  );
  // What every other entry holds counts for nothing: most hold none of the question's words.
  const others = Array.from({ length: 4 * worded.length }, (_, i) =>
    buildDocument(
      { id: `other-${i}`, title: `示例省石桥办法之${i}`, version: '2020-01-01' },
      articles.map((article) => article.replace(/渡船归.*/u, '石桥每年刷漆。')).join('\n'),
    ),
  );
  const words = new Map(articles.map((_, i) => [`a${i + 1}`, [QUESTION, '渡船坏了', '找谁修渡船']]));
  const searchWords = new Map(worded.map(({ id }) => [id, words]));
  return findRooms(
    { documents: [...worded, ...others, added], problems: [], synonyms: [], searchWords },
    { now, weights },
  );
}

async function lookedAt(weights = DEFAULT) {
  const rooms = await roomsOf(weights);
  const { alone } = await understand(QUESTION, [], '2025-01-01', rooms.background);
  const target = await targetOf(alone, rooms.store);
  const asked = await weighQuestion(alone, target, undefined, rooms);
  const { close } = await retrievePassages(asked, target, rooms.store, weights);
  return close.map(({ entry }) => entry.document.id);
}

describe('documents for which nobody wrote what people say', () => {
  it('are looked at beside those that fill the first places by such words', async () => {
    const ids = await lookedAt();
    expect(ids).toContain('added');
    expect(ids.length).toBeGreaterThan(DEFAULT.candidates);
    expect(ids.length).toBeLessThanOrEqual(DEFAULT.candidates + DEFAULT.wordless.least);
  });

  it('would not be without their share', async () => {
    expect(await lookedAt({ ...DEFAULT, wordless: { least: 0, among: 0 } })).not.toContain('added');
  });
});
