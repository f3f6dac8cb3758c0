import type { Document, Problem } from '../types.ts';
import { type FileBytes, hashOfBytes } from './file-bytes.ts';
import { digestOf, type KnowledgeFiles } from './knowledge-files.ts';
import { type HeldText, lostTexts, textKey } from './lost-texts.ts';

export interface Mending {
  /** What was held before, and the documents made of it. */
  readonly before: { readonly files: KnowledgeFiles; readonly documents: readonly Document[] };
  /** The documents and the problems of the files as they are now. */
  readonly documents: readonly Document[];
  readonly problems: readonly Problem[];
  /** Texts that are to go: `id` or `id@version`. */
  readonly withdrawn: readonly string[];
}

/** What stays of the files that are held, and why. */
export interface Staying {
  /** Paths of files that have gone bad, and of those whose text has vanished without having been withdrawn. */
  readonly files: readonly string[];
  /** The texts that would be lost without them. */
  readonly lost: readonly HeldText[];
}

/** What should stay as it was held; all other files are taken as they are now. */
export function stayingOf(now: KnowledgeFiles, mending: Mending): Staying {
  const { before, documents, problems, withdrawn } = mending;
  const bad = problems.flatMap(({ file, severity }) => (severity === 'error' ? [file] : []));
  const given = new Set(withdrawn);
  const lost = lostTexts(before.documents, documents)
    .filter((text) => !given.has(text.id) && !given.has(textKey(text)))
    .map(({ id, version, title, text, path }): HeldText => {
      return { id, ...(version ? { version } : {}), title, text, path };
    });
  const wanted = [...new Set([...bad, ...lost.map(({ path }) => path)])];
  const files = wanted.filter((file) => {
    const held = bytesIn(before.files, file);
    return held !== undefined && !same(held, bytesIn(now, file));
  });
  return { files, lost };
}

/** Files of which some are what they were. */
export function withStaying(
  now: KnowledgeFiles,
  before: KnowledgeFiles,
  staying: readonly string[],
): KnowledgeFiles {
  if (staying.length === 0) return now;
  const stay = new Set(staying);
  const layers = now.layers.map(({ dir, contents, unlisted, stamps }) => {
    const earlier = before.layers.find((layer) => layer.dir === dir);
    const kept = [...(earlier?.contents ?? [])].filter(([file]) => stay.has(file));
    if (!earlier || kept.length === 0) return { dir, contents, unlisted, ...(stamps ? { stamps } : {}) };
    const all = [...[...contents].filter(([file]) => !stay.has(file)), ...kept];
    const byName = new Map(all.sort(([a], [b]) => (a < b ? -1 : 1)));
    return { dir, contents: byName, unlisted: earlier.unlisted };
  });
  return { dirs: now.dirs, layers, digest: digestOf(now.dirs, layers) };
}

function bytesIn({ layers }: KnowledgeFiles, file: string): FileBytes | undefined {
  return layers.findLast(({ contents }) => contents.has(file))?.contents.get(file);
}

function same(a: FileBytes | undefined, b: FileBytes | undefined): boolean {
  return a !== undefined && b !== undefined && hashOfBytes(a) === hashOfBytes(b);
}
