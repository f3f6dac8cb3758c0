import { askOfHidden } from '../access/hidden-text.ts';
import { askBothOffices, OFFICES } from '../organisations/both-offices.ts';
import { alone, shared, twoOffices } from '../organisations/organisations-under-test.ts';
import { seeded } from './random.ts';

/** Questions of each kind. */
const QUESTIONS = 2000;

export interface LeaksSoak {
  readonly questions: number;
  readonly faults: readonly string[];
}

/** What one may not see shows nowhere: texts kept for a group, and what another organisation on the same server holds. */
export async function soakLeaks(seed: number, share: number): Promise<LeaksSoak> {
  const questions = Math.round(QUESTIONS * share);
  const hidden = [
    await askOfHidden('by field', questions, seeded(seed)),
    await askOfHidden('by folder', questions, seeded(seed + 1)),
  ];
  const offices = await twoOffices();
  const both = await shared(offices);
  const apart = new Map<string, Awaited<ReturnType<typeof alone>>>();
  for (const { id } of OFFICES) apart.set(id, await alone(offices, id));
  const told = await askBothOffices({ both, apart }, questions / OFFICES.length, seeded(seed + 2));
  await both.close();
  for (const running of apart.values()) await running.close();
  await offices.remove();
  return { questions: 3 * questions, faults: [...hidden, told].flatMap(({ faults }) => faults) };
}
