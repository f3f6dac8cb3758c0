import { textFacts } from '../../documents/packed/lazy-root.ts';
import { bareWords, wordsDigest } from '../../structure/bare-words.ts';
import { walk } from '../../structure/tree.ts';
import type { Document, Provision } from '../../types.ts';

/**
 * The document that holds the same provisions word for word, blanks aside, under another id or date; undefined when none
 * does. Titles and notes do not count.
 */
export function twinOf(root: Provision, others: readonly Document[]): Document | undefined {
  const first = firstWords(root);
  if (first === '') return undefined;
  const digest = wordsDigest(root);
  return others.find((other) => {
    if (other.text !== 'official') return false;
    // A text that is not in memory is not read for this.
    const facts = textFacts(other);
    if (facts) return facts.words === digest;
    return firstWords(other.root) === first && bareWords(other.root) === bareWords(root);
  });
}

function firstWords(root: Provision): string {
  for (const node of walk(root)) {
    const isFront = node === root || node.locator.at(-1)?.name === '标题';
    if (!isFront && node.text !== '') return node.text.replace(/\s/gu, '');
  }
  return '';
}
