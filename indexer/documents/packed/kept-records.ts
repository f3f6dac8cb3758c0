import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { turn } from '../../turn.ts';
import { alreadyKept, fileOf, type Keeping, keep } from '../kept.ts';
import type { KnowledgeFiles } from '../knowledge-files.ts';
import type { FileRecord, OpenPack, OpenPacks } from './file-record.ts';
import { TextPack } from './text-pack.ts';

/** The records of all files, and where most of them are kept. */
export interface KeptRecords {
  readonly records: ReadonlyMap<string, FileRecord>;
  readonly packs: OpenPacks;
  /** What was written together last; undefined where nothing was. */
  readonly whole?: Whole | undefined;
}

interface Whole {
  readonly name: string;
  readonly records: ReadonlyMap<string, FileRecord>;
}

/** Of the file of the whole, or of that of what has changed since. */
interface Written {
  /** Of the whole; what has changed says of which. */
  readonly name: string;
  /** Packs by name, with their sizes. */
  readonly packs: readonly (readonly [string, number])[];
  /** Records, some hundred in each: no one piece takes long to read. */
  readonly pieces: readonly Uint8Array[];
  /** Files that are in the whole and are gone. */
  readonly gone: readonly string[];
}

const WHOLE = 'texts';
const CHANGED = 'changed-texts';
const PIECE = 200;
/** The whole is written anew when this share of it has changed. */
const MOST_CHANGED = 0.2;
/** As many are written in no time, however few there are in all. */
const FEW = PIECE;

/** The files are known by the hashes in their records: the same records serve all states of the same folders. */
function keeping(name: string, files: KnowledgeFiles, cacheDir: string): Keeping {
  return { name, files: { ...files, digest: '' }, cacheDir };
}

/** Where the records of some folders are kept. */
export function recordsFile(files: Pick<KnowledgeFiles, 'dirs'>, cacheDir: string): string {
  return fileOf(keeping(WHOLE, { dirs: files.dirs, layers: [], digest: '' }, cacheDir), cacheDir);
}

/**
 * Undefined where nothing is kept, or a pack is missing.
 * @param known what was read or written before: what it has is not read again
 */
export async function readRecords(
  files: KnowledgeFiles,
  cacheDir: string,
  known?: KeptRecords,
): Promise<KeptRecords | undefined> {
  const changed = await alreadyKept<Written>(keeping(CHANGED, files, cacheDir));
  if (changed && changed.name === known?.whole?.name) return joined(cacheDir, changed, known.whole, known);
  const written = await alreadyKept<Written>(keeping(WHOLE, files, cacheDir));
  if (!written) return undefined;
  const whole = { name: written.name, records: await recordsOf(written) };
  const later = changed?.name === written.name ? changed : { ...written, pieces: [] };
  return joined(cacheDir, later, whole, known);
}

async function joined(
  cacheDir: string,
  later: Written,
  whole: Whole,
  known: KeptRecords | undefined,
): Promise<KeptRecords | undefined> {
  try {
    const packs = new Map<string, OpenPack>();
    for (const [name, size] of later.packs)
      packs.set(
        name,
        known?.packs.get(name) ?? { pack: new TextPack(path.join(cacheDir, name), size), size },
      );
    const records = new Map(whole.records);
    for (const file of later.gone) records.delete(file);
    for (const [file, record] of await recordsOf(later)) records.set(file, record);
    return { records, packs, whole };
  } catch {
    return undefined;
  }
}

async function recordsOf({ pieces }: Written): Promise<Map<string, FileRecord>> {
  const records = new Map<string, FileRecord>();
  for (const piece of pieces) {
    for (const record of deserialize(piece) as FileRecord[]) records.set(record.file, record);
    await turn();
  }
  return records;
}

/** Writes what is not kept of some records, and returns them as they are kept. */
export async function writeRecords(
  files: KnowledgeFiles,
  cacheDir: string,
  { records, packs, whole }: KeptRecords,
): Promise<KeptRecords> {
  const sizes = [...packs].map(([name, { size }]) => [name, size] as const);
  const changed = [...records.values()].filter((record) => whole?.records.get(record.file) !== record);
  const gone = [...(whole?.records.keys() ?? [])].filter((file) => !records.has(file));
  const few = Math.max(FEW, MOST_CHANGED * records.size);
  if (whole && changed.length + gone.length <= few) {
    const written: Written = { name: whole.name, packs: sizes, pieces: await piecesOf(changed), gone };
    await keep(keeping(CHANGED, files, cacheDir), written);
    return { records, packs, whole };
  }
  const name = randomUUID();
  const written: Written = { name, packs: sizes, pieces: await piecesOf([...records.values()]), gone: [] };
  await keep(keeping(WHOLE, files, cacheDir), written);
  return { records, packs, whole: { name, records } };
}

async function piecesOf(records: readonly FileRecord[]): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < records.length; from += PIECE) {
    pieces.push(serialize(records.slice(from, from + PIECE)));
    await turn();
  }
  return pieces;
}
