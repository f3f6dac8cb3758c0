import { describe, expect, it } from 'vitest';
import { SIGNALS } from '../../indexer/search/rank/signals.ts';
import { DEFAULT, FIELD_NAMES } from '../../indexer/search/weights.ts';
import { SIGNAL_CASES } from './ranking-cases.ts';
import { firstOf, without } from './ranking-fixtures.ts';
import { FIELD_CASES, TERM_CASES } from './ranking-term-cases.ts';

const CASES = [...SIGNAL_CASES, ...TERM_CASES, ...FIELD_CASES];

describe('each weight has a question that needs it', () => {
  it.each(CASES)('$weight: $question → $first', async (c) => {
    expect(await firstOf(c, DEFAULT)).toBe(c.first);
    expect(await firstOf(c, without(c.weight))).not.toBe(c.first);
  });

  it('no signal, and no field that counts, is without one', () => {
    const named = new Set(CASES.map((c) => c.weight));
    const fields = FIELD_NAMES.filter((name) => DEFAULT.fields[name].weight > 0);
    const needed = [...Object.keys(SIGNALS).map((n) => `signals.${n}`), ...fields.map((n) => `fields.${n}`)];
    expect(needed.filter((weight) => !named.has(weight))).toEqual([]);
  });
});
