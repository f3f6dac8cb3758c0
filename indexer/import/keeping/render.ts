import { stringify } from 'yaml';
import type { FrontMatter } from '../../documents/schema.ts';
import type { Candidate } from '../candidate.ts';
import { bodyDigest } from './held.ts';

/** Fields that import never writes: what stands in them was put there by a person, and stays. */
const BY_HAND = [
  'shortTitles',
  'englishTitles',
  'subjects',
  'indexNumber',
  'repealed',
  'expires',
  'statusAsOf',
  'statusSource',
  'supersededBy',
  'relations',
  'outline',
  'chapterCount',
  'articleCount',
  'interpretations',
  'headnotes',
  'note',
] as const satisfies readonly (keyof FrontMatter)[];

/** Told on the card of the document for as long as its words are those of a program. */
const RECOGNISED = '正文由扫描件识别(OCR)得到,没有与原件逐字核对,引用前请看原件。';

/**
 * The file for a candidate: the same candidate and the same held fields give the same bytes.
 * @param notes what the import remarks, in Chinese
 * @param held fields of the file in its place, whose hand-made ones are taken over
 */
export function render(
  candidate: Candidate,
  notes: readonly string[],
  held: FrontMatter | undefined,
): string {
  const { facts } = candidate;
  const fields: Record<string, unknown> = {
    id: candidate.id,
    version: candidate.version,
    kind: candidate.kind,
    title: candidate.title,
    issuer: candidate.issuer,
    documentNumber: candidate.documentNumber,
    adopted: facts.adopted,
    published: facts.published,
    effective: facts.effective,
    status: held?.status ?? 'unverified',
    text: 'official',
  };
  for (const field of BY_HAND) {
    const value = held?.[field];
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) fields[field] = value;
  }
  const kept = held?.note?.replace(RECOGNISED, '').trim() ?? '';
  const told = [candidate.recognised ? RECOGNISED : '', kept].filter((part) => part !== '').join('\n');
  fields.note = told === '' ? undefined : told;
  const other = candidate.identity.clash?.title;
  // Let in knowingly under the id of another title: one work, renamed.
  if (other !== undefined) fields.shortTitles = [...new Set([...(held?.shortTitles ?? []), other])];
  fields.source = { ...candidate.source, retrieved: retrievedOn(candidate, held) };
  if (facts.history.length > 0) fields.history = facts.history;
  if (notes.length > 0) fields.importNotes = notes;
  fields.bodySha256 = bodyDigest(candidate.body);
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return `---\n${stringify(known, { lineWidth: 0 })}---\n\n${candidate.body}`;
}

/** An original that was held already was retrieved when it first came. */
function retrievedOn(candidate: Candidate, held: FrontMatter | undefined): string {
  const same = held?.source?.sha256 === candidate.source.sha256;
  return (same ? held?.source?.retrieved : undefined) ?? candidate.source.retrieved;
}
