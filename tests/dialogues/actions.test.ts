import { expect, test } from 'vitest';
import { openLibrary } from '../../indexer/index.ts';
import { NOW } from '../bot/reader-shelf.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';
import { dialogue } from './dialogue.ts';
import { cardOf } from './shown.ts';

/** A law with two texts of one year, and an older one that is only known. */
async function twiceInAYear() {
  const law = {
    id: 'twice',
    kind: 'law',
    title: '示例渡口法',
    status: 'in_force',
    statusAsOf: '2024-01-01',
  };
  const june = {
    version: '2007-06-29',
    effective: '2007-07-01',
    status: 'superseded',
    supersededBy: '2007-12-29',
  };
  const december = {
    version: '2007-12-29',
    effective: '2008-01-01',
    history: [
      { date: '1999-03-02', event: 'adopted' },
      { date: '2007-06-29', event: 'revised' },
      { date: '2007-12-29', event: 'revised' },
    ],
  };
  const folder = knowledgeFolder({
    'twice.md': knowledgeFile({ ...law, ...december }, '第一条 十二月的渡口。\n\n第二条 十二月的缆绳。\n'),
    'twice@2007-06-29.md': knowledgeFile({ ...law, ...june }, '第一条 六月的渡口。\n\n第二条 六月的缆绳。\n'),
  });
  const library = await openLibrary({ dirs: [folder], now: NOW });
  return { library, glossary: [], paths: [] };
}

/** What the buttons and links of a card submit, by what they say. */
function submitted(card: unknown, into = new Map<string, unknown>()): Map<string, unknown> {
  if (Array.isArray(card)) for (const part of card) submitted(part, into);
  else if (card !== null && typeof card === 'object') {
    const { cardAction } = card as { cardAction?: { text: string; value: unknown } };
    if (cardAction) into.set(cardAction.text, cardAction.value);
    else for (const part of Object.values(card)) submitted(part, into);
  }
  return into;
}

test('of two texts of one year the button of the older shows the older, and so does what it says', async () => {
  const knowledge = await twiceInAYear();
  const { hear, say } = await dialogue({ channelId: 'webchat', knowledge });
  const [list] = await say('文件');
  const older = '目录 《示例渡口法》2007年6月29日版';
  const toc = submitted(cardOf(list)).get(older);
  expect(toc).toEqual({
    action: { verb: 'outline', place: { document: 'twice', version: '2007-06-29', locator: [] } },
  });
  const [contents] = await say('', { value: toc });
  expect(contents?.text).toContain('2007年6月29日');
  const first = '原文 《示例渡口法》2007年6月29日版第一条';
  const clicked = (await say('', { value: submitted(cardOf(contents)).get(first) })).at(-1)?.text;
  expect(clicked).toContain('六月的渡口');
  expect(await hear(first)).toBe(clicked);
  expect(await hear(first.replace('原文 ', '原文'))).toBe(clicked);
  expect(await hear('示例渡口法2007年6月29日版第一条')).toContain('六月的渡口');
  expect(await hear('2007年12月29日版怎么说')).toContain('十二月的渡口');
});

test('the other version is a choice by its date, by its number as well', async () => {
  const { hear, say } = await dialogue({ channelId: 'webchat', knowledge: await twiceInAYear() });
  const [reply] = await say('示例渡口法第二条');
  expect(reply?.text).toMatch(/十二月的缆绳[\s\S]*看2007年6月29日版/);
  const other = submitted(cardOf(reply)).get('2007年6月29日版怎么说');
  expect(other).toMatchObject({ action: { verb: 'counterpart', version: '2007-06-29' } });
  const clicked = (await say('', { value: other })).at(-1)?.text;
  expect(clicked).toContain('六月的缆绳');
  await hear('示例渡口法第二条');
  expect(await hear(/回复 (\d) 看2007年6月29日版/.exec(reply!.text!)![1]!)).toBe(clicked);
});

test.each([
  ['示例渡口法1999版第一条', /没有收录《示例渡口法》1999年的版本[\s\S]*已知的版本：1999年3月2日/],
  ['原文 示例渡口法1999版第一条', /没有收录《示例渡口法》1999年的版本/],
  ['目录 《示例渡口法》2003版', /不知道《示例渡口法》有2003年的版本/],
  ['示例渡口法2007年8月1日版第一条', /不知道《示例渡口法》有2007年8月1日的版本/],
])('%s is not answered by another version', async (question, says) => {
  const { hear, say, questions } = await dialogue({ knowledge: await twiceInAYear() });
  const text = await hear(question);
  expect(text).toMatch(says);
  expect(text).not.toMatch(/月的(?:渡口|缆绳)/);
  expect(questions.at(-1)).toMatchObject({ outcome: 'not_found', reason: 'text_not_held' });
  if (question.includes('第一条')) expect((await say('1')).at(-1)?.text).toContain('十二月的渡口');
});

test.each([
  ['no object', 'say'],
  ['an unknown verb', { verb: 'drop', place: { document: 'twice', locator: [] } }],
  ['a path', { verb: 'show', place: { document: '../../etc/passwd', locator: [] } }],
  ['a version that is no date', { verb: 'show', place: { document: 'twice', version: 'x', locator: [] } }],
  [
    'a place too deep',
    { verb: 'show', place: { document: 'twice', locator: Array(99).fill({ type: 'item', number: 1 }) } },
  ],
  [
    'a number no text has',
    { verb: 'show', place: { document: 'twice', locator: [{ type: 'article', number: 1e9 }] } },
  ],
  ['a command that is none', { verb: 'command', name: 'constructor' }],
  ['more than an action', { verb: 'ask', question: '你好', __proto__x: 1 }],
  ['too long a question', { verb: 'ask', question: '长'.repeat(501) }],
])('submit data that no card of ours holds gets a helpful answer: %s', async (_, action) => {
  const { say } = await dialogue({ channelId: 'webchat' });
  const [reply] = await say('', { value: { action } });
  expect(reply?.text).toMatch(/^这个按钮读不懂[\s\S]*请直接提问/);
});

test('a place that is held no longer is told as such', async () => {
  const { say } = await dialogue({ channelId: 'webchat' });
  const place = { document: 'gone', version: '2001-01-01', locator: [{ type: 'article', number: 1 }] };
  const [reply] = await say('', { value: { action: { verb: 'show', place } } });
  expect(reply?.text).toContain('现在没有收录');
});

test('the action goes before the words that only show it', async () => {
  const { say } = await dialogue({ channelId: 'webchat', knowledge: await twiceInAYear() });
  const place = { document: 'twice', version: '2007-06-29', locator: [{ type: 'article', number: 2 }] };
  const [reply] = await say('示例渡口法第一条', { value: { action: { verb: 'look', place } } });
  expect(reply?.text).toContain('六月的缆绳');
});
