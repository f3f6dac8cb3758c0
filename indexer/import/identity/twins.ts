import { textOf, walk } from '../../structure/tree.ts';
import type { Document, Provision } from '../../types.ts';

const words = new WeakMap<Provision, string>();

/**
 * The document that holds the same provisions word for word, blanks aside, under another id or date; undefined when none
 * does. Titles and notes do not count.
 */
export function twinOf(root: Provision, others: readonly Document[]): Document | undefined {
  const first = firstWords(root);
  if (first === '') return undefined;
  return others.find(
    (other) =>
      other.text === 'official' && firstWords(other.root) === first && wordsOf(other.root) === wordsOf(root),
  );
}

function firstWords(root: Provision): string {
  for (const node of walk(root)) {
    const isFront = node === root || node.locator.at(-1)?.name === '标题';
    if (!isFront && node.text !== '') return node.text.replace(/\s/gu, '');
  }
  return '';
}

function wordsOf(root: Provision): string {
  let own = words.get(root);
  if (own === undefined) {
    const parts = root.children.filter((child) => child.locator.at(-1)?.name !== '标题');
    own = parts.map(textOf).join('').replace(/\s/gu, '');
    words.set(root, own);
  }
  return own;
}
