import type { SearchWords } from '../documents/search-words.ts';
import { parseAnchor, toAnchor } from '../structure/locator.ts';
import { textOf, walk } from '../structure/tree.ts';
import type { Document, Entry, Locator, Provision } from '../types.ts';
import { type Work, worksOf } from '../versions/works.ts';

/**
 * What is indexed of a document: its articles or, in texts numbered 一、(一) 1., every item with words of its own. A text
 * without either is indexed by its paragraphs.
 */
export function entriesOf(document: Document, words?: ReadonlyMap<string, readonly string[]>): Entry[] {
  const out: Entry[] = [];
  collect(document, document.root, [], out);
  if (!words) return out;
  return out.map((entry) => {
    const everyday = words.get(toAnchor(entry.locator));
    return everyday ? { ...entry, everyday } : entry;
  });
}

/**
 * The articles of a document without text, as far as everyday words are written for them. They hold no words to show; found
 * best, they tell which text the question is for, so that it is refused with its name and not answered from another's.
 */
export function unheldEntriesOf(document: Document, words?: ReadonlyMap<string, readonly string[]>): Entry[] {
  if (document.text !== 'none' || !words) return [];
  return [...words].flatMap(([anchor, everyday]) => {
    const locator = parseAnchor(anchor);
    if (!locator) return [];
    const key = `${document.id}#${anchor}`;
    const provision = { ...document.root, locator, children: [] };
    return [
      {
        key,
        document,
        provision,
        locator,
        headings: [],
        text: '',
        headnote: undefined,
        everyday,
        form: 'official' as const,
      },
    ];
  });
}

/** Whether words of an entry are held, official or a headnote. */
export function isHeld(entry: Entry): boolean {
  return entry.document.text !== 'none';
}

/** Everyday words for a version; those for the work are for its newest text, whose numbers they follow. */
export function everydayWords(
  document: Document,
  works: ReadonlyMap<string, Work>,
  words?: SearchWords,
): ReadonlyMap<string, readonly string[]> | undefined {
  const { id, version } = document;
  const newest = works.get(id)?.expressions[0] === document;
  return words?.get(`${id}@${version}`) ?? (newest ? words?.get(id) : undefined);
}

/** What is indexed of each document: what is held, then what is known to be elsewhere. */
export function entriesByDocument(
  documents: readonly Document[],
  words?: SearchWords,
): ReadonlyMap<Document, readonly Entry[]> {
  const works = worksOf(documents);
  return new Map(
    documents.map((document) => {
      const everyday = everydayWords(document, works, words);
      return [document, [...entriesOf(document, everyday), ...unheldEntriesOf(document, everyday)]];
    }),
  );
}

/** What an entry is called: stable between runs on the same knowledge. */
export function entryKey({ id, version }: Document, locator: Locator): string {
  return `${id}${version ? `@${version}` : ''}#${toAnchor(locator)}`;
}

function collect(document: Document, node: Provision, above: readonly Provision[], out: Entry[]): void {
  if (isEntry(node)) out.push(toEntry(document, node, above));
  if (node.type === 'article') {
    // Of an article the rows of its tables are found by themselves as well.
    for (const table of walk(node))
      if (table.type === 'table')
        for (const row of table.children) out.push(toEntry(document, row, above, table));
    return;
  }
  const inner = node.heading !== '' || node.type === 'attachment' ? [...above, node] : above;
  for (const child of node.children)
    if (child.type === 'row') out.push(toEntry(document, child, above, node));
    else collect(document, child, inner, out);
}

function isEntry(node: Provision): boolean {
  switch (node.type) {
    case 'article':
    case 'point':
      return true;
    case 'named':
      return node.text !== '' || node.children.length === 0;
    case 'heading':
    case 'division':
    case 'clause':
    case 'attachment':
      return node.children.length === 0 || node.text !== node.heading;
    case 'paragraph':
      // 各市水利局: alone says nothing.
      return !/^.{0,40}[:\uff1a]$/u.test(node.text);
    default:
      return false;
  }
}

/** @param table the table of a row, whose head is shown above it */
function toEntry(document: Document, node: Provision, above: readonly Provision[], table?: Provision): Entry {
  const name = node.type === 'named' ? node.locator.at(-1)?.name : undefined;
  const headings = [...above.map(headingLine), ...(name === undefined || name === '引言' ? [] : [name])];
  const parent = above.at(-1);
  // A division's opening paragraph is read under its heading, which nothing else shows.
  const opening =
    node.type === 'named' && parent?.children[0] === node
      ? `${headingLine(parent!)}\n`
      : table
        ? `${table.text}\n`
        : '';
  const held = node.headnote === undefined || node.text !== '' || node.children.length > 0;
  const text = held ? opening + textOf(ownPart(node)) : '';
  return {
    key: entryKey(document, node.locator),
    document,
    provision: node,
    locator: node.locator,
    headings,
    text,
    headnote: node.headnote,
    everyday: undefined,
    form: text === '' ? 'headnote' : 'official',
  };
}

/** Of a clause or an attachment its own words and tables: what is numbered in it is found by itself. */
function ownPart(node: Provision): Provision {
  if (node.type !== 'clause' && node.type !== 'attachment') return node;
  return { ...node, children: node.children.filter(({ type }) => type === 'table' || type === 'bracket') };
}

function headingLine(p: Provision): string {
  return p.type === 'chapter' || p.type === 'part' || p.type === 'section'
    ? `${p.label} ${p.heading}`
    : p.type === 'clause' || p.type === 'attachment'
      ? `${p.label} ${p.heading}`.trim()
      : p.label + p.heading;
}
