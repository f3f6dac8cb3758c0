import { expect, it } from 'vitest';
import { soakImport } from '../soak/import.ts';

it('a twentieth of the 400 mutated originals: a clear error or a right import, each kind once', async () => {
  const { cases, faults } = await soakImport(1, 1 / 20);
  expect(cases).toBe(20);
  expect(faults).toEqual([]);
}, 60_000);
