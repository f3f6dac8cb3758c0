import type { Provision } from '../types.ts';
import { type AttachmentHeading, headedAttachment } from './attachments.ts';
import { closeSpans, type Draft, draft, finish } from './drafts.ts';
import type { Shape } from './markers.ts';
import { readLine } from './parse-lines.ts';
import { BODY_HEADING, shapeOfText } from './shapes.ts';

/**
 * Parses a text into its tree of provisions. Never throws; work is linear in the length of the source.
 * The spans of all nodes, in order, tile the source. Every line that begins with no marker is a paragraph (款) of the
 * open article; a paragraph after a list of items (项) is the next 款. Words before the first marker are the root's own.
 * A line that follows words without closing punctuation goes on with them (a hard line break, an item's words on their
 * own line), and the first item of a list keeps its place when its （一） is lost.
 * A line of a table is a row of it. An attachment, which a Markdown heading marks (## 附件1 …), is read by its own shape.
 * @param firstLine 1-based number of the source's first line in its file; default 1
 */
export function parse(source: string, shape: Shape, firstLine = 1): Provision {
  const starts = attachmentStarts(source, firstLine);
  const root = draft('document', { start: 0, line: firstLine });
  readRange(root, shape, source, { from: 0, to: starts[0]?.at ?? source.length, line: firstLine });
  const used = new Set<number>();
  for (const [i, { at, end, line, heading }] of starts.entries()) {
    const to = starts[i + 1]?.at ?? source.length;
    let number = heading.number ?? used.size + 1;
    while (used.has(number)) number += 1;
    used.add(number);
    const node = draft('attachment', { start: at, line, number, parent: root });
    root.children.push(node);
    node.name = heading.label;
    node.label = heading.label;
    node.heading = heading.title;
    node.wordsFrom = end - lengthOfTitle(source.slice(at, end), heading);
    readRange(node, shapeOfText(source.slice(end, to)), source, { from: end, to, line: line + 1 });
  }
  closeSpans(root, source.length);
  return finish(root, source, []);
}

interface Start {
  readonly at: number;
  /** Where the line after the heading begins. */
  readonly end: number;
  readonly line: number;
  readonly heading: AttachmentHeading;
}

function attachmentStarts(source: string, firstLine: number): Start[] {
  const starts: Start[] = [];
  let line = firstLine;
  for (let at = 0; at < source.length; line++) {
    const end = lineEnd(source, at);
    const heading = source[at] === '#' ? headedAttachment(source.slice(at, end).trimEnd()) : undefined;
    if (heading) starts.push({ at, end, line, heading });
    at = end;
  }
  return starts;
}

/** The title and the line's end: what the label leaves of the heading's line. */
function lengthOfTitle(line: string, { title }: AttachmentHeading): number {
  return title === '' ? 0 : line.length - line.lastIndexOf(title);
}

function readRange(
  holder: Draft,
  shape: Shape,
  source: string,
  range: { readonly from: number; readonly to: number; readonly line: number },
): void {
  const lines = source.slice(range.from, range.to).split('\n');
  // Without the heading 正文 a plain text begins below its title.
  const unmarked = shape === 'plain' && !lines.some((line) => BODY_HEADING.test(line));
  const started = holder.type === 'attachment' || unmarked;
  const state = { shape, source, current: holder, article: 0, started, clause: [], afterTable: false };
  let { line } = range;
  for (let at = range.from; at < range.to; line++) {
    const end = lineEnd(source, at);
    readLine(state, source.slice(at, end).replace(/\r?\n$/, ''), at, line);
    at = end;
  }
}

function lineEnd(source: string, at: number): number {
  const newline = source.indexOf('\n', at);
  return newline < 0 ? source.length : newline + 1;
}
