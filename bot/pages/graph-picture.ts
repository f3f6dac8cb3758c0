import type { Edge, EdgeKind } from '../../indexer/index.ts';
import { byKind, EDGE_LABEL, edgeLabel, edgePath } from '../answers/graph.ts';
import { printed } from '../answers/punctuation.ts';
import { type Html, html } from './html.ts';

const WIDTH = 960;
const BOX = { width: 300, gap: 8 } as const;
/** Of a line of words, and what a box has besides its lines. */
const [LINE, ROOM] = [18, 16];
const HEAD = 30;
const MIDDLE_WIDTH = 250;
/** Boxes of one kind; all stand in the list below the picture. */
const MOST = 6;
/** Characters of a line that fit into a box, and into the one in the middle. */
const [LONGEST, LONGEST_IN_MIDDLE] = [19, 16];

/** What points at the place stands at the left, what it points at on the right. */
const LEFT: ReadonlySet<EdgeKind> = new Set([
  'cited_by',
  'named_in',
  'basis_for',
  'was',
  'penalty',
  'defines',
]);

interface Box {
  readonly x: number;
  readonly y: number;
  readonly edge: Edge;
  /** The whole label: what is seen is what is read out. */
  readonly lines: readonly string[];
  readonly height: number;
}

interface Head {
  readonly x: number;
  readonly y: number;
  readonly words: string;
}

/**
 * A small picture of the relations of a place, made of links that the keyboard reaches and screen readers name. The list beside it
 * says all that it shows, and more.
 */
export function graphPicture(name: string, edges: readonly Edge[]): Html {
  const groups = byKind(edges);
  const left = columnOf(
    groups.filter(([kind]) => LEFT.has(kind)),
    10,
  );
  const right = columnOf(
    groups.filter(([kind]) => !LEFT.has(kind)),
    WIDTH - BOX.width - 10,
  );
  const lines = wrapped(name, LONGEST_IN_MIDDLE);
  const own = heightOf(lines) + ROOM;
  const height = Math.max(left.height, right.height, own + 40) + 20;
  const [x, y] = [(WIDTH - MIDDLE_WIDTH) / 2, (height - own) / 2];
  return html`<div class="picture"><svg class="graph" viewBox="0 0 ${WIDTH} ${height}" role="group" aria-label="${name}的引用关系图，共${edges.length}处；同样的内容在下面的列表里">
<g aria-hidden="true">${left.boxes.map((box) => line(box.x + BOX.width, box, x, height / 2))}${right.boxes.map((box) => line(box.x, box, x + MIDDLE_WIDTH, height / 2))}</g>
<g class="middle"><rect x="${x}" y="${y}" width="${MIDDLE_WIDTH}" height="${own}" rx="6"/>${words(lines, WIDTH / 2, y + ROOM / 2, 'middle')}</g>
${[...left.heads, ...right.heads].map((head) => html`<text class="kind" x="${head.x}" y="${head.y}">${head.words}</text>`)}
${[...left.boxes, ...right.boxes].map(boxHtml)}</svg></div>`;
}

function columnOf(
  groups: readonly (readonly [EdgeKind, readonly Edge[]])[],
  x: number,
): { heads: Head[]; boxes: Box[]; height: number } {
  const heads: Head[] = [];
  const boxes: Box[] = [];
  let y = 10;
  for (const [kind, edges] of groups) {
    const more = edges.length > MOST ? `，另有${edges.length - MOST}处` : '';
    heads.push({ x, y: y + 18, words: `${EDGE_LABEL[kind]}（${edges.length}${more}）` });
    y += HEAD;
    for (const edge of edges.slice(0, MOST)) {
      const lines = wrapped(printed(edgeLabel(edge)), LONGEST);
      const height = heightOf(lines);
      boxes.push({ x, y, edge, lines, height });
      y += height + BOX.gap;
    }
    y += BOX.gap;
  }
  return { heads, boxes, height: y };
}

function line(x: number, box: Box, toX: number, end: number): Html {
  const y = box.y + box.height / 2;
  const bend = (x + toX) / 2;
  return html`<path d="M${x} ${y}C${bend} ${y} ${bend} ${end} ${toX} ${end}"/>`;
}

function boxHtml({ x, y, edge, lines, height }: Box): Html {
  const href = edgePath(edge);
  const full = `${EDGE_LABEL[edge.kind]}：${lines.join('')}`;
  const drawn = html`<rect x="${x}" y="${y}" width="${BOX.width}" height="${height}" rx="4"/>${words(lines, x + 8, y, 'start')}`;
  return href
    ? html`<a class="node ${edge.kind}" href="${href}" aria-label="${full}">${drawn}</a>
`
    : html`<g class="node unheld" role="img" aria-label="${full}">${drawn}</g>
`;
}

function words(lines: readonly string[], x: number, top: number, anchor: 'start' | 'middle'): Html {
  const spans = lines.map(
    (text, i) => html`<tspan x="${x}" y="${top + ROOM / 2 + LINE * (i + 0.5)}">${text}</tspan>`,
  );
  return html`<text text-anchor="${anchor}" dominant-baseline="central">${spans}</text>`;
}

const heightOf = (lines: readonly string[]): number => lines.length * LINE + ROOM;

function wrapped(text: string, most: number): string[] {
  const lines: string[][] = [];
  // A year is not torn, and a mark that opens ends no line.
  for (const [piece] of text.matchAll(/[（《〈“]*(?:\d+年?|.)/gu)) {
    const last = lines.at(-1);
    // A mark that closes does not begin a line.
    if (last && (last.join('').length + piece.length <= most || /[）》”，。]/u.test(piece))) last.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => line.join(''));
}
