import type { Edge, EdgeKind } from '../../indexer/index.ts';
import { byKind, EDGE_LABEL, edgeLabel, edgePath } from '../answers/graph.ts';
import { type Html, html } from './html.ts';

const WIDTH = 960;
const BOX = { width: 300, height: 34, gap: 8 } as const;
const HEAD = 30;
const MIDDLE = { width: 250, height: 56 } as const;
/** Boxes of one kind; all stand in the list below the picture. */
const MOST = 6;
/** Characters of a label that fit into a box of that width. */
const LONGEST = 20;

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
  readonly edge?: Edge;
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
  const height = Math.max(left.height, right.height, MIDDLE.height + 40) + 20;
  const middle = { x: (WIDTH - MIDDLE.width) / 2, y: (height - MIDDLE.height) / 2 };
  return html`<svg class="graph" viewBox="0 0 ${WIDTH} ${height}" role="group" aria-label="${name}的引用关系图，共${edges.length}处；同样的内容在下面的列表里">
<g aria-hidden="true">${left.boxes.map((box) => line(box.x + BOX.width, box, middle.x, middle.y))}${right.boxes.map((box) => line(box.x, box, middle.x + MIDDLE.width, middle.y))}</g>
<g class="middle"><rect x="${middle.x}" y="${middle.y}" width="${MIDDLE.width}" height="${MIDDLE.height}" rx="6"/><text x="${WIDTH / 2}" y="${middle.y + MIDDLE.height / 2}" text-anchor="middle" dominant-baseline="central">${shortened(name, 16)}</text></g>
${[...left.heads, ...right.heads].map(({ x, y, words }) => html`<text class="kind" x="${x}" y="${y}">${words}</text>`)}
${[...left.boxes, ...right.boxes].map(boxHtml)}</svg>`;
}

function columnOf(
  groups: readonly (readonly [EdgeKind, readonly Edge[]])[],
  x: number,
): { heads: Box[]; boxes: Box[]; height: number } {
  const heads: Box[] = [];
  const boxes: Box[] = [];
  let y = 10;
  for (const [kind, edges] of groups) {
    const more = edges.length > MOST ? `，另有${edges.length - MOST}处` : '';
    heads.push({ x, y: y + 18, words: `${EDGE_LABEL[kind]}（${edges.length}${more}）` });
    y += HEAD;
    for (const edge of edges.slice(0, MOST)) {
      boxes.push({ x, y, edge, words: edgeLabel(edge) });
      y += BOX.height + BOX.gap;
    }
    y += BOX.gap;
  }
  return { heads, boxes, height: y };
}

function line(x: number, box: Box, toX: number, top: number): Html {
  const y = box.y + BOX.height / 2;
  const end = top + MIDDLE.height / 2;
  const bend = (x + toX) / 2;
  return html`<path d="M${x} ${y}C${bend} ${y} ${bend} ${end} ${toX} ${end}"/>`;
}

function boxHtml({ x, y, edge, words }: Box): Html {
  const href = edge && edgePath(edge);
  const full = edge ? `${EDGE_LABEL[edge.kind]}：${words}` : words;
  const drawn = html`<title>${full}</title><rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="4"/><text x="${x + 8}" y="${y + BOX.height / 2}" dominant-baseline="central">${shortened(words, LONGEST)}</text>`;
  return href
    ? html`<a class="node ${edge!.kind}" href="${href}" aria-label="${full}">${drawn}</a>
`
    : html`<g class="node unheld" role="img" aria-label="${full}">${drawn}</g>
`;
}

/** The title is what may be left out: the place stands at the end. */
function shortened(words: string, most: number): string {
  const plain = words.replaceAll('中华人民共和国', '');
  const characters = [...plain];
  if (characters.length <= most) return plain;
  const tail = characters.slice(-8).join('');
  return `${characters.slice(0, most - 9).join('')}…${tail}`;
}
