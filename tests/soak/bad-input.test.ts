import { expect, test } from 'vitest';
import { soakBadInput } from './bad-input.ts';

test('a twentieth of the bad input: never an error of the server, never markup let through', async () => {
  const { activities, questions, faults } = await soakBadInput(1, 1 / 20);
  expect([activities, questions]).toEqual([500, 100]);
  expect(faults).toEqual([]);
}, 120_000);
