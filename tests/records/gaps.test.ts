import { expect, test } from 'vitest';
import { badTurns } from '../../bot/records/bad-turns.ts';
import type { StoredRecord } from '../../bot/records/checked-line.ts';
import { correctionIn } from '../../bot/records/correction.ts';
import { gapsOf } from '../../bot/records/gaps.ts';

const TIME = '2024-06-01T00:00:00Z';
const miss = (question: string) => ({ question, why: 'not_found' as const, reason: 'not_in_texts' });

test('questions that want the same are one gap, the most asked wording first', () => {
  const gaps = gapsOf([
    miss('食堂午餐补贴多少'),
    miss('年假怎么休'),
    miss('午餐补贴有多少?'),
    miss('食堂午餐补贴多少'),
  ]);
  expect(gaps.map((g) => [g.question, g.count])).toEqual([
    ['食堂午餐补贴多少', 3],
    ['年假怎么休', 1],
  ]);
  expect(gaps[0]?.wordings).toEqual(['食堂午餐补贴多少', '午餐补贴有多少?']);
  expect(gaps[0]?.why).toEqual({ not_in_texts: 3 });
});

test('the order of the records does not matter', () => {
  const turns = ['午餐补贴', '午餐补贴标准', '年假', '值班补贴', '年假天数'].map(miss);
  expect(gapsOf([...turns].reverse())).toEqual(gapsOf(turns));
});

test('refused, unclear and failed questions count, and disliked answers by their question or their turn', async () => {
  async function* records(): AsyncGenerator<StoredRecord> {
    const time = TIME;
    yield { kind: 'question', time, turn: 'a', question: '甲', outcome: 'answered' } as StoredRecord;
    yield {
      kind: 'question',
      time,
      turn: 'b',
      question: '乙',
      outcome: 'not_found',
      reason: 'text_not_held',
    } as StoredRecord;
    yield { kind: 'question', time, turn: 'c', question: '丙', outcome: 'command' } as StoredRecord;
    yield { kind: 'feedback', time, turn: 'a', reaction: 'dislike', comment: '旧版' } as StoredRecord;
    yield { kind: 'feedback', time, question: '丁', reaction: 'dislike' } as StoredRecord;
    yield { kind: 'feedback', time, question: '戊', reaction: 'like' } as StoredRecord;
  }
  expect(await badTurns(records())).toEqual([
    { question: '乙', why: 'not_found', time: TIME, reason: 'text_not_held' },
    { question: '甲', why: 'dislike', time: TIME, comment: '旧版' },
    { question: '丁', why: 'dislike', time: TIME },
  ]);
});

test.each([
  ['不对,应该是《示例省渡口条例》第三条', { title: '示例省渡口条例', at: '第三条' }],
  ['应该是第十二条第二款', { at: '第十二条第二款' }],
  ['正确的是:第 3 条', undefined],
  ['应为《渡口条例》第一百零二条之一第(三)项,旧版', { title: '渡口条例', at: '第一百零二条之一第(三)项' }],
  ['应该是别的法', undefined],
  ['第三条很好', undefined],
])('of %s the correction is what it names', (comment, correction) => {
  expect(correctionIn(comment)).toEqual(correction);
});
