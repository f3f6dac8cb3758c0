import {
  compareVersions,
  type Document,
  type Edge,
  type EdgeKind,
  formatLocator,
  graphOf,
  type Library,
  type Locator,
  type Renumbering,
  renumberingOf,
} from '../../indexer/index.ts';
import { citationOf } from './citation.ts';
import { citationsOf } from './citation-index.ts';
import { CERTAINTY_LABEL } from './number-words.ts';
import { readerPath } from './passage.ts';

/** What a kind of relation is called, seen from the place in the middle. */
export const EDGE_LABEL: Readonly<Record<EdgeKind, string>> = {
  was: '旧版条号',
  became: '新版条号',
  penalty: '违反它的处罚',
  penalises: '处罚的是违反',
  defined_by: '用到的定义',
  based_on: '依据',
  basis_for: '以它为依据',
  cites: '它引用的',
  cited_by: '引用它的',
  named_in: '报告提到',
  defines: '用到它的定义',
};

const MAPS = new WeakMap<Library, Map<string, Renumbering>>();

/** Everything known to stand in relation to a place of a library. */
export function edgesOf(library: Library, document: Document, locator: Locator): readonly Edge[] {
  const maps = MAPS.get(library) ?? new Map<string, Renumbering>();
  MAPS.set(library, maps);
  return graphOf({
    document,
    locator,
    citations: citationsOf(library),
    versions: library.versions(document.id),
    numbers(older, newer) {
      const key = `${older.id} ${older.version} ${newer.version}`;
      const known = maps.get(key) ?? renumberingOf(compareVersions(older, newer));
      maps.set(key, known);
      return known;
    },
  });
}

/** The other place by its citation, with what must be known of the relation. */
export function edgeLabel(edge: Edge): string {
  const { document, title, locator, term, certainty, part, whole, byAct } = edge;
  const name = document
    ? citationOf(document, locator, 'official')
    : `《${title}》${locator.length > 0 ? formatLocator(locator) : ''}`;
  const remarks = [
    term && `“${term}”`,
    part && '部分内容',
    certainty && CERTAINTY_LABEL[certainty],
    whole && '提到整部',
    byAct && '没有写明条号,按相同的行为对应',
    !document && '未收录',
  ].filter(Boolean);
  return `${name}${remarks.length > 0 ? `(${remarks.join(',')})` : ''}`;
}

/** Where the other place is read; none for what is not held. */
export function edgePath({ document, locator }: Edge): string | undefined {
  return document && readerPath(document, document.text === 'none' ? [] : locator);
}

/** Edges by kind, in their order. */
export function byKind(edges: readonly Edge[]): readonly (readonly [EdgeKind, readonly Edge[]])[] {
  const groups = new Map<EdgeKind, Edge[]>();
  for (const edge of edges) groups.set(edge.kind, [...(groups.get(edge.kind) ?? []), edge]);
  return [...groups];
}

/** Address of the graph of a place. Example: /read/flood-law@2016-07-02/graph?at=a38 */
export function graphPath(document: Document, anchor: string): string {
  const version = document.version ? `@${document.version}` : '';
  return `/read/${document.id}${version}/graph${anchor === '' ? '' : `?at=${anchor}`}`;
}
