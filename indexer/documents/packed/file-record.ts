import type { Document, Problem } from '../../types.ts';
import type { ParsedFile } from '../join-files.ts';
import { lazyDocument } from './lazy-root.ts';
import type { PackedText } from './packed-text.ts';
import type { TextPack } from './text-pack.ts';

/** What is kept of one file: all but its text, which stands in a pack. */
export interface FileRecord {
  readonly file: string;
  /** Of its bytes. */
  readonly sha256: string;
  /** What the system told of it then. */
  readonly stamp?: string | undefined;
  readonly problems: readonly Problem[];
  /** Without its text, unless it has none. */
  readonly document?: Document | Omit<Document, 'root'>;
  readonly text?: PackedText;
  /** Lines of the fields at the top. */
  readonly lines: Readonly<Record<string, number>>;
}

export interface OpenPack {
  readonly pack: TextPack;
  readonly size: number;
}

/** Packs by name. */
export type OpenPacks = ReadonlyMap<string, OpenPack>;

/** What a file tells by its record. @throws Error when its pack is not there */
export function parsedOf({ document, text, lines, problems }: FileRecord, packs: OpenPacks): ParsedFile {
  if (!document) return { problems };
  const read = { lineOf: ([field]: readonly PropertyKey[]) => lines[String(field)] ?? 1 };
  if (!text) return { document: document as Document, read, problems };
  const { pack } = packs.get(text.pack) ?? {};
  if (!pack) throw new Error(`there is no pack ${text.pack}`);
  return { document: lazyDocument(document, pack, text), read, problems };
}

/** The lines of the fields at the top, as far as problems may be told of them. */
export function linesOf(document: Document | undefined, read: ParsedFile['read']): Record<string, number> {
  if (!document || !read) return {};
  const fields = ['id', 'text', 'access', ...Object.keys(document).filter((key) => key !== 'root')];
  return Object.fromEntries(fields.map((field) => [field, read.lineOf([field])]));
}
