import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differences } from '../../indexer/versions/difference.ts';

const bare = (s: string) => s.replace(/\s/gu, '');
const texts = fc
  .array(fc.constantFrom(...'应当在三日五内，,。 \n报告人'), { maxLength: 40 })
  .map((c) => c.join(''));

it('same and added are the newer text, same and deleted as long as the older', () => {
  fc.assert(
    fc.property(texts, texts, (older, newer) => {
      const pieces = differences(older, newer);
      const without = (op: string) =>
        pieces
          .filter((p) => p.op !== op)
          .map((p) => p.text)
          .join('');
      expect(bare(without('deleted'))).toBe(bare(newer));
      expect(bare(without('added')).length).toBe(bare(older).length);
    }),
    { numRuns: 300 },
  );
});

it('a lone common character between two changes does not shred them', () => {
  expect(differences('甲的乙。', '丙的丁。')).toEqual([
    { op: 'deleted', text: '甲的乙' },
    { op: 'added', text: '丙的丁' },
    { op: 'same', text: '。' },
  ]);
});

it('texts with nothing in common are bounded', () => {
  const pieces = differences('甲'.repeat(9000), '乙'.repeat(9000));
  expect(pieces.map((p) => [p.op, p.text.length])).toEqual([
    ['deleted', 9000],
    ['added', 9000],
  ]);
});
