import { expect, test } from 'vitest';
import type { Sender } from '../../../bot/access/sender.ts';
import type { Reply } from '../../../bot/conversation/reply.ts';
import type { Services } from '../../../bot/conversation/services.ts';
import { takeTurn } from '../../../bot/conversation/take-turn.ts';
import { IndexAway } from '../../../indexer/index.ts';

/** What a person is told whose turn fails by an error, and what is recorded of it. */
async function told(error: Error): Promise<{ text: string; recorded: unknown }> {
  const sent: Reply[] = [];
  let recorded: unknown;
  const services = {
    newId: () => 't1',
    now: () => new Date('2026-01-01T00:00:00Z'),
    warn: () => undefined,
    questions: {
      record: async (record: { error?: string }) => {
        recorded = record.error;
      },
    },
  } as unknown as Services;
  const sender = { channel: 'web', conversation: { id: 'c' } } as Sender;
  const replies = {
    send: async (reply: Reply) => void sent.push(reply),
    update: async () => undefined,
    remove: async () => undefined,
  };
  await takeTurn(services, { sender, replies, said: '演练多久一次' }, async () => {
    throw error;
  });
  return { text: sent.map(({ text }) => text).join('\n'), recorded };
}

test('while the database of the index is away, who asks is told so, and when to ask again', async () => {
  const { text, recorded } = await told(new IndexAway(new Error('connect ECONNREFUSED 10.0.0.7:5432')));
  expect(text).toMatch(/检索用的数据库现在连不上.+过几分钟再问.+t1/);
  // Where the database is, is for the operator only.
  expect(text).not.toContain('10.0.0.7');
  expect(recorded).toContain('ECONNREFUSED');
});

test('of other failures nothing is said but that there was one', async () => {
  const { text } = await told(new Error('database is on fire'));
  expect(text).toMatch(/没能处理好.+t1/);
  expect(text).not.toContain('database');
});
