import { tableOf } from './html-tables.ts';
import type { Element } from './html-tree.ts';
import { inUnicode } from './raised.ts';

/** A line of a page with the element that holds it. */
export interface HtmlLine {
  readonly text: string;
  readonly owner: Element;
  /** Whether all its words are links: a menu, not a text. */
  readonly link: boolean;
}

const SKIPPED = new Set(
  'script style noscript template svg math head iframe object select option textarea button input nav footer dialog'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article aside blockquote body br center dd div dl dt fieldset figure h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section table tbody td th thead tr ul'.split(
    ' ',
  ),
);
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden/iu;
/** Characters that no reader sees: zero width, soft hyphen, directional marks. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu;

interface Writer {
  readonly lines: HtmlLine[];
  text: string;
  linked: number;
  owner: Element;
}

/** The visible words of an element, one line a block. Walks without recursion: pages may be nested deep. */
export function linesOf(root: Element): HtmlLine[] {
  const writer: Writer = { lines: [], text: '', linked: 0, owner: root };
  const stack: { element: Element; next: number; inLink: boolean; inPre: boolean }[] = [
    { element: root, next: 0, inLink: false, inPre: false },
  ];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const child = top.element.children[top.next++];
    if (child === undefined) {
      if (BLOCKS.has(top.element.tag)) flush(writer);
      stack.pop();
      const above = stack.at(-1);
      if (BLOCKS.has(top.element.tag) && above) writer.owner = above.element;
    } else if (typeof child === 'string') {
      write(writer, placed(child, top.element), top.inLink, top.inPre, top.element);
    } else if (child.tag === 'table' && !isHidden(child) && writeTable(writer, child)) {
      writer.owner = top.element;
    } else if (!isHidden(child)) {
      if (BLOCKS.has(child.tag)) flush(writer);
      const { tag } = child;
      stack.push({
        element: child,
        next: 0,
        inLink: top.inLink || tag === 'a',
        inPre: top.inPre || tag === 'pre',
      });
    }
  }
  flush(writer);
  return writer.lines;
}

/** Writes a table of data row by row; a table that lays the page out is written like any other element. */
function writeTable(writer: Writer, table: Element): boolean {
  const rows = tableOf(table, (cell) => linesOf(cell).map(({ text }) => text));
  if (!rows) return false;
  flush(writer);
  for (const text of rows) writer.lines.push({ text, owner: table, link: false });
  return true;
}

/** m<sup>2</sup> → m² */
function placed(words: string, { tag }: Element): string {
  if (tag !== 'sup' && tag !== 'sub') return words;
  return inUnicode(words, tag === 'sup' ? 'superscript' : 'subscript');
}

function isHidden({ tag, attributes }: Element): boolean {
  return SKIPPED.has(tag) || 'hidden' in attributes || HIDDEN.test(attributes.style ?? '');
}

function write(writer: Writer, raw: string, inLink: boolean, inPre: boolean, owner: Element): void {
  const visible = raw.replace(INVISIBLE, '').replaceAll('\u00a0', ' ');
  const parts = inPre ? visible.split(/\r?\n/u) : [collapse(visible)];
  for (const [i, part] of parts.entries()) {
    if (i > 0) flush(writer);
    if (part.trim() !== '') writer.owner = owner;
    writer.text += part;
    if (inLink) writer.linked += part.trim().length;
  }
}

/** A line break in the source between two Chinese characters is no blank: browsers show one, printed texts have none. */
function collapse(text: string): string {
  return text
    .replace(/(?<=[\u3000-\u9fff\uff00-\uffef])[\t ]*\r?\n[\t\r\n ]*(?=[\u3001-\u9fff\uff00-\uffef])/gu, '')
    .replace(/[\t\r\n ]+/gu, ' ');
}

function flush(writer: Writer): void {
  const words = writer.text.trim();
  if (words !== '') {
    writer.lines.push({
      text: writer.text.trimEnd(),
      owner: writer.owner,
      link: writer.linked >= words.length,
    });
  }
  writer.text = '';
  writer.linked = 0;
}
