import { expect, test } from 'vitest';
import { whyOf } from '../../bot/admin/why.ts';
import { READING_WORDS, REASON_WORDS } from '../../bot/admin/why-words.ts';
import { explain } from '../../bot/cli/explain.ts';
import { SIGNALS } from '../../indexer/search/rank/signals.ts';
import { openShelf } from '../bot/reader-shelf.ts';

test('what the page tells is what the command line prints', async () => {
  const library = await openShelf();
  const why = whyOf(await library.find('多久开展一次演练'));
  expect(why.outcome).toBe('answered');
  const printed = explain(why);
  expect(printed).toContain(`把握:${why.confidence.toFixed(3)}`);
  for (const { title, locator, score } of why.hits)
    expect(printed).toContain(`${score.toFixed(3)} 《${title}》${locator}`);
  for (const { name } of why.hits[0]!.signals) expect(printed).toContain(name);
});

test('every reason has words', async () => {
  const library = await openShelf();
  const found = await Promise.all(
    ['多久开展一次演练', '年假几天', '2023年演练几次'].map((q) => library.find(q)),
  );
  const names = [
    ...Object.keys(SIGNALS),
    ...found
      .map(whyOf)
      .flatMap(({ evidence, hits }) => [...evidence, ...hits.flatMap((h) => h.signals)].map((e) => e.name)),
  ];
  expect(names.filter((name) => !Object.hasOwn(REASON_WORDS, name))).toEqual([]);
});

test('of a message that goes on from another, every reading that was searched is told, and which was taken', async () => {
  const library = await openShelf();
  const why = whyOf(await library.find('那多久一次', { turns: ['演练由谁组织'] }));
  // Surely found joined: no other reading is searched for.
  expect(why.readings.map(({ from }) => from)).toEqual(['alone', 'joined']);
  expect(why.readings.filter(({ chosen }) => chosen)).toHaveLength(1);
  const printed = explain(why);
  for (const { from } of why.readings) expect(printed).toContain(`${READING_WORDS[from]}  把握`);
  expect(whyOf(await library.find('多久开展一次演练')).readings).toEqual([]);
});
