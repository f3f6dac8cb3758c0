import { isWithin, sameLocator } from '../structure/locator.ts';
import { articlesOf, findProvision, textOf } from '../structure/tree.ts';
import type { Document, Locator, Predicate, Provision } from '../types.ts';
import { breachesIn } from './breaches.ts';
import type { Citation, Citations } from './citation.ts';
import { definitionsIn, termIn } from './definitions.ts';
import { isPenalty } from './penalties.ts';
import type { Certainty, NumberLink, Renumbering } from './renumbering.ts';

/**
 * How another place stands to the one in the middle: it is cited by it, cites it, is told as its ground or built on it; the report
 * names it; it was this place in an older text, or became it in a newer one; it says what follows when this place is broken, or is
 * broken; it explains a word used here, or uses a word explained here.
 */
export type EdgeKind =
  | 'cites'
  | 'cited_by'
  | 'based_on'
  | 'basis_for'
  | 'named_in'
  | 'was'
  | 'became'
  | 'penalty'
  | 'penalises'
  | 'defined_by'
  | 'defines';

export interface Edge {
  readonly kind: EdgeKind;
  /** The text that the other place stands in; absent for a title that is not held. */
  readonly document?: Document;
  readonly title: string;
  readonly locator: Locator;
  /** The relation that the catalogue tells. */
  readonly predicate?: 'cites' | Predicate;
  /** The word that is explained. */
  readonly term?: string;
  /** Of numbers: how sure. */
  readonly certainty?: Certainty;
  /** Of numbers: that only a part went there. */
  readonly part?: true;
  /** The report names the text as a whole. */
  readonly whole?: true;
  /** Of a penalty: neither place names the other, they tell of one act. */
  readonly byAct?: true;
}

export interface GraphOf {
  readonly document: Document;
  /** Empty: the whole text. */
  readonly locator: Locator;
  readonly citations: Citations;
  /** All dated texts of the work, newest first, and the map of numbers between two of them. */
  readonly versions: readonly Document[];
  readonly numbers: (older: Document, newer: Document) => Renumbering;
}

const GROUND: ReadonlySet<string> = new Set(['based_on', 'implements']);
/** A word explained in a text is used in many places: only so many are told. */
const MOST_USES = 30;

/** Everything that is known to stand in relation to a place, each once, the weightiest kinds first. */
export function graphOf(of: GraphOf): readonly Edge[] {
  const { document, locator, citations } = of;
  const at = { document, ...(locator.length > 0 ? { locator } : {}) };
  const provision = locator.length > 0 ? findProvision(document.root, locator) : undefined;
  const edges: Edge[] = [];
  for (const citation of citations.cites(at)) edges.push(...outgoing(citation, of));
  for (const citation of citations.citedBy(at)) edges.push(...incoming(citation, of));
  if (locator.length > 0) {
    for (const { from } of citations.citedBy({ document }))
      if (from.document.kind === 'report') edges.push({ ...reportEdge(from), whole: true });
    edges.push(...numberEdges(of));
    if (provision) edges.push(...definitionEdges(document, provision), ...breachEdges(document, provision));
  }
  return unique(edges);
}

function outgoing(citation: Citation, { document: here, locator }: GraphOf): Edge[] {
  const { document, title, named, places, predicate } = citation;
  // Of a whole text what stands within it is no relation.
  if (document === here && (places.length === 0 || locator.length === 0)) return [];
  const places_ = places.length > 0 ? places.map((p) => p.locator) : [named];
  const breaks = document === here && isPenalty(citation);
  const kind = breaks ? 'penalises' : GROUND.has(predicate) ? 'based_on' : 'cites';
  return places_
    .filter((place) => document !== here || !within(locator, place))
    .map((place) => ({ kind, title, locator: place, predicate, ...(document ? { document } : {}) }));
}

