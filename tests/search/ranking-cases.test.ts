import { describe, expect, it } from 'vitest';
import { SIGNALS } from '../../indexer/search/rank/signals.ts';
import { DEFAULT } from '../../indexer/search/weights.ts';
import { CASES } from './ranking-cases.ts';
import { firstOf, without } from './ranking-fixtures.ts';

describe('each weight has a question that needs it', () => {
  it.each(CASES)('$weight: $question → $first', async (c) => {
    expect(await firstOf(c, DEFAULT)).toBe(c.first);
    expect(await firstOf(c, without(c.weight))).not.toBe(c.first);
  });

  it('no signal is without one', () => {
    const named = new Set(CASES.map((c) => c.weight));
    const missing = Object.keys(SIGNALS).filter((name) => !named.has(`signals.${name}`));
    expect(missing).toEqual([]);
  });
});
