import type { LineRange, Locator, Provision } from '../types.ts';

/** A node while it is being built; frozen into a Provision by `finish`. */
export interface Draft {
  type: Provision['type'];
  number: number;
  suffix?: number;
  name?: string;
  /** All numbers of a clause. */
  path?: readonly number[];
  /** Tables among the children, which are not counted as paragraphs. */
  tables: number;
  label: string;
  heading: string;
  start: number;
  end: number;
  /** Offset in the source where the node's words begin, after its marker. */
  wordsFrom: number;
  line: number;
  lastLine: number;
  children: Draft[];
  parent?: Draft;
  /** Last character of the words read so far. */
  closing: string;
}

/** A node that begins at an offset; everything else of it is found later. */
export function draft(
  type: Draft['type'],
  init: { start: number; line: number; number?: number; parent?: Draft },
): Draft {
  const { start, line, number = 0, parent } = init;
  return {
    type,
    number,
    label: '',
    heading: '',
    start,
    end: start,
    wordsFrom: start,
    line,
    lastLine: line,
    children: [],
    tables: 0,
    closing: '',
    ...(parent ? { parent } : {}),
  };
}

/** The nearest node of a type, the node itself or above it. */
export function ancestor(node: Draft, type: Draft['type']): Draft | undefined {
  let n: Draft | undefined = node;
  while (n && n.type !== type) n = n.parent;
  return n;
}

/** Markdown heading marks, emphasis and outer blanks do not belong to the words. */
export function words(text: string): string {
  return text
    .replace(/^[\s\u3000]*#{1,6}[\s\u3000]+/u, '')
    .replaceAll('**', '')
    .trim();
}

/** Makes the spans tile the source: each node's own part ends where the next node in order begins. */
export function closeSpans(root: Draft, length: number): void {
  const all = preorder(root);
  all.forEach((node, i) => {
    node.end = all[i + 1]?.start ?? length;
  });
}

function preorder(root: Draft): Draft[] {
  const out: Draft[] = [];
  const stack: Draft[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    out.push(node);
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
  }
  return out;
}

function locatorOf(node: Draft, above: Locator): Locator {
  const { type, number, suffix, name, path } = node;
  if (type === 'document') return [];
  // A clause prints all its numbers, also those of clauses that the text leaves out.
  if (path) {
    const holders = above.filter((step) => step.type !== 'clause');
    return [...holders, ...path.map((n) => ({ type: 'clause', number: n }) as const)];
  }
  // Articles are numbered through a text; an attachment is a text of its own.
  const upper = type === 'article' ? above.filter((step) => step.type === 'attachment') : above;
  const own = { ...(suffix === undefined ? {} : { suffix }), ...(name === undefined ? {} : { name }) };
  return [...upper, { type, number, ...own }];
}

/** Freezes a node and all below it. */
export function finish(node: Draft, source: string, above: Locator): Provision {
  const locator = locatorOf(node, above);
  const children = node.children.map((child) => finish(child, source, locator));
  const lines: LineRange = {
    start: node.line,
    end: Math.max(node.lastLine, children.at(-1)?.lines.end ?? node.line),
  };
  const own = source.slice(Math.min(node.wordsFrom, node.end), node.end);
  return {
    type: node.type,
    number: node.number,
    ...(node.suffix === undefined ? {} : { suffix: node.suffix }),
    label: node.label,
    heading: node.heading,
    text: ownWords(own),
    children,
    lines,
    span: { start: node.start, end: node.end },
    locator,
  };
}

function ownWords(own: string): string {
  return own
    .split(/\r?\n/)
    .map(words)
    .filter((line) => line !== '')
    .join('\n');
}
