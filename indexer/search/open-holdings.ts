import { createHash, type Hash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { layersOf } from '../documents/knowledge-folders.ts';
import type { Holdings } from './holdings.ts';

/** Raised when the layout of the file changes. */
const MAGIC = 'ZHIYIH1\n';
const DIGEST = 32;
/** Choices of folders whose holdings are kept. */
const MOST_CHOICES = 4;

/**
 * What folders of knowledge hold, from the cache when neither their files nor the code that reads them have changed since,
 * to the byte. Parsing and checking a megabyte of YAML and Markdown takes half a second, reading what came of it a tenth.
 * A damaged cache is written anew; a folder that cannot be written is no error: the cache only saves time.
 */
export async function openHoldings(dirs: readonly string[], cacheDir?: string): Promise<Holdings> {
  if (cacheDir === undefined) return load(dirs);
  const key = await keyOf(dirs);
  // One file for each choice of folders: what they held before is not asked for again.
  const name = createHash('sha256').update(JSON.stringify(dirs)).digest('hex').slice(0, 16);
  const file = path.join(cacheDir, `holdings-${name}.bin`);
  const kept = await read(file, key);
  if (kept) return kept;
  const holdings = await load(dirs);
  // Files that changed while they were read may have been read either way.
  if ((await keyOf(dirs)).equals(key)) await write(file, key, holdings).catch(() => undefined);
  return holdings;
}

/** The reader comes with two parsers and a checker of schemas, which a warm start does without. */
async function load(dirs: readonly string[]): Promise<Holdings> {
  const { loadHoldings } = await import('./holdings.ts');
  return loadHoldings(dirs);
}

/** A digest of all files of the folders, of the code of this indexer, and of the versions of what it uses. */
async function keyOf(dirs: readonly string[]): Promise<Buffer> {
  const hash = createHash('sha256').update(JSON.stringify(dirs));
  const code = path.join(import.meta.dirname, '..');
  for (const folder of [code, ...layersOf(dirs)]) await addFolder(hash, folder);
  for (const above of ['..', '../..']) await addFile(hash, path.join(code, above, 'package.json'));
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

/** Layout: magic, key, digest of the rest, the serialized holdings. */
async function read(file: string, key: Buffer): Promise<Holdings | undefined> {
  try {
    const data = await readFile(file);
    const from = MAGIC.length;
    const body = data.subarray(from + 2 * DIGEST);
    const same =
      data.toString('latin1', 0, from) === MAGIC &&
      data.subarray(from, from + DIGEST).equals(key) &&
      data.subarray(from + DIGEST, from + 2 * DIGEST).equals(sha256(body));
    return same ? (deserialize(body) as Holdings) : undefined;
  } catch {
    return undefined;
  }
}

/** A reader sees the whole file or none: written aside, then renamed. */
async function write(file: string, key: Buffer, holdings: Holdings): Promise<void> {
  const body = serialize(holdings);
  await mkdir(path.dirname(file), { recursive: true });
  const aside = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(aside, Buffer.concat([Buffer.from(MAGIC), key, sha256(body), body]));
    await rename(aside, file);
    await prune(path.dirname(file));
  } finally {
    await rm(aside, { force: true });
  }
}

/** Keeps the choices of folders that were written last: temporary folders would pile up. */
async function prune(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^holdings-\w+\.bin$/u.test(name));
  if (names.length <= MOST_CHOICES) return;
  const files = names.map((name) => path.join(folder, name));
  const dated = await Promise.all(files.map(async (file) => ({ file, at: (await stat(file)).mtimeMs })));
  for (const { file } of dated.sort((a, b) => b.at - a.at).slice(MOST_CHOICES))
    await rm(file, { force: true });
}

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
