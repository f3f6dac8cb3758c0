/** Lines made ready for reading: what no reader sees is gone, Markdown's marks too; no visible character changes. */

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu;

/** A line of the original and whether it stands in, which may mean that a paragraph begins. */
export interface TextLine {
  readonly text: string;
  readonly indented: boolean;
}

export function textLines(lines: readonly string[]): TextLine[] {
  const out: TextLine[] = [];
  for (const raw of lines) {
    const visible = raw.replace(INVISIBLE, '').replaceAll('\u00a0', ' ');
    const text = visible
      .replace(/^[\s\u3000]*#{1,6}[\s\u3000]+/u, '')
      .replaceAll('**', '')
      .replace(/[ \t]+/gu, ' ')
      .trim();
    if (text !== '') out.push({ text, indented: /^[\s\u3000]/u.test(visible) });
  }
  return out;
}
