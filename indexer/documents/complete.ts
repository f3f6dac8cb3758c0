import type { Document } from '../types.ts';
import { commonAccess } from './access.ts';
import { mergeText } from './merge-text.ts';

/** A field on which two files on the same expression disagree. */
export interface Conflict {
  readonly field: string;
  readonly message: string;
}

/** Fields of which an expression has one value: the earlier file's, or the later's where the earlier is silent. */
const SINGLE = [
  'kind',
  'title',
  'issuer',
  'documentNumber',
  'indexNumber',
  'adopted',
  'published',
  'effective',
  'repealed',
  'expires',
  'supersededBy',
  'chapterCount',
  'articleCount',
] as const satisfies readonly (keyof Document)[];

/**
 * The document among `earlier` that is the same dated text of the same work: of the same version, else one whose
 * headnotes follow the other's version (a text is dated by its approval here and by its publication there).
 */
export function findSameExpression<T extends { readonly document: Document }>(
  earlier: readonly T[],
  later: Document,
): T | undefined {
  const ofWork = earlier.filter(({ document }) => document.id === later.id);
  return (
    ofWork.find(({ document }) => document.version === later.version) ??
    ofWork.find(({ document }) => follows(document, later) || follows(later, document))
  );
}

function follows({ headnotes }: Document, { version }: Document): boolean {
  return headnotes !== undefined && headnotes.follows === version;
}

/** Whether a document holds nothing but what is known of a work, so that any dated text of the work takes it in. */
export function isCatalogueOnly(document: Document): boolean {
  return document.version === undefined && document.text === 'none';
}

/**
 * Completes an earlier folder's document by a later folder's on the same expression. The earlier file, kept by hand,
 * prevails where both speak; every disagreement is returned.
 */
export function complete(
  earlier: Document,
  later: Document,
): { document: Document; conflicts: readonly Conflict[] } {
  const conflicts: Conflict[] = [];
  const single: Record<string, unknown> = {};
  for (const field of SINGLE) {
    const [a, b] = [earlier[field], later[field]];
    if (a !== undefined && b !== undefined && a !== b) conflicts.push(disagreement(field, a, b));
    const value = a ?? b;
    if (value !== undefined) single[field] = value;
  }
  const status = mergeStatus(earlier, later, conflicts);
  const { conflicts: textual, ...text } = mergeText(earlier, later);
  conflicts.push(...textual.map((message) => ({ field: 'text', message })));
  const headnotes = earlier.headnotes ?? later.headnotes;
  const interpretations = [...(earlier.interpretations ?? []), ...(later.interpretations ?? [])];
  const note = [...new Set([earlier.note, later.note].filter((n) => n !== undefined))].join('\n');
  const english = [...new Set([...(earlier.englishTitles ?? []), ...(later.englishTitles ?? [])])];
  const subjects = [...new Set([...(earlier.subjects ?? []), ...(later.subjects ?? [])])];
  const access = commonAccess(earlier.access, later.access);
  const version = earlier.version ?? later.version;
  const [lead, other] = text.path === later.path ? [later, earlier] : [earlier, later];
  const source = sourceOf(lead, other);
  const document: Document = {
    ...(single as Pick<Document, 'kind' | 'title'>),
    id: earlier.id,
    ...(version === undefined ? {} : { version }),
    ...status,
    ...(Object.keys(source).length > 0 ? { source } : {}),
    ...(headnotes ? { headnotes } : {}),
    ...(note === '' ? {} : { note }),
    ...(access ? { access } : {}),
    ...(interpretations.length > 0 ? { interpretations } : {}),
    shortTitles: [...new Set([...earlier.shortTitles, ...later.shortTitles])],
    ...(subjects.length > 0 ? { subjects } : {}),
    ...(english.length > 0 ? { englishTitles: english } : {}),
    history: union(earlier.history, later.history, (e) => `${e.date} ${e.event}`),
    relations: union(
      earlier.relations,
      later.relations,
      (r) => `${r.predicate} ${r.document} ${r.from} ${r.to}`,
    ),
    outline: earlier.outline.length > 0 ? earlier.outline : later.outline,
    ...text,
  };
  return { document, conflicts };
}

/** Where the text leads from, and every other address known of it, so that none is lost when one of them gave it. */
function sourceOf(lead: Document, other: Document): NonNullable<Document['source']> {
  const source = { ...other.source, ...lead.source };
  const known = [lead, other].flatMap(({ source: own }) => [own?.url, ...(own?.alternatives ?? [])]);
  const alternatives = [...new Set(known)].filter((url) => url !== undefined && url !== source.url);
  return alternatives.length > 0 ? { ...source, alternatives: alternatives as string[] } : source;
}

/** `unverified` says nothing; of two statuses the one known for the later date holds, else the earlier file's. */
function mergeStatus(
  a: Document,
  b: Document,
  conflicts: Conflict[],
): Pick<Document, 'status' | 'statusAsOf' | 'statusSource'> {
  const pick = (d: Document) => ({
    status: d.status,
    ...(d.statusAsOf === undefined ? {} : { statusAsOf: d.statusAsOf }),
    ...(d.statusSource === undefined ? {} : { statusSource: d.statusSource }),
  });
  if (b.status === 'unverified') return pick(a);
  if (a.status === 'unverified') return pick(b);
  if (a.statusAsOf && b.statusAsOf) return pick(b.statusAsOf > a.statusAsOf ? b : a);
  if (a.status !== b.status) conflicts.push(disagreement('status', a.status, b.status));
  return pick(a.status === b.status && b.statusAsOf ? b : a);
}

function disagreement(field: string, a: unknown, b: unknown): Conflict {
  return { field, message: `字段 ${field} 与先读到的文件不一致:先为“${a}”,此处为“${b}”,现用先者` };
}

function union<T>(a: readonly T[], b: readonly T[], key: (item: T) => string): readonly T[] {
  const keys = new Set(a.map(key));
  return [...a, ...b.filter((item) => !keys.has(key(item)))];
}
