import { createHash } from 'node:crypto';
import { textOf } from '../structure/tree.ts';
import type { Provision } from '../types.ts';

/** What a passage says, as a short sum: its words and those of its headnote. */
export function passageSum(provision: Provision): string {
  const words = `${textOf(provision)}\n${provision.headnote?.text ?? ''}`;
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}
