import { expect, test } from 'vitest';
import { best } from '../../../indexer/search/retrieve/flexsearch/scores.ts';
import { seeded } from '../../soak/random.ts';

test('the best of many entries are those that sorting all finds, ties in their order', () => {
  const { next: random } = seeded(7);
  for (let round = 0; round < 200; round++) {
    const size = 1 + Math.floor(random() * 400);
    // Scores of few values tie often.
    const values = 1 + Math.floor(random() * 60);
    const scores = Float32Array.from({ length: size }, () => Math.floor(random() * values) / 7);
    const entries = Uint32Array.from({ length: size }, (_, i) => i).filter(() => random() < 0.8);
    const later = (a: number, b: number) => b - a;
    const sorted = Array.from(entries).sort((a, b) => scores[b]! - scores[a]! || later(a, b));
    for (const count of [0, 1, 2, 25, size, Number.POSITIVE_INFINITY])
      expect(best(entries, scores, count, later), `${round} ${count}`).toEqual(sorted.slice(0, count));
  }
});