function incoming(citation: Citation, { document: here, locator }: GraphOf): Edge[] {
  const { from, predicate } = citation;
  if (from.document === here && (locator.length === 0 || within(locator, from.provision.locator))) return [];
  if (from.document.kind === 'report') return [reportEdge(from)];
  const kind = isPenalty(citation) ? 'penalty' : GROUND.has(predicate) ? 'basis_for' : 'cited_by';
  const { document, provision } = from;
  return [{ kind, document, title: document.title, locator: provision.locator, predicate }];
}

function reportEdge({ document, provision }: Citation['from']): Edge {
  return {
    kind: 'named_in',
    document,
    title: document.title,
    locator: provision.locator,
    predicate: 'named_in',
  };
}

/** Where the article was in the older texts, and where it went in the newer. */
function numberEdges({ document, locator, versions, numbers }: GraphOf): Edge[] {
  const article = locator.filter((step) => step.type === 'article');
  if (article.length === 0 || document.version === undefined) return [];
  const dated = versions.filter((d) => d.version !== undefined && d.text !== 'none');
  return dated.flatMap((other) => {
    if (other === document) return [];
    const older = other.version! < document.version!;
    const map = older ? numbers(other, document) : numbers(document, other);
    const side = older ? 'older' : 'newer';
    return map
      .linksOf(older ? 'newer' : 'older', article)
      .flatMap((link) => numberEdge(link, side, other) ?? []);
  });
}

function numberEdge(link: NumberLink, side: 'older' | 'newer', document: Document): Edge | undefined {
  const locator = link[side];
  if (!locator) return undefined;
  return {
    kind: side === 'older' ? 'was' : 'became',
    document,
    title: document.title,
    locator,
    ...(link.certainty ? { certainty: link.certainty } : {}),
    ...(link.change === 'part' ? { part: true } : {}),
  };
}

function definitionEdges(document: Document, provision: Provision): Edge[] {
  const own = textOf(provision);
  const { title } = document;
  const edges: Edge[] = [];
  for (const { term, provision: explains } of definitionsIn(document)) {
    if (within(provision.locator, explains.locator)) {
      const users = articlesOf(document.root).filter(
        (a) => !within(a.locator, explains.locator) && termIn(textOf(a), term),
      );
      edges.push(
        ...users
          .slice(0, MOST_USES)
          .map(({ locator }): Edge => ({ kind: 'defines', document, title, locator, term })),
      );
    } else if (termIn(own, term) && !within(explains.locator, provision.locator))
      edges.push({ kind: 'defined_by', document, title, locator: explains.locator, term });
  }
  return edges;
}

/** What follows when the duty of a place is broken, and which duty a place punishes the breach of, where no number tells. */
function breachEdges(document: Document, { locator }: Provision): Edge[] {
  const edge = (kind: EdgeKind, other: Provision): Edge => {
    return { kind, document, title: document.title, locator: other.locator, byAct: true };
  };
  return breachesIn(document).flatMap(({ penalty, duty }) => [
    ...(within(duty.locator, locator) ? [edge('penalty', penalty)] : []),
    ...(within(locator, penalty.locator) ? [edge('penalises', duty)] : []),
  ]);
}

function within(above: Locator, place: Locator): boolean {
  return above.length > 0 && (sameLocator(above, place) || isWithin(place, above));
}

const ORDER: readonly EdgeKind[] = [
  ...(['was', 'became', 'penalty', 'penalises', 'defined_by', 'based_on', 'basis_for'] as const),
  ...(['cites', 'cited_by', 'named_in', 'defines'] as const),
];

function unique(edges: readonly Edge[]): Edge[] {
  const kept = new Map<string, Edge>();
  for (const edge of edges) {
    const { document } = edge;
    const where = document ? `${document.id}@${document.version}` : edge.title;
    const key = `${edge.kind} ${where} ${JSON.stringify(edge.locator)} ${edge.term ?? ''}`;
    const known = kept.get(key);
    // A place that names the article itself says more than that it names the text.
    if (!known || (known.whole && !edge.whole) || (known.byAct && !edge.byAct)) kept.set(key, edge);
  }
  return [...kept.values()].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
