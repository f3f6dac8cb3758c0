import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type FileBytes, hashOfBytes } from './file-bytes.ts';

/**
 * The files of folders of knowledge as they were when they were read: what is checked, shown and searched is then made of
 * one state of them, whatever is written meanwhile. Plain data, which may go to another thread.
 */
export interface KnowledgeFiles {
  /** The folders asked for. */
  readonly dirs: readonly string[];
  /** In the order in which they complete one another. */
  readonly layers: readonly Layer[];
  /** Of all paths and contents. */
  readonly digest: string;
}

/** One folder without those in it that are layers of their own. */
export interface Layer {
  readonly dir: string;
  /** Contents by path, in an order that depends on names alone; the system's code for a file that cannot be read. */
  readonly contents: ReadonlyMap<string, FileBytes>;
  /** Folders that cannot be listed, with the system's code. */
  readonly unlisted: ReadonlyMap<string, string>;
  /** What the system tells of each file that changes whenever the file does. */
  readonly stamps?: ReadonlyMap<string, string>;
}

/** Files by their paths, with what the system told of them and the hash of their bytes, when they were read. */
export type KnownFiles = ReadonlyMap<string, { readonly stamp: string; readonly hash: string }>;

/** Folders to be read, or what was read of them. */
export type Folders = readonly string[] | KnowledgeFiles;

/** Texts brought in by import and sync stand in this folder of a knowledge folder and complete it. */
export const OFFICIAL = 'official';

/**
 * The folders in the order in which they complete one another: each folder is followed by its own `official/`.
 * A folder given twice counts once, where it stands first.
 */
export function layersOf(dirs: readonly string[]): string[] {
  const layers = dirs.flatMap((dir) => [dir, path.join(dir, OFFICIAL)]);
  const seen = new Set<string>();
  return layers.filter((dir) => {
    const key = path.resolve(dir);
    return !seen.has(key) && seen.add(key);
  });
}

/** Files that are read at once. */
const AT_ONCE = 32;
const KNOWLEDGE = /\.(?:md|yaml)$/;

/**
 * What was read of folders; reads them when that is still to do. Never throws: what cannot be read is told of in its place.
 * @param known what is known of files by their paths: those that have not been touched since are not read
 */
export async function filesOf(folders: Folders, known: KnownFiles = new Map()): Promise<KnowledgeFiles> {
  if ('layers' in folders) return folders;
  const dirs = layersOf(folders);
  const layers: Layer[] = [];
  for (const dir of dirs) layers.push(await readLayer(dir, dirs, known));
  return { dirs: folders, layers, digest: digestOf(folders, layers) };
}

/** Hidden files and folders are left out. */
async function readLayer(dir: string, layers: readonly string[], known: KnownFiles): Promise<Layer> {
  const others = new Set(layers.filter((layer) => layer !== dir).map((layer) => path.resolve(layer)));
  const contents = new Map<string, FileBytes>();
  const unlisted = new Map<string, string>();
  const stamps = new Map<string, string>();
  /** In an order that depends on names alone. */
  const names: string[] = [];
  const read = async (full: string) => {
    // A dangling link is told of as a file that cannot be read.
    const found = await stat(full, { bigint: true }).catch(() => undefined);
    if (found && !found.isFile()) return undefined;
    const stamp = found && `${found.size} ${found.mtimeNs} ${found.ctimeNs} ${found.dev} ${found.ino}`;
    const before = known.get(full);
    const bytes: FileBytes =
      before && before.stamp === stamp
        ? { file: full, hash: before.hash }
        : await readFile(full).then(plain, codeOf);
    // Reckoned file by file: all at once would keep everybody waiting.
    hashOfBytes(bytes);
    return { full, bytes, stamp };
  };
  const visit = async (folder: string): Promise<void> => {
    let entries: import('node:fs').Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      unlisted.set(folder, codeOf(error));
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = path.join(folder, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory() && !others.has(path.resolve(full))) await visit(full);
      // Links to files count, since mounted configuration consists of them; links to folders do not, since they can loop.
      else if (KNOWLEDGE.test(entry.name)) names.push(full);
    }
  };
  await visit(dir);
  for (let from = 0; from < names.length; from += AT_ONCE)
    for (const one of await Promise.all(names.slice(from, from + AT_ONCE).map(read))) {
      if (!one) continue;
      contents.set(one.full, one.bytes);
      if (one.stamp !== undefined) stamps.set(one.full, one.stamp);
    }
  return { dir, contents, unlisted, stamps };
}

/** Bytes with no more memory than they take: what lies in a pool would take all of it to another thread. */
function plain(bytes: Buffer): Uint8Array {
  return bytes.buffer.byteLength === bytes.length
    ? new Uint8Array(bytes.buffer, 0, bytes.length)
    : Uint8Array.from(bytes);
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '原因不明';
}

export function digestOf(dirs: readonly string[], layers: readonly Layer[]): string {
  const hash = createHash('sha256').update(JSON.stringify(dirs));
  for (const { contents, unlisted } of layers) {
    for (const [file, code] of unlisted) hash.update(`${file}\n${code}\n`);
    for (const [file, bytes] of contents) hash.update(`${file}\n${hashOfBytes(bytes)}\n`);
  }
  return hash.digest('hex');
}

/** The same for who only looks at it: what tells whether a file was touched stays with who reads them again. */
export function withoutStamps({ dirs, layers, digest }: KnowledgeFiles): KnowledgeFiles {
  const bare = layers.map(({ dir, contents, unlisted }) => ({ dir, contents, unlisted }));
  return { dirs, layers: bare, digest };
}

/** The same without documents: lists need not be read again when one is added. */
export function withoutTexts({ dirs, layers }: KnowledgeFiles): KnowledgeFiles {
  const lists = layers.map((layer) => {
    return { ...layer, contents: new Map([...layer.contents].filter(([file]) => !file.endsWith('.md'))) };
  });
  return { dirs, layers: lists, digest: digestOf(dirs, lists) };
}
