import { expect, it } from 'vitest';
import { headnotesOnlyLine, heldTexts } from '../../bot/answers/held-texts.ts';
import type { Document } from '../../indexer/index.ts';

const held = (...texts: Document['text'][]) => texts.map((text) => ({ text }) as Document);

it('counts what is held, and says how the texts come that are headnotes only', () => {
  const documents = held('official', 'headnotes', 'none', 'headnotes');
  expect(heldTexts(documents)).toEqual({ official: 1, headnotes: 2, none: 1 });
  expect(headnotesOnlyLine(documents)).toMatch(/^2 份只有要旨,不是原文;取回官方原文:npx zhiyi sync[^\n]*$/u);
  expect(headnotesOnlyLine(held('official', 'none'))).toBeUndefined();
});
