import type { Provision } from '../types.ts';
import { isClauseStart, styleOf } from './clauses.ts';
import { ancestor, type Draft, draft, words } from './drafts.ts';
import { isArticleStart, type Marker, markerOf, NAMED, SHORTCOMINGS, type Shape } from './markers.ts';
import { BODY_HEADING } from './shapes.ts';
import { isTableRow, isTableRule } from './tables.ts';

/** Outermost first; a node's parent is the nearest open node of an earlier level. */
const LEVELS: Record<Shape, readonly Provision['type'][]> = {
  statute: ['document', 'part', 'chapter', 'section', 'division', 'article', 'paragraph', 'item', 'subitem'],
  report: ['document', 'division', 'heading', 'point'],
  outline: ['document', 'clause', 'bracket'],
  plain: ['document'],
};

/** Levels whose line is a heading and nothing else. */
const TITLED: ReadonlySet<Provision['type']> = new Set(['part', 'chapter', 'section']);
/** Levels whose first sentence serves as their heading. */
const LED: ReadonlySet<Provision['type']> = new Set(['division', 'heading', 'point', 'clause']);
const LONGEST_HEADING = 40;

/** What has been read of a text, or of one of its attachments. */
export interface State {
  readonly shape: Shape;
  readonly source: string;
  current: Draft;
  /** Number of the last article begun. */
  article: number;
  /** Whether a marker has been seen. */
  started: boolean;
  /** Numbers of the last clause, and the mark behind those of one level. */
  clause: readonly number[];
  style?: string;
  /** The table that is being read. */
  table?: Draft;
  /** Whether a table stands between the current node's words and the next line. */
  afterTable: boolean;
}

/** Reads one line: a marker opens its node, a row goes into a table, other lines go on or begin a paragraph. */
export function readLine(state: State, line: string, at: number, lineNumber: number): void {
  if (line.trim() === '') return;
  if (isTableRow(line)) {
    readRow(state, line, at, lineNumber);
    return;
  }
  delete state.table;
  const marker = startingMarker(state, line);
  if (marker) {
    state.started = true;
    openMarked(state, marker, line, at, lineNumber);
  } else readWords(state, line, at, lineNumber);
  state.afterTable = false;
  const own = marker ? line.slice(marker.length) : line;
  state.current.closing = own.trimEnd().at(-1) ?? '';
}

function readWords(state: State, line: string, at: number, lineNumber: number): void {
  const { current, shape } = state;
  if (BODY_HEADING.test(line) && !state.started && (shape === 'report' || shape === 'plain')) {
    const root = ancestor(current, 'document');
    if (root) openNamed(state, root, 3, at, lineNumber);
    state.current.wordsFrom = at + line.length;
    state.started = true;
  } else if (goesOn(current) && !state.afterTable) current.lastLine = lineNumber;
  else if (awaitsHeading(current, line)) {
    current.heading = words(line);
    current.wordsFrom = at + line.length;
    current.lastLine = lineNumber;
  } else if (shape === 'statute') {
    const article = ancestor(current, 'article');
    if (article) openParagraph(state, article, at, lineNumber);
    else if (state.afterTable) openParagraph(state, current, at, lineNumber);
    else current.lastLine = lineNumber;
  } else if (shape === 'plain' && state.started && !(line.startsWith('# ') && current.type === 'document')) {
    const holder = current.type === 'paragraph' ? current.parent! : current;
    openParagraph(state, holder, at, lineNumber);
    state.current.name = `第${state.current.number}段`;
  } else if (state.afterTable) openParagraph(state, current, at, lineNumber);
  else if (shape === 'report') openUnnumbered(state, line, at, lineNumber);
  else current.lastLine = lineNumber;
}

function openParagraph(state: State, holder: Draft, at: number, lineNumber: number): void {
  open(state, holder, 'paragraph', holder.children.length - holder.tables + 1, at, lineNumber);
}

