import type { LineRange, Locator, Provision } from '../types.ts';
import { isArticleStart, type Marker, markerOf, NAMED, SHORTCOMINGS, type Shape } from './markers.ts';

/** A node while it is being built; frozen into a Provision by `finish`. */
interface Draft {
  type: Provision['type'];
  number: number;
  suffix?: number;
  name?: string;
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

/** Outermost first; a node's parent is the nearest open node of an earlier level. */
const LEVELS: Record<Shape, readonly Provision['type'][]> = {
  statute: ['document', 'part', 'chapter', 'section', 'article', 'paragraph', 'item', 'subitem'],
  report: ['document', 'division', 'heading', 'point'],
};

/** Levels whose line is a heading and nothing else. */
const TITLED: ReadonlySet<Provision['type']> = new Set(['part', 'chapter', 'section']);
const LONGEST_HEADING = 40;

/**
 * Parses a text into its tree of provisions. Never throws; work is linear in the length of the source.
 * The spans of all nodes, in order, tile the source. Every line that begins with no marker is a paragraph (款) of the
 * open article; a paragraph after a list of items (项) is the next 款. Words before the first marker are the root's own.
 * A line that follows words without closing punctuation goes on with them (a hard line break, an item's words on their
 * own line), and the first item of a list keeps its place when its （一） is lost.
 * @param firstLine 1-based number of the source's first line in its file; default 1
 */
export function parse(source: string, shape: Shape, firstLine = 1): Provision {
  const root = draft('document', { start: 0, line: firstLine });
  const state = { shape, source, current: root, article: 0, started: false };
  let line = firstLine;
  for (let at = 0; at < source.length; line++) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline + 1;
    readLine(state, source.slice(at, end).replace(/\r?\n$/, ''), at, line);
    state.current.end = end;
    at = end;
  }
  closeSpans(root, source.length);
  return finish(root, source, []);
}

interface State {
  readonly shape: Shape;
  readonly source: string;
  current: Draft;
  /** Number of the last article begun. */
  article: number;
  /** Whether a marker has been seen. */
  started: boolean;
}

function readLine(state: State, line: string, at: number, lineNumber: number): void {
  if (line.trim() === '') return;
  const marker = startingMarker(state, line);
  if (marker) {
    state.started = true;
    openMarked(state, marker, line, at, lineNumber);
  } else if (goesOn(state.current)) state.current.lastLine = lineNumber;
  else if (awaitsHeading(state.current, line)) {
    state.current.heading = words(line);
    state.current.wordsFrom = at + line.length;
    state.current.lastLine = lineNumber;
  } else if (state.shape === 'statute') {
    const article = ancestor(state.current, 'article');
    if (article) open(state, article, 'paragraph', article.children.length + 1, at, lineNumber);
    else state.current.lastLine = lineNumber;
  } else openUnnumbered(state, line, at, lineNumber);
  const own = marker ? line.slice(marker.length) : line;
  state.current.closing = own.trimEnd().at(-1) ?? '';
}

function startingMarker(state: State, line: string): Marker | undefined {
  const marker = markerOf(line, state.shape);
  if (!marker) return undefined;
  if (marker.type === 'article') return isArticleStart(line, marker, state.article) ? marker : undefined;
  const inArticle = marker.type === 'item' || marker.type === 'subitem';
  return inArticle && !ancestor(state.current, 'article') ? undefined : marker;
}

const BROKEN_OFF: ReadonlySet<Provision['type']> = new Set(['paragraph', 'item', 'subitem']);

/** Whether a passage of a statute has no words yet, or stops in the middle of a sentence. */
function goesOn(node: Draft): boolean {
  return BROKEN_OFF.has(node.type) && /^(?:[\p{L}\p{N},\uff0c\u3001])?$/u.test(node.closing);
}

function openMarked(state: State, marker: Marker, line: string, at: number, lineNumber: number): void {
  if (marker.type === 'article') state.article = marker.number;
  const parent = parentFor(state, marker, at, lineNumber);
  const node = open(state, parent, marker.type, marker.number, at, lineNumber);
  if (marker.suffix !== undefined) node.suffix = marker.suffix;
  node.label = marker.label.replace(/[\s\u3000]/gu, '');
  node.wordsFrom = at + marker.length;
  const rest = line.slice(marker.length);
  if (TITLED.has(marker.type)) {
    node.heading = words(rest);
    if (node.heading !== '') node.wordsFrom = at + line.length;
  }
  if (state.shape === 'report') node.heading = leadSentence(rest);
  else if (marker.type === 'article' && rest.trim() !== '') {
    const topic = /^【([^】]{1,40})】/u.exec(rest);
    node.heading = topic?.[1]?.trim() ?? '';
    node.wordsFrom += topic?.[0].length ?? 0;
    if (topic && rest.slice(topic[0].length).trim() === '') return;
    node.end = node.wordsFrom;
    open(state, node, 'paragraph', 1, node.wordsFrom, lineNumber);
  }
}

