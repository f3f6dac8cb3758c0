import { createHash } from 'node:crypto';
import type { Provision } from '../types.ts';
import { textOf } from './tree.ts';

const words = new WeakMap<Provision, string>();

/** The words of a text without its title and all blanks: two texts that have the same are the same. */
export function bareWords(root: Provision): string {
  let own = words.get(root);
  if (own === undefined) {
    const parts = root.children.filter((child) => child.locator.at(-1)?.name !== '标题');
    own = parts.map(textOf).join('').replace(/\s/gu, '');
    words.set(root, own);
  }
  return own;
}

/** A digest of the same. */
export function wordsDigest(root: Provision): string {
  return createHash('sha256').update(bareWords(root)).digest('hex');
}
