import {
  type Document,
  type Library,
  type Locator,
  type Provision,
  parseAnchor,
  resolvePlace,
} from '../../indexer/index.ts';
import { citationOf } from './citation.ts';
import { fingerprintOf, quotedLines } from './fingerprint.ts';
import { statusLabel } from './labels.ts';
import { readerPath, sourceOf } from './passage.ts';
import { printed } from './punctuation.ts';

/** A place as it is quoted in writing: what stands in a letter, and nothing else of what a page shows. */
export interface Quotation {
  readonly citation: string;
  /** The whole words of the place, a line each; absent where no official text is held: a headnote is not quoted. */
  readonly lines?: readonly string[];
  /** SHA-256 of the lines, by which `verify` tells later whether the held words are still these. */
  readonly sha256?: string;
  /** 2024-11-01起施行 · 核对于2026-11-28 · 现行有效 */
  readonly status: string;
  /** Where the official text is published. */
  readonly source?: string;
  /** Path of the reader, for where no official address is known. */
  readonly reader: string;
}

/**
 * The quotation of what a path of the reader names; undefined for none.
 * Example: /read/flood-law@2016-07-02#a12-p2
 */
export function quotationAt(library: Library, path: string): Quotation | undefined {
  const [, id = '', version, anchor = ''] = /^\/read\/([^/@#?]+)(?:@([^/#?]+))?(?:#(.*))?$/.exec(path) ?? [];
  const document = library.document(id, version);
  const locator = anchor === '' ? undefined : parseAnchor(anchor);
  if (!document || !locator) return undefined;
  const [provision] = resolvePlace(document, locator);
  return provision && quoted(library, document, provision, provision.locator);
}

function quoted(library: Library, document: Document, provision: Provision, locator: Locator): Quotation {
  const lines = document.text === 'official' ? quotedLines(provision) : [];
  const source = sourceOf(document);
  return {
    citation: printed(citationOf(document, locator, document.text === 'official' ? 'official' : 'headnote')),
    ...(lines.length > 0 ? { lines, sha256: fingerprintOf(lines) } : {}),
    status: statusLabel(document, library.statusOn(document)),
    ...(source ? { source } : {}),
    reader: readerPath(document, locator),
  };
}

/** A quotation in plain text. @param base address under which readers reach the server */
export function quotationText(
  { citation, lines = [], status, source, reader, sha256 }: Quotation,
  base: string,
): string {
  const check = sha256 ? [`sha256:${sha256} ${base}${reader}`] : [];
  return [
    citation,
    ...lines,
    status,
    ...(source || !sha256 ? [source ?? `${base}${reader}`] : []),
    ...check,
  ].join('\n');
}

/** A citation without the words of the place: with status, address and fingerprint, so that it too can be verified later. */
export function citationText({ citation, status, reader, sha256 }: Quotation, base: string): string {
  return [citation, status, `${sha256 ? `sha256:${sha256} ` : ''}${base}${reader}`].join('\n');
}
