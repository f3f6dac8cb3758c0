import { createHash } from 'node:crypto';
import { type Document, type Library, type Provision, textOf, walk } from '../../indexer/index.ts';

/** The citation names the article: its number does not stand before the words again. Numbers of 项 do. */
export function quotedLines(provision: Provision): string[] {
  const parts =
    provision.type === 'article' ? [provision.text, ...provision.children.map(textOf)] : [textOf(provision)];
  return parts.flatMap((part) => part.split('\n')).filter((line) => line.trim() !== '');
}

/** The fingerprint of quoted words: SHA-256, in hexadecimal, of the lines joined by line feeds, in UTF-8. */
export function fingerprintOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n'), 'utf8').digest('hex');
}

/** A place of an official text. */
export interface FingerprintPlace {
  readonly document: Document;
  readonly provision: Provision;
}

const INDEXES = new WeakMap<Library, ReadonlyMap<string, readonly FingerprintPlace[]>>();

/** The places whose words have a fingerprint, of which at least the first 12 digits are given. Made once for a library. */
export function placesWith(library: Library, fingerprint: string): readonly FingerprintPlace[] {
  const index = INDEXES.get(library) ?? indexOf(library);
  INDEXES.set(library, index);
  const whole = index.get(fingerprint);
  if (whole || fingerprint.length === 64) return whole ?? [];
  return [...index].flatMap(([full, places]) => (full.startsWith(fingerprint) ? places : []));
}

function indexOf(library: Library): Map<string, FingerprintPlace[]> {
  const index = new Map<string, FingerprintPlace[]>();
  for (const document of library.documents) {
    if (document.text !== 'official') continue;
    for (const provision of walk(document.root)) {
      const lines = provision.locator.length > 0 ? quotedLines(provision) : [];
      if (lines.length === 0) continue;
      const key = fingerprintOf(lines);
      index.set(key, [...(index.get(key) ?? []), { document, provision }]);
    }
  }
  return index;
}
