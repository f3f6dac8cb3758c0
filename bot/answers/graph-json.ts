import {
  type Document,
  type Edge,
  type EdgeKind,
  type Library,
  type Locator,
  toAnchor,
} from '../../indexer/index.ts';
import { citationOf } from './citation.ts';
import { EDGE_LABEL, edgeLabel, edgePath } from './graph.ts';
import { readerPath } from './passage.ts';

/**
 * Terms of the ELI ontology for what it has a term for; all else is related, with the relation in words.
 * Source: ELI ontology 1.4, http://data.europa.eu/eli/ontology; schema.org/Legislation.
 */
const TERM: Readonly<Partial<Record<EdgeKind, string>>> = {
  cites: 'eli:cites',
  cited_by: 'eli:cited_by',
  named_in: 'eli:cited_by',
  based_on: 'eli:based_on',
  basis_for: 'eli:basis_for',
};

/** The graph of a place as JSON-LD. @param base address of the server */
export function graphJson(
  library: Library,
  document: Document,
  locator: Locator,
  edges: readonly Edge[],
  base: string,
): Record<string, unknown> {
  const related = new Map<string, Record<string, unknown>[]>();
  for (const edge of edges) {
    const term = TERM[edge.kind] ?? 'eli:related_to';
    const path = edgePath(edge);
    const node = {
      ...(path ? { '@id': base + path } : {}),
      '@type': edge.document?.kind === 'report' ? 'Report' : 'Legislation',
      name: edgeLabel(edge),
      ...(TERM[edge.kind] === undefined || edge.kind === 'named_in'
        ? { description: EDGE_LABEL[edge.kind] }
        : {}),
    };
    related.set(term, [...(related.get(term) ?? []), node]);
  }
  const whole = `${base}${readerPath(document)}`;
  const status = library.statusOn(document);
  return {
    '@context': ['https://schema.org', { eli: 'http://data.europa.eu/eli/ontology#' }],
    '@id': `${base}${readerPath(document, locator)}`,
    '@type': document.kind === 'report' ? 'Report' : 'Legislation',
    name: citationOf(document, locator, 'official'),
    inLanguage: 'zh-CN',
    ...(document.documentNumber ? { legislationIdentifier: document.documentNumber } : {}),
    ...(document.issuer ? { legislationPassedBy: { '@type': 'Organization', name: document.issuer } } : {}),
    ...(document.version ? { legislationDateVersion: document.version } : {}),
    ...(document.adopted ? { legislationDate: document.adopted } : {}),
    ...forceOf(document, status),
    ...(locator.length > 0
      ? { isPartOf: { '@id': whole, '@type': 'Legislation', name: citationOf(document, [], 'official') } }
      : {}),
    ...(locator.length > 0 ? { identifier: toAnchor(locator) } : {}),
    ...Object.fromEntries(related),
  };
}

function forceOf({ kind }: Document, status: string): Record<string, unknown> {
  if (kind === 'report' || status === 'unverified') return {};
  return { legislationLegalForce: status === 'in_force' ? 'InForce' : 'NotInForce' };
}
