import type { IsoDate } from '../../types.ts';
import { type Latest, latest } from '../latest.ts';
import type { Background } from './background.ts';
import { normalise } from './normalise.ts';
import { takeApart } from './take-apart.ts';
import type { Understanding } from './understanding.ts';

/** Messages that are kept taken apart: each comes again with the messages that follow it. */
const MOST = 200;

const kept = new WeakMap<Background, Latest<Understanding>>();

/** Longer ones are pasted in: a talk goes on from their beginnings at most. */
const LONGEST = 500;

/** A message taken apart by itself; the same one as long as it was asked for lately. */
export function readAlone(raw: string, asOf: IsoDate, background: Background): Promise<Understanding> {
  const read = async () => takeApart(raw, await normalise(raw), asOf, background);
  if (raw.length > LONGEST) return read();
  const lately = kept.get(background) ?? latest<Understanding>(MOST);
  kept.set(background, lately);
  return lately(`${asOf} ${raw}`, read);
}
