import { type Html, html, join } from './html.ts';
import type { TextLink } from './reader-view.ts';

/** A provision's own words, one paragraph a line, with the references in them as links. */
export function linkedLines(text: string, links: readonly TextLink[] = []): Html[] {
  const lines: Html[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    lines.push(linked(text, links, from, from + line.length));
    from += line.length + 1;
  }
  return lines;
}

/** The words between two offsets; links that overlap an earlier one or the bounds are left as words. */
function linked(text: string, links: readonly TextLink[], from: number, to: number): Html {
  const parts: Html[] = [];
  let at = from;
  for (const { start, end, href, held } of links) {
    if (start < at || end > to) continue;
    const words = text.slice(start, end);
    parts.push(
      html`${text.slice(at, start)}<a class="${held ? 'ref' : 'ref unheld'}" href="${href}">${words}</a>`,
    );
    at = end;
  }
  return join([...parts, text.slice(at, to)]);
}