/** The nearest open node of an earlier level; items without a paragraph get an empty one, so that 款 numbers hold. */
function parentFor(state: State, marker: Marker, at: number, lineNumber: number): Draft {
  const { type, number } = marker;
  const levels = LEVELS[state.shape];
  const level = levels.indexOf(type);
  if (type === 'item' && number === 2) restoreFirstItem(state.current);
  let node: Draft = state.current;
  while (node.parent && (node.type === 'named' || levels.indexOf(node.type) >= level)) node = node.parent;
  if (BROKEN_OFF.has(type) && node.type === 'article')
    return open(state, node, 'paragraph', 1, at, lineNumber);
  return node;
}

/** A paragraph between a colon and （二） that ends in a semicolon is the first item, its marker lost on the way. */
function restoreFirstItem(node: Draft): void {
  const list = node.parent?.children.at(-2);
  if (node.type !== 'paragraph' || list?.type !== 'paragraph' || list.children.length > 0) return;
  if (!/[:\uff1a]/.test(list.closing) || !/[;\uff1b]/.test(node.closing)) return;
  node.parent?.children.pop();
  list.children.push(node);
  node.parent = list;
  node.type = 'item';
  node.number = 1;
}

/** Reports: 标题 before the first marker, 引言 after a division's heading, 存在问题 at its end, else the item goes on. */
function openUnnumbered(state: State, line: string, at: number, lineNumber: number): void {
  const { current } = state;
  const division = ancestor(current, 'division');
  if (!state.started && current.type === 'document') openNamed(state, current, 0, at, lineNumber);
  else if (current.type === 'division') openNamed(state, current, 1, at, lineNumber);
  else if (division && current.type === 'point' && SHORTCOMINGS.test(line.slice(0, 2000)))
    openNamed(state, division, 2, at, lineNumber);
  else current.lastLine = lineNumber;
}

function openNamed(state: State, parent: Draft, index: 0 | 1 | 2, at: number, lineNumber: number): void {
  const node = open(state, parent, 'named', index + 1, at, lineNumber);
  node.name = NAMED[index].name;
}

function open(
  state: State,
  parent: Draft,
  type: Draft['type'],
  number: number,
  at: number,
  line: number,
): Draft {
  const node = draft(type, { start: at, line, number, parent });
  parent.children.push(node);
  state.current = node;
  return node;
}

function draft(
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
    closing: '',
    ...(parent ? { parent } : {}),
  };
}

function ancestor(node: Draft, type: Draft['type']): Draft | undefined {
  let n: Draft | undefined = node;
  while (n && n.type !== type) n = n.parent;
  return n;
}

/** A chapter's heading may stand on the line below its number, before any words of the chapter. */
function awaitsHeading(node: Draft, line: string): boolean {
  return (
    TITLED.has(node.type) &&
    node.heading === '' &&
    node.lastLine === node.line &&
    line.length <= LONGEST_HEADING &&
    !/[。;\uff1b]/u.test(line)
  );
}

/** The first sentence of a report's item, when more follows or it is short: its heading. */
function leadSentence(text: string): string {
  const stop = text.indexOf('。');
  const lead = stop < 0 ? text : text.slice(0, stop);
  return lead.length <= LONGEST_HEADING ? words(lead) : '';
}

/** Markdown heading marks, emphasis and outer blanks do not belong to the words. */
function words(text: string): string {
  return text
    .replace(/^[\s\u3000]*#{1,6}[\s\u3000]+/u, '')
    .replaceAll('**', '')
    .trim();
}

/** Makes the spans tile the source: each node's own part ends where the next node in order begins. */
function closeSpans(root: Draft, length: number): void {
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

function finish(node: Draft, source: string, above: Locator): Provision {
  const step = node.type === 'document' ? undefined : { type: node.type, number: node.number };
  const locator: Locator = !step
    ? []
    : [
        ...(node.type === 'article' ? [] : above),
        {
          ...step,
          ...(node.suffix === undefined ? {} : { suffix: node.suffix }),
          ...(node.name === undefined ? {} : { name: node.name }),
        },
      ];
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
