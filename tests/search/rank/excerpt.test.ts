import { beforeAll, describe, expect, it } from 'vitest';
import { segmentsOf, shownWords, viewOf } from '../../../indexer/search/rank/entry-view.ts';
import type { Library } from '../../../indexer/types.ts';
import { exampleDocuments, libraryWith, shipped } from '../libraries.ts';

let library: Library;
let example: Library;
beforeAll(async () => {
  [library, example] = await Promise.all([shipped(), libraryWith(exampleDocuments())]);
});

const QUESTIONS = [
  '2020年一共罚了多少钱',
  '特种作业安全码发了多少',
  '应急预案多久演练一次',
  '企业主要负责人有哪些职责',
  '防洪费用谁出',
  '什么是突发事件',
  '预警分几级',
  '行政处罚的种类有哪些',
  '当场处罚要什么条件',
  '2021年工作思路是什么',
  '报告存在哪些问题',
  '发现事故隐患不整改罚多少',
  '抗旱应急响应分几级',
  '自然灾害救助款物怎么发放',
  '报告一(三)1',
  '安全生产法第二十一条',
  '渡口',
  'a',
];

describe('what is shown of a passage', () => {
  it('is never more than the entry, and the quote stands in it word for word', async () => {
    for (const question of QUESTIONS)
      for (const hit of (await library.find(question, { limit: 20 })).hits) {
        expect(hit.text).toContain(hit.quote);
        expect(hit.quote.trim()).toBe(hit.quote);
        expect(hit.quote).not.toBe('');
        expect(shownWords(hit.entry)).toContain(hit.text);
        expect(hit.form).toBe(hit.entry.text === '' ? 'headnote' : 'official');
      }
  });

  it('marks the sentence or item that answers', async () => {
    const quote = async (question: string) => (await example.find(question)).hits[0]!.quote;
    expect(await quote('救生衣要查够不够数吗')).toBe('(二)救生衣够不够数;');
    expect(await quote('渡口多久换一次缆绳')).toBe('第五条 渡口由乡里指定的人看管,每半年换一次缆绳。');
    expect(await quote('修渡口时给渡工发了多少件救生衣')).toBe('给渡工发救生衣九百件。');
  });

  it('is the words that threaten where the penalty for a listed breach is asked for, and never parts them from their sentence', async () => {
    const text = `第一条 乡里有下列行为之一的,由县里责令改正,处五万元以下的罚款:
(一)渡口没有指定人看管的;
(二)救生衣不够数的。
第二条 渡船撞坏了桥墩的,由船主赔偿;船主赔不起的,由乡里从渡口收入里垫付。`;
    const { buildDocument } = await import('../../versions/build-document.ts');
    const { find } = await libraryWith([buildDocument({ id: 'ferry-fines' }, text)]);
    const quote = async (question: string) => (await find(question)).hits[0]!.quote;
    expect(await quote('渡口没有指定人看管罚多少')).toContain('处五万元以下的罚款');
    expect(await quote('救生衣不够数怎么处罚')).toContain('处五万元以下的罚款');
    expect(await quote('渡船撞坏了桥墩谁赔')).toContain('由乡里从渡口收入里垫付');
  });

  it('of a very long sentence is the clauses that hold what is asked', async () => {
    const filler = '这一段写的是旁的事情,'.repeat(30);
    const long = `第一条 ${filler}缆绳每根三十米长,${filler}完。`;
    const { buildDocument } = await import('../../versions/build-document.ts');
    const { find } = await libraryWith([buildDocument({ id: 'rope' }, long)]);
    const [hit] = (await find('缆绳每根多长')).hits;
    expect(hit!.quote).toContain('缆绳每根三十米长');
    expect(hit!.quote.length).toBeLessThanOrEqual(160);
    expect(hit!.text).toContain(hit!.quote);
  });
});

describe('segments', () => {
  it('tile the words of every entry but for blanks, in order', () => {
    for (const entry of [...library.entries, ...example.entries]) {
      const { shown, segments } = viewOf(entry);
      let at = 0;
      for (const { start, end } of segments) {
        expect(shown.slice(at, start).trim()).toBe('');
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(shown.slice(at).trim()).toBe('');
    }
  });

  it('of items know the words that lead them in', () => {
    const folded = '第三条 先说别的。渡工要查:\n(一)缆绳;\n(二)舵。\n查完开渡。';
    const leads = segmentsOf(folded).map((s) => folded.slice(s.leadStart, s.leadEnd));
    expect(leads).toEqual(['', '', '渡工要查:', '渡工要查:', '']);
  });
});
