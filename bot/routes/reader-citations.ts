import { type Citation, type Document, type Library, type Predicate, toAnchor } from '../../indexer/index.ts';
import { citationOf, versionNote } from '../answers/citation.ts';
import { citationsOf } from '../answers/citation-index.ts';
import { readerPath } from '../answers/passage.ts';
import { printed } from '../answers/punctuation.ts';
import type { Citing, ReaderView, RelationLink, TextLink } from '../pages/reader-view.ts';

/** The references of a document's page: links in its text, who names it where, and what the catalogue tells. */
export function referencesOf(
  library: Library,
  document: Document,
): Pick<ReaderView, 'links' | 'citedBy' | 'relations' | 'restsOn'> {
  const citations = citationsOf(library);
  const outgoing = citations.cites({ document });
  const incoming = citations.citedBy({ document });
  const own = outgoing.filter((c) => c.document === document && c.predicate === 'cites');
  return {
    links: linksIn(outgoing, document),
    restsOn: told(outgoing),
    citedBy: citedBy([...own, ...incoming], document),
    relations: [...outgoing.flatMap((c) => relation(c, 0)), ...incoming.flatMap((c) => relation(c, 1))],
  };
}

function linksIn(outgoing: readonly Citation[], page: Document): Map<string, TextLink[]> {
  const links = new Map<string, TextLink[]>();
  for (const { at, document, places, from } of outgoing) {
    if (!at || !document || (document === page && places.length === 0)) continue;
    const [first] = places;
    const fragment = first ? `#${toAnchor(first.locator)}` : '';
    const href = document === page ? fragment : `${readerPath(document)}${fragment}`;
    add(links, toAnchor(from.provision.locator), { ...at, href, held: document.text !== 'none' });
  }
  return links;
}

/** What the catalogue says that a place names, where the words themselves do not. */
function told(outgoing: readonly Citation[]): Map<string, Citing[]> {
  const found = new Map<string, Citing[]>();
  for (const { predicate, at, document, places, from } of outgoing) {
    if (predicate !== 'named_in' || at || !document) continue;
    const locator = places[0]?.locator ?? [];
    const href = readerPath(document, locator);
    const anchor = toAnchor(from.provision.locator);
    const label = printed(citationOf(document, locator, 'official'));
    if (!found.get(anchor)?.some((c) => c.href === href)) add(found, anchor, { href, label });
  }
  return found;
}

/** By the article or report item named; what names no place of this text, or another version, names the whole. */
function citedBy(citations: readonly Citation[], page: Document): Map<string, Citing[]> {
  const found = new Map<string, Citing[]>();
  for (const citation of citations) {
    if (citation.predicate !== 'cites' && citation.predicate !== 'named_in') continue;
    const { document, provision } = citation.from;
    const href = readerPath(document, provision.locator);
    const citing = { href, label: printed(citationOf(document, provision.locator, 'official')) };
    for (const anchor of anchorsOf(citation, page))
      if (!found.get(anchor)?.some((c) => c.href === href)) add(found, anchor, citing);
  }
  return found;
}

function anchorsOf({ document, places, from }: Citation, page: Document): Set<string> {
  if (document !== page || places.length === 0) return new Set(['']);
  // An article that names its own paragraphs is not cited by anyone.
  const elsewhere = places.filter(
    (p) =>
      from.document !== page ||
      toAnchor(p.locator.slice(0, 1)) !== toAnchor(from.provision.locator.slice(0, 1)),
  );
  return new Set(
    elsewhere.map(({ locator }) => toAnchor(locator[0]?.type === 'article' ? locator.slice(0, 1) : locator)),
  );
}

/** Told from the declaring document, and from the other one. */
const RELATION: Partial<Record<Predicate, readonly [string, string]>> = {
  based_on: ['依据', '是它的依据'],
  implements: ['实施', '由它实施'],
  amends: ['修改', '由它修改'],
  repeals: ['废止', '由它废止'],
  supersedes: ['取代', '由它取代'],
  partly_supersedes: ['部分取代', '由它部分取代'],
};

function relation({ predicate, from, document }: Citation, side: 0 | 1): RelationLink[] {
  const names = predicate === 'cites' ? undefined : RELATION[predicate];
  const other = side === 0 ? document : from.document;
  if (!names || !other) return [];
  return [
    { name: names[side], href: readerPath(other), label: `《${other.title}》${printed(versionNote(other))}` },
  ];
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}