/** The head of a table and the rule below it are the table's own words, each row a node in it. */
function readRow(state: State, line: string, at: number, lineNumber: number): void {
  if (!state.table) {
    const holder = state.current;
    holder.tables += 1;
    state.table = draft('table', { start: at, line: lineNumber, number: holder.tables, parent: holder });
    holder.children.push(state.table);
    state.afterTable = true;
  } else if (!isTableRule(line)) {
    const { table } = state;
    const number = table.children.length + 1;
    table.children.push(draft('row', { start: at, line: lineNumber, number, parent: table }));
  }
  state.table.lastLine = lineNumber;
}

function startingMarker(state: State, line: string): Marker | undefined {
  const marker = markerOf(line, state.shape);
  if (!marker) return undefined;
  if (marker.type === 'clause')
    return isClauseStart(line, marker, state.clause, state.style) ? marker : undefined;
  if (marker.type === 'bracket') return isNextBracket(state, marker) ? marker : undefined;
  if (marker.type === 'article') return isArticleStart(line, marker, state.article) ? marker : undefined;
  const inArticle = marker.type === 'item' || marker.type === 'subitem';
  return inArticle && !ancestor(state.current, 'article') ? undefined : marker;
}

/** (1) begins a list within a clause, (2) goes on with it; other numbers in brackets are words. */
function isNextBracket({ current }: State, { number }: Marker): boolean {
  if (!ancestor(current, 'clause')) return false;
  return number === (ancestor(current, 'bracket')?.number ?? 0) + 1;
}

const BROKEN_OFF: ReadonlySet<Provision['type']> = new Set(['paragraph', 'item', 'subitem']);

/** Whether a passage of a statute has no words yet, or stops in the middle of a sentence. */
function goesOn(node: Draft): boolean {
  return BROKEN_OFF.has(node.type) && /^(?:[\p{L}\p{N},\uff0c\u3001])?$/u.test(node.closing);
}

function openMarked(state: State, marker: Marker, line: string, at: number, lineNumber: number): void {
  if (marker.type === 'article') state.article = marker.number;
  if (marker.path?.length === 1) state.style ??= styleOf(marker);
  const parent = marker.path
    ? clauseAbove(state.current, marker.path)
    : parentFor(state, marker, at, lineNumber);
  const node = open(state, parent, marker.type, marker.number, at, lineNumber);
  if (marker.suffix !== undefined) node.suffix = marker.suffix;
  if (marker.path) {
    node.path = marker.path;
    state.clause = marker.path;
  }
  node.label = marker.label.replace(/[\s\u3000]/gu, '');
  node.wordsFrom = at + marker.length;
  const rest = line.slice(marker.length);
  if (TITLED.has(marker.type)) {
    node.heading = words(rest);
    if (node.heading !== '') node.wordsFrom = at + line.length;
  }
  if (LED.has(marker.type)) node.heading = leadSentence(rest);
  else if (marker.type === 'article' && rest.trim() !== '') {
    const topic = /^【([^】]{1,40})】/u.exec(rest);
    node.heading = topic?.[1]?.trim() ?? '';
    node.wordsFrom += topic?.[0].length ?? 0;
    if (topic && rest.slice(topic[0].length).trim() === '') return;
    node.end = node.wordsFrom;
    open(state, node, 'paragraph', 1, node.wordsFrom, lineNumber);
  }
}

/** The clause that holds another by its numbers, or what holds all clauses. */
function clauseAbove(current: Draft, path: readonly number[]): Draft {
  let node = current;
  while (node.parent) {
    const { path: own, type } = node;
    if (type === 'attachment') return node;
    if (own && own.length < path.length && own.every((n, i) => n === path[i])) return node;
    node = node.parent;
  }
  return node;
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

function openNamed(state: State, parent: Draft, index: 0 | 1 | 2 | 3, at: number, lineNumber: number): void {
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
