import { expect, it } from 'vitest';
import { fingerprintOf } from '../../bot/answers/fingerprint.ts';
import { citationText, quotationAt, quotationText } from '../../bot/answers/quotation.ts';
import { verifyCitation } from '../../bot/answers/verify.ts';
import { respond } from '../../bot/commands/dispatch.ts';
import { emptyMemory } from '../../bot/memory/memory.ts';
import { verifyPage } from '../../bot/pages/verify.ts';
import { libraryWith } from '../search/libraries.ts';
import { buildDocument } from '../versions/build-document.ts';
import { inventedLaws } from './invented-laws.ts';

const library = await libraryWith(inventedLaws());
const copied = (path: string) => quotationText(quotationAt(library, path)!, 'https://zhiyi.example');
const NOW = copied('/read/ferry@2022-01-10#a8');

it('what is copied carries version, status, fingerprint and address', () => {
  const line = '渡工应当年满十八周岁,经过不少于六十学时的培训并考核合格后上岗。';
  expect(NOW.split('\n')).toEqual([
    '《示例省渡口管理条例》（2022年修订）第八条',
    line,
    '2022-03-01起施行 · 现行有效',
    `sha256:${fingerprintOf([line])} https://zhiyi.example/read/ferry@2022-01-10#a8`,
  ]);
});

it('a citation that is copied without the words carries the same, and is verified like them', async () => {
  const cited = citationText(quotationAt(library, '/read/ferry@2022-01-10#a8')!, 'https://zhiyi.example');
  expect(cited).toBe(
    NOW.split('\n')
      .filter((_, i) => i !== 1)
      .join('\n'),
  );
  expect(verifyCitation(library, cited)).toMatchObject({ verdict: 'same' });
  const later = await libraryWith([
    buildDocument(
      { id: 'ferry', version: '2022-01-10', title: '示例省渡口管理条例' },
      '第八条 渡工应当年满二十周岁。',
    ),
  ]);
  expect(verifyCitation(later, cited)).toMatchObject({ verdict: 'changed' });
});

it.each([
  ['all of it', NOW],
  [
    'citation and fingerprint',
    NOW.split('\n')
      .filter((_, i) => i !== 1)
      .join('\n'),
  ],
  ['the fingerprint alone', /sha256:[0-9a-f]+/.exec(NOW)![0]],
  ['the first digits of it', /sha256:[0-9a-f]{12}/.exec(NOW)![0]],
  ['citation and words', NOW.split('\n').slice(0, 2).join('\n')],
  ['in one line', NOW.split('\n').slice(0, 2).join(' ')],
  ['in a sentence', '《示例省渡口管理条例》(2022年修订)第八条规定:“渡工应当年满十八周岁”'],
])('%s is still what is held', (_, pasted) => {
  expect(verifyCitation(library, pasted)).toMatchObject({
    verdict: 'same',
    citation: '《示例省渡口管理条例》(2022年修订)第八条',
    reader: '/read/ferry@2022-01-10#a8',
  });
});

it('words that were changed are shown, whatever the fingerprint says', () => {
  const forged = NOW.replace('十八', '二十');
  const found = verifyCitation(library, forged);
  expect(found.verdict).toBe('changed');
  expect(found.differences).toContainEqual({ op: 'added', text: '十八' });
  expect(found.differences).toContainEqual({ op: 'deleted', text: '二十' });
  const unsigned = forged.split('\n').slice(0, 2).join('\n');
  expect(verifyCitation(library, unsigned)).toMatchObject({ verdict: 'changed' });
});

it('tells when the text held is another than the one copied', async () => {
  const [ferry, ...rest] = inventedLaws();
  const { root: _, ...data } = ferry!;
  const mended = buildDocument(data, '第八条 渡工应当年满二十周岁。');
  const later = await libraryWith([mended, ...rest]);
  const found = verifyCitation(later, NOW);
  expect(found).toMatchObject({
    verdict: 'changed',
    lines: [expect.stringContaining('与现在收录的不同'), expect.anything()],
  });
  expect(verifyCitation(later, /sha256:\w+/.exec(NOW)![0])).toMatchObject({ verdict: 'unknown' });
  expect(verifyCitation(later, NOW.replace('#a8', '#a9').split('\n')[3]!)).toMatchObject({ verdict: 'gone' });
});

it('tells of a text that has been superseded or repealed, and where the article went', () => {
  const old = verifyCitation(library, copied('/read/ferry@2015-04-02#a7'));
  expect(old.verdict).toBe('same');
  expect(old.lines.join('')).toMatch(/已被新版取代[\s\S]*2022年版,对应第九条/);
  expect(verifyCitation(library, copied('/read/dike-patrol@2010-04-01#a2')).lines.join('')).toContain('废止');
});

it('says what it does not know', () => {
  expect(verifyCitation(library, '今天天气很好')).toMatchObject({ verdict: 'unknown' });
  expect(verifyCitation(library, '《示例省渡口管理条例》(1999年)第三条').lines[0]).toContain('没有收录');
  expect(verifyCitation(library, '《渡口管理条例》第三条')).toMatchObject({ verdict: 'held' });
  expect(verifyCitation(library, `sha256:${'0'.repeat(64)}`)).toMatchObject({ verdict: 'unknown' });
});

it('the page shows what was pasted and what was found as words', () => {
  const page = verifyPage('<b>', verifyCitation(library, NOW.replace('十八', '<i>')));
  expect(page).not.toMatch(/<b>|<i>/);
  expect(page).toContain('<ins>十八</ins>');
});

it('核验 in the chat tells the same and leads to the text', async () => {
  const now = new Date('2025-03-01T00:00:00Z');
  const knowledge = { library, glossary: [], paths: [] };
  const say = async (text: string) =>
    (await respond({ text, memory: emptyMemory(now), knowledge, now })).answer;
  expect(await say(`核验 ${NOW}`)).toMatchObject({
    title: expect.stringContaining('文字与收录的一致'),
    choices: [{ send: '原文 《示例省渡口管理条例》2022版第八条' }],
  });
  expect(await say('核验')).toMatchObject({ title: '请把复制的引文贴在后面' });
});
