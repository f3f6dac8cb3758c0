import { beforeAll, describe, expect, it } from 'vitest';
import { type FoundReading, fused, fusionOf } from '../../../indexer/search/decide/fusion.ts';
import type { Trees } from '../../../indexer/search/decide/trees.ts';
import type { Reading } from '../../../indexer/search/understand/reading.ts';
import type { Entry, Finding, Hit } from '../../../indexer/types.ts';
import { exampleDocuments, libraryWith } from '../libraries.ts';

let hits: readonly Hit[];
let other: readonly Hit[];
beforeAll(async () => {
  const library = await libraryWith(exampleDocuments());
  const hitsOf = async (question: string) => (await library.find(question, { limit: 5 })).hits;
  [hits, other] = await Promise.all([hitsOf('渡工开渡前要检查什么'), hitsOf('2021年推进了什么工作')]);
});

const found = (
  from: Reading['from'],
  all: readonly Hit[],
  { passage, ...more }: Partial<FoundReading> & { readonly passage?: Entry } = {},
): FoundReading => {
  const finding = { hits: all, evidence: {}, confidence: 0.8 } as unknown as Finding;
  const reading = { from, passage } as Reading;
  return { reading, back: 0, probability: from === 'alone' ? 0 : 0.6, finding, ...more };
};
const scored = (...places: readonly [Hit, number][]): Hit[] =>
  places.map(([hit, score]) => ({ ...hit, score }));

const WHOLE = { dependence: 0, staying: 0, liability: 0 };

describe('what is known of a passage from all readings', () => {
  it('is where it stands in each, how far behind the first, and how likely and sure that reading is', () => {
    const [one, two] = hits;
    const readings = [
      found('alone', scored([one!, 2], [two!, 1.5])),
      found('joined', scored([two!, 3]), { passage: one!.entry }),
    ];
    const told = fusionOf(readings, { dependence: 0.4, staying: 0.2, liability: 0.3 });
    expect([...told.keys()]).toEqual([one!.entry, two!.entry]);
    expect(told.get(two!.entry)).toMatchObject({
      dependence: 0.4,
      staying: 0.2,
      liability: 0.3,
      alonePlace: 1,
      aloneBehind: 0.5,
      aloneScore: 1.5,
      joinedPlace: 0,
      joinedBehind: 0,
      joinedLikely: 0.6,
      joinedSure: 0.8,
      samePassage: 0,
      sameDocument: one!.entry.document === two!.entry.document ? 1 : 0,
    });
    const lacking = told.get(one!.entry)!;
    expect([lacking.joinedLikely, lacking.joinedScore, lacking.samePassage]).toEqual([0, 0, 1]);
    expect(lacking.joinedPlace).toBeGreaterThan(4);
  });

  it('leaves out what was looked up, and tells a question further back from the last', () => {
    const [one, two] = hits;
    const looked = { hits: [other[0]!], confidence: 1 } as unknown as Finding;
    const readings = [
      found('alone', [one!]),
      found('joined', [one!]),
      found('joined', [two!], { back: 1 }),
      found('restated', [], { finding: looked }),
    ];
    const told = fusionOf(readings, WHOLE);
    expect([...told.keys()]).toEqual([one!.entry, two!.entry]);
    expect([told.get(two!.entry)!.furtherPlace, told.get(one!.entry)!.furtherPlace]).toEqual([0, 20]);
  });
});

describe('the order that readings give together', () => {
  /** What stands first in the reading completed from the question before counts. */
  const joinedFirst = (gain: number): Trees => ({
    bias: 0,
    names: ['joinedPlace'],
    trees: [[0, 0, gain, 0]],
  });

  it('is that of the model, what is alike in the order in which it was found', () => {
    const [one, two, three] = hits;
    const readings = [found('alone', [one!, two!, three!]), found('joined', [three!, one!])];
    const order = fused(readings, { ...WHOLE, dependence: 0.9 }, undefined, joinedFirst(2));
    expect(order).toEqual([three!.entry, one!.entry, two!.entry]);
  });

  it('leaves the passage first that a message finds by itself, unless another one stands out', () => {
    const [one, two] = hits;
    const readings = [found('alone', [one!]), found('joined', [two!])];
    const first = (gain: number) =>
      fused(readings, { ...WHOLE, dependence: 0.1 }, one!.entry, joinedFirst(gain))[0];
    expect([first(0.9), first(1.1)]).toEqual([one!.entry, two!.entry]);
  });
});
