import { createHash, type Hash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { KnowledgeFiles } from './knowledge-files.ts';

/** Raised when the layout of the file changes. */
const MAGIC = 'ZHIYIK1\n';
const DIGEST = 32;
/** Choices of folders of which something is kept. */
const MOST_CHOICES = 4;

/** What is kept, of which files, and where; without `cacheDir` nothing is kept. */
export interface Keeping {
  /** Tells what is kept of the same folders apart; part of the file's name. */
  readonly name: string;
  readonly files: KnowledgeFiles;
  readonly cacheDir?: string;
}

/**
 * What was made of the files of knowledge, from the cache when neither they nor the code of this indexer have changed
 * since, to the byte. Parsing and checking a megabyte of YAML and Markdown takes half a second, reading what came of it a
 * tenth. A damaged cache is written anew; a folder that cannot be written is no error: the cache only saves time.
 * @param make from the files; what it returns is plain data, with maps
 */
export async function kept<T>(keeping: Keeping, make: () => Promise<T>): Promise<T> {
  const known = await alreadyKept<T>(keeping);
  if (known !== undefined) return known;
  const made = await make();
  await keep(keeping, made);
  return made;
}

/** Keeps what was made of some files. */
export async function keep({ cacheDir, ...keeping }: Keeping, made: unknown): Promise<void> {
  if (cacheDir === undefined) return;
  await write(fileOf(keeping, cacheDir), await keyOf(keeping), made).catch(() => undefined);
}

/** The same, where it was made before; undefined where it was not. */
export async function alreadyKept<T>(keeping: Keeping): Promise<T | undefined> {
  const { cacheDir } = keeping;
  return cacheDir === undefined ? undefined : read<T>(fileOf(keeping, cacheDir), await keyOf(keeping));
}

/** One file for each choice of folders: what they held before is not asked for again. */
export function fileOf({ name, files }: Keeping, cacheDir: string): string {
  const choice = createHash('sha256').update(JSON.stringify(files.dirs)).digest('hex').slice(0, 16);
  return path.join(cacheDir, `${name}-${choice}.bin`);
}

/** A digest of the files, of the code of this indexer, and of the versions of what it uses. */
async function keyOf({ files }: Keeping): Promise<Buffer> {
  code ??= codeDigest();
  return createHash('sha256')
    .update(files.digest)
    .update(await code)
    .digest();
}

/** The code does not change while it runs. */
let code: Promise<Buffer> | undefined;

async function codeDigest(): Promise<Buffer> {
  const hash = createHash('sha256');
  const folder = path.join(import.meta.dirname, '..');
  // What was built says which code it is. Sources may have changed since they ran last.
  const built = await readFile(path.join(folder, '..', 'built'), 'utf8').catch(() => '');
  if (built === '') await addFolder(hash, folder);
  else hash.update(built);
  for (const above of ['..', '../..']) await addFile(hash, path.join(folder, above, 'package.json'));
  return hash.digest();
}

async function addFolder(hash: Hash, folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const at = path.join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) await addFolder(hash, at);
    else await addFile(hash, at);
  }
}

async function addFile(hash: Hash, file: string): Promise<void> {
  const bytes = await readFile(file).catch(() => undefined);
  hash.update(`${file}\n${bytes?.length ?? 'unreadable'}\n`).update(bytes ?? '');
}

/** Layout: magic, key, digest of the rest, the value serialized. */
async function read<T>(file: string, key: Buffer): Promise<T | undefined> {
  try {
    const data = await readFile(file);
    const from = MAGIC.length;
    const body = data.subarray(from + 2 * DIGEST);
    const same =
      data.toString('latin1', 0, from) === MAGIC &&
      data.subarray(from, from + DIGEST).equals(key) &&
      data.subarray(from + DIGEST, from + 2 * DIGEST).equals(sha256(body));
    return same ? (deserialize(body) as T) : undefined;
  } catch {
    return undefined;
  }
}

/** A reader sees the whole file or none: written aside, then renamed. */
async function write(file: string, key: Buffer, made: unknown): Promise<void> {
  const body = serialize(made);
  await mkdir(path.dirname(file), { recursive: true });
  const aside = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(aside, Buffer.concat([Buffer.from(MAGIC), key, sha256(body), body]));
    await rename(aside, file);
    await prune(path.dirname(file), path.basename(file).replace(/\w+\.bin$/u, ''));
  } finally {
    await rm(aside, { force: true });
  }
}

/** Keeps the choices of folders that were written last: temporary folders would pile up. */
async function prune(folder: string, prefix: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix) && name.endsWith('.bin'));
  if (names.length <= MOST_CHOICES) return;
  const files = names.map((name) => path.join(folder, name));
  const dated = await Promise.all(files.map(async (file) => ({ file, at: (await stat(file)).mtimeMs })));
  for (const { file } of dated.sort((a, b) => b.at - a.at).slice(MOST_CHOICES))
    await rm(file, { force: true });
}

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
