import { expect, test } from 'vitest';
import { soakCrashes } from './crashes.ts';
import { soakFaults } from './faults.ts';

test('a twentieth of the kills: what was acknowledged is there, and the next start works', async () => {
  const { kills, faults, acknowledged } = await soakCrashes(1, 1 / 20);
  expect(kills).toBe(5);
  expect(faults).toEqual([]);
  expect(Object.values(acknowledged).every((n) => n > 0)).toBe(true);
}, 180_000);

test('a twentieth of the faults: full disk, jumping clock, bad connector, bad files; it answers throughout', async () => {
  const { rounds, faults } = await soakFaults(1, 1 / 20);
  expect(rounds).toBe(1);
  expect(faults).toEqual([]);
}, 120_000);
