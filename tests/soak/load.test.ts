import { expect, test } from 'vitest';
import { soakLoad } from './load.ts';
import { soakMemory } from './memory.ts';

test('a twentieth of the load: 200 conversations at once for 3 s, and nobody is turned away but who floods', async () => {
  const { zhiyi, repeated, calm, faults } = await soakLoad(1, 1 / 20);
  expect(faults).toEqual([]);
  expect(zhiyi.turns).toBeGreaterThanOrEqual(200);
  expect(repeated.turns).toBeGreaterThanOrEqual(200);
  expect(calm.turnedAway).toBeGreaterThanOrEqual(100);
}, 240_000);

test('a twentieth of the 100,000 turns: every one answered', async () => {
  const { turns, errors } = await soakMemory(1, 1 / 20);
  expect([turns, errors]).toEqual([5000, 0]);
}, 240_000);
