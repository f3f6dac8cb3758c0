import type { Imprint } from '../answers/imprint.ts';

/** The style sheet of a printed document: its imprint and the number of the page at the foot of every page. */
export function printFooter({ title, status, digest, address }: Imprint): string {
  const lines = [`${title} · ${status}`, digest, address].map(cssString).join(' "\\a" ');
  return `@page {
  margin: 18mm 18mm 26mm;
  @bottom-left {
    content: ${lines};
    width: 88%;
    font: 7.5pt/1.5 sans-serif;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  @bottom-right {
    content: counter(page) " / " counter(pages);
    font: 7.5pt/1.5 sans-serif;
  }
}
`;
}

/** Words as a string of a style sheet: whatever could end it is written by its number. */
function cssString(words: string): string {
  return `"${words.replace(/["\\<>\p{Cc}]/gu, (c) => `\\${c.codePointAt(0)!.toString(16)} `)}"`;
}
