import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runsOf } from '../../../indexer/search/understand/embedding.ts';
import { runTree } from '../../../indexer/search/understand/run-tree.ts';

const text = fc.string({ unit: fc.constantFrom(...'甲乙丙丁ab1,。 𠮷') });

it('finds every run that stands in a text, as often as it stands there, and no other', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), text, (known, words) => {
      const runs = [...new Set(known.flatMap(runsOf))];
      const found: string[] = [];
      runTree(runs)(words, (n) => found.push(runs[n]!));
      expect(found.sort()).toEqual(
        runsOf(words)
          .filter((run) => runs.includes(run))
          .sort(),
      );
    }),
  );
});

it('refuses more runs than it can tell apart', () => {
  const unit = (n: number) => String.fromCharCode(0x4e00 + n);
  const runs = Array.from({ length: 70_000 }, (_, n) => unit(n % 20_000) + unit(Math.floor(n / 20_000)));
  expect(() => runTree(runs)).toThrow(RangeError);
});
