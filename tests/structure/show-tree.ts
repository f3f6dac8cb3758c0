import { formatLocator } from '../../indexer/structure/locator.ts';
import type { Shape } from '../../indexer/structure/markers.ts';
import { parse } from '../../indexer/structure/parse.ts';
import { walk } from '../../indexer/structure/tree.ts';

/** A text's tree as lines `locator|heading|words`, the root first, empty parts left out: what fixtures compare with. */
export function showTree(source: string, shape: Shape): string[] {
  return [...walk(parse(source, shape))].map((node) =>
    [formatLocator(node.locator), node.heading, node.text].filter((part) => part !== '').join('|'),
  );
}
