import { expect, it } from 'vitest';
import { DEFAULT } from '../../../indexer/search/weights.ts';
import { firstOf, PLAIN, statute } from '../ranking-fixtures.ts';

/** The second article of its chapter holds the words of the question, the first does not. */
const FERRIES = statute('示例渡口条例', [
  '第一章 总则',
  '渡口归乡里。',
  '第二章 养护',
  '缆绳要换。',
  '养护由渡工做,养护要记下。',
]);

it.each([
  ['养护在哪一章', '示例渡口条例 第二条', 'a part is shown by where it begins'],
  ['养护谁做', '示例渡口条例 第三条', 'what a provision says is shown by that provision'],
])('%s → %s: %s', async (question, first) => {
  const documents = [PLAIN, FERRIES];
  expect(await firstOf({ weight: 'signals.heading', question, documents, first }, DEFAULT)).toBe(first);
});
