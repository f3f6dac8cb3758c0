import { expect, it } from 'vitest';
import { linksUnder } from '../../bot/cards/links.ts';
import { answerText } from '../../bot/cards/text.ts';
import { respond } from '../../bot/commands/dispatch.ts';
import { emptyMemory } from '../../bot/memory/memory.ts';
import { numbersCsv, numbersPage } from '../../bot/pages/numbers.ts';
import { compareVersions } from '../../indexer/versions/compare.ts';
import { renumberingOf } from '../../indexer/versions/renumbering.ts';
import { inventedLaws } from '../check/invented-laws.ts';
import { libraryWith } from '../search/libraries.ts';
import { buildDocument } from '../versions/build-document.ts';

const NOW = new Date('2025-03-01T00:00:00Z');

async function talk(...messages: string[]): Promise<string> {
  const library = await libraryWith(inventedLaws());
  let memory = emptyMemory(NOW);
  let said = '';
  for (const text of messages) {
    const answered = await respond({
      text,
      memory,
      knowledge: { library, glossary: [], paths: [] },
      now: NOW,
    });
    memory = answered.memory;
    said = answerText(answered.answer, linksUnder('http://x'));
  }
  return said;
}

it.each([
  ['渡口管理条例2015版第七条现在是第几条', /2015年版第七条 → 2022年版第九条[\s\S]*第九条（只改条号，确定）/],
  ['2015年渡口管理条例第六条对应新法第几条', /→ 2022年版第八条/],
  // Without a version the number is that of the older text: it is asked what it is now.
  ['渡口管理条例第七条现在是第几条', /2015年版第七条 → 2022年版第九条/],
  ['渡口管理条例第九条原来是第几条', /2022年版第九条 → 2015年版第七条/],
  ['渡口管理条例第四条原来是第几条', /没有对应的条[\s\S]*新增/],
  ['渡口管理条例2015版第九十条现在是第几条', /不知道2015年版第九十条[\s\S]*共11条/],
  ['粮库安全条例第三条现在是第几条', /只收录了一个版本/],
])('%s', async (asked, says) => {
  expect(await talk(asked)).toMatch(says);
});

it('follows the article just shown, both ways, and leads on to it', async () => {
  expect(await talk('渡口管理条例2015版第七条', '这条现在是第几条')).toContain('→ 2022年版第九条');
  expect(await talk('渡口管理条例2015版第七条', '改版以后挪到第几条了')).toContain('→ 2022年版第九条');
  expect(await talk('渡口管理条例第九条', '这条原来是第几条')).toContain('→ 2015年版第七条');
  expect(await talk('渡口管理条例第九条', '这条现在是第几条')).toContain('上面看的就是2022年版');
  expect(await talk('渡口管理条例2015版第七条', '这条现在是第几条', '1')).toMatch(/第九条|对照/);
  expect(await talk('对照 渡口管理条例 2015 第七条')).toContain(
    '2015年版第七条 → 2022年版第九条（只改条号，确定）',
  );
});

it('leaves other questions alone', async () => {
  expect(await talk('现在是几条')).not.toContain('→');
  expect(await talk('渡口现在是哪一级管')).not.toContain('→');
});

const OLD = `第一条 渡船应当每日检查缆绳、跳板和救生衣,检查情况记入值守簿并由渡工签名确认。
渡船遇有大风大雾应当立即停航,并在渡口两岸醒目的地方公告停航的原因和时间。
第二条 渡口运营人应当为过渡人员购买意外伤害保险,保险费用由县级财政补助一半。
第三条 违反规定的给予警告。`;
const NEW = `第一条 渡船应当每日检查缆绳、跳板和救生衣,检查情况记入值守簿并由渡工签名确认。
第二条 渡船遇有大风大雾应当立即停航,并在渡口两岸醒目的地方公告停航的原因和时间。
第三条 渡口运营人应当为过渡人员购买意外伤害保险,保险费用由县级财政补助一半。`;

it('tells splits, what is gone and how sure it is; as a page and as CSV', () => {
  const [older, newer] = [OLD, NEW].map((text, i) =>
    buildDocument({ id: 'boat', title: '示例"渡船"条例<b>', version: `20${i + 1}0-01-01` }, text),
  );
  const comparison = compareVersions(older!, newer!);
  const map = renumberingOf(comparison);
  const [first] = map.linksOf('older', [{ type: 'article', number: 1 }]);
  expect(first).toMatchObject({ change: 'amended', split: true, merged: false });
  expect(map.newOf([{ type: 'article', number: 1 }]).map((l) => l[0]?.number)).toEqual([1, 2]);
  expect(map.oldOf([{ type: 'article', number: 2 }]).map((l) => l[0]?.number)).toEqual([1]);
  expect(map.linksOf('older', [{ type: 'article', number: 2 }])).toMatchObject([
    { change: 'renumbered', certainty: 'certain', split: false },
  ]);
  expect(map.linksOf('older', [{ type: 'article', number: 3 }])).toMatchObject([{ change: 'deleted' }]);
  const csv = numbersCsv(comparison, map);
  expect(csv.startsWith('\ufeff"示例""渡船""条例<b>')).toBe(true);
  expect(csv).toContain('第二条,第三条,只改条号,确定,1.00\r\n');
  expect(csv).toContain('第三条,,删去,,');
  const page = numbersPage(comparison, map);
  expect(page).not.toContain('<b>');
  expect(page).toMatch(/有改动;拆分[\s\S]*部分内容;拆分|部分内容;拆分[\s\S]*有改动;拆分|拆分/);
});
