import { expect, it } from 'vitest';
import { entryStore } from '../../../indexer/search/entry-store.ts';
import { shippedHoldings } from '../../search/libraries.ts';
import { answers, type Question } from './question-sets.ts';
import { sayings } from './sayings.ts';

it('asks for every passage that no question asks for, by phrases that are written for it', async () => {
  const holdings = await shippedHoldings();
  const { of } = entryStore(holdings.documents, holdings.searchWords);
  const report = holdings.documents.find(({ kind }) => kind === 'report')!;
  const spoken = of(report).filter(({ text, everyday = [] }) => text !== '' && everyday.length > 0);
  const all = sayings(holdings, []);
  const askedFor = (questions: readonly Question[]) =>
    spoken.filter((entry) => questions.some((q) => answers(q, { entry }, entry.text)));
  expect(askedFor(all)).toEqual(spoken);
  for (const { question, gold } of all) {
    const entry = spoken.find((one) => one.text.startsWith(gold[0]!.quote));
    if (entry) expect(entry.everyday).toContain(question);
  }
  const [first] = spoken;
  const known = all.filter((q) => answers(q, { entry: first! }, first!.text)).slice(0, 1);
  expect(askedFor(sayings(holdings, known))).toEqual(spoken.slice(1));
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});
