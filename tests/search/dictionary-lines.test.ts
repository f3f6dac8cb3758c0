import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesWithin } from '../../indexer/search/dictionary-lines.ts';

/** Characters of one to four bytes, few enough that words are found, begin alike and end alike. */
const character = fc.constantFrom('a', 'é', '应', '急', '演', '\u{20000}');
const written = (most: number) => fc.array(character, { maxLength: most }).map((all) => all.join(''));

test('the lines of just those words that stand in a text are found', () => {
  fc.assert(
    fc.property(fc.array(written(3)), written(8), (words, text) => {
      const held = [...new Set(words)]
        .filter((word) => word !== '')
        .map((word) => Buffer.from(`${word} 1 n`));
      const lines = held.sort(Buffer.compare).map(String);
      const dictionary = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      const expected = lines.filter((line) => text.includes(line.split(' ')[0]!));
      expect(linesWithin(dictionary, text).sort()).toEqual(expected.sort());
    }),
  );
});
