import {
  type Document,
  type Edge,
  type EdgeKind,
  formatLocator,
  type Locator,
  toAnchor,
} from '../../indexer/index.ts';
import type { Choice, OutlineAnswer } from '../answers/answer.ts';
import { placeChoice, placeIn } from '../answers/choices.ts';
import { placeName, versionNote } from '../answers/citation.ts';
import { byKind, EDGE_LABEL, edgeLabel, edgesOf, graphPath } from '../answers/graph.ts';
import { onPlace } from './on-place.ts';
import type { HeldPlace } from './place.ts';
import { reply } from './reply.ts';
import type { Handler, Reply, Turn } from './turn.ts';

type Line = OutlineAnswer['lines'][number];

/** 引用关系 [条]: what a place cites, and what cites it, the report included. */
export const references: Handler = onPlace('引用关系', showReferences);

export function showReferences(turn: Turn, { document, locator }: HeldPlace): Reply {
  const edges = edgesOf(turn.knowledge.library, document, locator);
  const groups = new Map(byKind(edges));
  // What it cites and what cites it is always told, even if that is nothing.
  const kinds = [...new Set<EdgeKind>([...groups.keys(), 'cites', 'cited_by'])];
  kinds.sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  const answer: OutlineAnswer = {
    kind: 'outline',
    title: `《${document.title}》${versionNote(document)}${locator.length > 0 ? formatLocator(locator) : ''} 的引用关系`,
    lines: kinds.flatMap((kind) => linesOf(kind, groups.get(kind) ?? [])),
    reader: graphPath(document, toAnchor(locator)),
    notices: document.text === 'none' ? ['没有收录它的正文,它引用了什么并不清楚。'] : [],
    choices: [],
  };
  const entry = locator.length > 0 ? turn.knowledge.library.entryAt(document, locator) : undefined;
  return reply(turn, answer, {
    document,
    asked: placeName(document, locator),
    ...(entry ? { entry } : {}),
  });
}

/** The words that an article uses are explained for many others too: they come last. */
const ORDER: readonly EdgeKind[] = [
  ...(['cites', 'based_on', 'cited_by', 'basis_for', 'named_in'] as const),
  ...(['penalty', 'penalises', 'was', 'became', 'defined_by', 'defines'] as const),
];

function linesOf(kind: EdgeKind, edges: readonly Edge[]): Line[] {
  const lines = edges.map((edge): Line => {
    const text = edgeLabel(edge);
    return {
      depth: 1,
      text,
      ...(edge.document ? { choice: choiceOf(edge.document, edge.locator, text) } : {}),
    };
  });
  return [{ depth: 0, text: `${EDGE_LABEL[kind]}(${lines.length})` }, ...lines];
}

function choiceOf(document: Document, locator: Locator, label: string): Choice {
  return document.text === 'none'
    ? placeChoice('references', placeIn(document), label)
    : placeChoice('show', placeIn(document, locator), label);
}
