import type { Holdings } from '../../../indexer/search/holdings.ts';
import { findRooms } from '../../../indexer/search/library.ts';
import { DAY, observe } from './observe.ts';
import { foldOf, readSplit } from './question-sets.ts';
import { leftOut, type Report } from './train-decisions.ts';
import type { SourcedPair } from './translation-pairs.ts';

/** Shares of the pairs that are learned from, each twice the one before. */
const PARTS = 8;

/**
 * Prints how well documents are found that have no words of their own, by how many pairs of other documents were learned from:
 * dev questions, ranking alone, vocabulary and embedding fitted anew for each share and fold.
 */
export async function learningCurve(
  holdings: Holdings,
  reference: string,
  pairs: readonly SourcedPair[],
  report: Report,
): Promise<void> {
  const dev = readSplit('dev', reference, ['answerable']);
  for (let parts = 1; parts <= PARTS; parts *= 2) {
    const some = pairs.filter(({ said }) => foldOf(said.join(' '), PARTS) < parts);
    const ranks: number[] = [];
    for (const { holdings: held, vocabulary, embedding, asked } of leftOut(holdings, some)) {
      const rooms = await findRooms(held, { now: () => new Date(DAY), vocabulary, embedding });
      for (const question of asked(dev)) {
        const { exact, rank } = await observe(question, rooms);
        if (!exact) ranks.push(rank);
      }
    }
    const within = (most: number) =>
      ((100 * ranks.filter((rank) => rank > 0 && rank <= most).length) / ranks.length).toFixed(1);
    report(
      `${some.length} pairs: hit@1/3 ${within(1)}/${within(3)} of ${ranks.length} dev questions, words left out`,
    );
  }
}
