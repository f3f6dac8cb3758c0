import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPress } from '../../../bot/channels/dingtalk/card.ts';
import { pieces } from '../../../bot/channels/dingtalk/pieces.ts';
import { incomingOf, senderOf } from '../../../bot/channels/dingtalk/read-message.ts';
import { readRobotMessage } from '../../../bot/channels/dingtalk/robot-message.ts';

const TYPES = ['text', 'richText', 'audio', 'picture', 'video', 'file', 'chatRecord', 'other'];
const any = fc.jsonValue({ maxDepth: 3 });
const odd = fc.record(
  {
    msgtype: fc.constantFrom(...TYPES),
    text: fc.oneof(any, fc.record({ content: any, isReplyMsg: any, repliedMsg: any })),
    content: fc.oneof(
      any,
      fc.record({
        richText: fc.array(any),
        chatRecord: any,
        recognition: any,
        fileName: any,
        repliedMsg: any,
      }),
    ),
    ...{ senderStaffId: any, senderNick: any, sessionWebhook: any, sessionWebhookExpiredTime: any },
    ...{ conversationType: any, isInAtList: any, originalProcessQueryKey: any, senderUnionId: any },
  },
  { requiredKeys: ['msgtype'] },
);

test('a message of any shape is read, or is none', () => {
  fc.assert(
    fc.property(odd, (parts) => {
      const message = readRobotMessage({ msgId: 'm', conversationId: 'c', ...parts });
      if (!message) return;
      const incoming = incomingOf(message, senderOf(message, 'https://api.example'));
      expect(typeof incoming.text).toBe('string');
      expect(Object.keys(message)).not.toContain('senderUnionId');
    }),
    { numRuns: 500 },
  );
});

test('a press of any shape is read, or is none', () => {
  const content = fc.oneof(any, fc.record({ cardPrivateData: fc.oneof(any, fc.record({ params: any })) }));
  fc.assert(
    fc.property(fc.record({ outTrackId: any, userId: any, content }), (data) => {
      readPress(data);
      readPress(JSON.stringify(data));
    }),
    { numRuns: 300 },
  );
});

test('whatever is divided stays within a message and keeps its order', () => {
  const paragraph = fc.string({ unit: 'grapheme', maxLength: 300 });
  fc.assert(
    fc.property(fc.array(paragraph, { maxLength: 30 }), (paragraphs) => {
      const list = pieces(paragraphs, ['末'], 1000);
      for (const piece of list) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(1000);
      expect(list.at(-1)?.endsWith('末')).toBe(true);
    }),
    { numRuns: 200 },
  );
});
