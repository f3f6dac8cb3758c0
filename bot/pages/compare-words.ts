import type { Difference } from '../../indexer/index.ts';
import { type Html, html, join } from './html.ts';

/** The older text of an amended article, what the newer one has not marked as deleted. */
export function olderWords(differences: readonly Difference[]): Html[] {
  return lines(differences, 'deleted', (text) => html`<del>${text}</del>`);
}

/** The newer text, what the older one has not marked as inserted. */
export function newerWords(differences: readonly Difference[]): Html[] {
  return lines(differences, 'added', (text) => html`<ins>${text}</ins>`);
}

/** Paragraphs of one side; a mark that runs over a line's end is closed and opened again. */
function lines(
  differences: readonly Difference[],
  own: Difference['op'],
  mark: (text: string) => Html,
): Html[] {
  const out: Html[][] = [[]];
  for (const { op, text } of differences) {
    if (op !== 'same' && op !== own) continue;
    for (const [i, part] of text.split('\n').entries()) {
      if (i > 0) out.push([]);
      if (part !== '') out.at(-1)?.push(op === own ? mark(part) : html`${part}`);
    }
  }
  return out.filter((parts) => parts.length > 0).map((parts) => html`<p>${join(parts)}</p>`);
}
