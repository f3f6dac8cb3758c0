import path from 'node:path';
import { serialize } from 'node:v8';
import { turn } from '../../turn.ts';
import type { Document } from '../../types.ts';
import { hashOfBytes } from '../file-bytes.ts';
import type { ParsedFile } from '../join-files.ts';
import type { KnowledgeFiles, KnownFiles } from '../knowledge-files.ts';
import { type FileRecord, linesOf, type OpenPack, type OpenPacks, parsedOf } from './file-record.ts';
import { type KeptRecords, readRecords, recordsFile, writeRecords } from './kept-records.ts';
import type { Described } from './packed-entry.ts';
import { newPack, sweepPacks, usedPacks, withFewPacks } from './packs.ts';
import { TextPack, TextPackWriter } from './text-pack.ts';

interface State extends KeptRecords {
  readonly parsed: ReadonlyMap<string, ParsedFile>;
  /** What files told before they changed or went: where one has gone bad, that is what is held. */
  readonly former: ReadonlyMap<string, FormerFile>;
}

/** What is known of a file by its record. */
interface FormerFile {
  readonly record: FileRecord;
  readonly parsed: ParsedFile;
  readonly pack?: OpenPack | undefined;
}

/** Files and bytes that are parsed here; of more, another thread may have kept what they tell by now. */
const FEW = 20;
const FEW_BYTES = 100_000;
/** Files that are looked at in one go. */
const STRIDE = 2000;

/** The state that this process read or wrote last, by the file that keeps it. */
const states = new Map<string, State>();

/**
 * What each document file tells, read anew only where its bytes are others than before, in this process or an earlier one:
 * one file added is one file parsed. Texts lie in packs and are read when they are shown.
 * @param describe what is to be known of a text without reading it
 */
export async function parsedFiles(
  files: KnowledgeFiles,
  cacheDir: string,
  describe: (document: Document) => Described,
): Promise<(file: string) => ParsedFile> {
  const at = recordsFile(files, cacheDir);
  const before = states.get(at) ?? (await readState(files, cacheDir));
  const found = await digests(files);
  const stamps = new Map(files.layers.flatMap((layer) => [...(layer.stamps ?? [])]));
  const missing = [...found].filter(([file, hash]) => !knownAs(file, hash, before));
  if (before && isSame(before.records, found, stamps)) {
    states.set(at, before);
    return (file) => before.parsed.get(file) ?? { problems: [] };
  }
  const aside = before && isMuch(missing, files) ? await readRecords(files, cacheDir, before) : undefined;
  const elsewhere = aside ? recordsAmong(aside, missing) : new Map<string, FormerFile>();
  const wanted = missing.filter(([file]) => !elsewhere.has(file));
  const { records, parsed, packs } = await parseAnew(files, wanted, { at, describe });
  const ordered = new Map<string, FileRecord>();
  for (const [file, hash] of found) {
    const known = knownAs(file, hash, before) ?? elsewhere.get(file);
    const record = records.get(file) ?? known?.record;
    if (!record) continue;
    if (known && !records.has(file)) {
      parsed.set(file, known.parsed);
      if (known.pack && record.text) packs.set(record.text.pack, known.pack);
    }
    const stamp = stamps.get(file) ?? record.stamp;
    ordered.set(file, stamp === record.stamp ? record : { ...record, stamp });
    if (ordered.size % STRIDE === 0) await turn();
  }
  // What could not be packed is held in memory, and not kept.
  if (ordered.size < found.size) states.delete(at);
  else {
    const now = { records: ordered, packs: usedPacks(ordered, packs) };
    const few = (await withFewPacks(now.records, now.packs, at)) ?? now;
    const { whole } = aside ?? before ?? {};
    const kept = await writeRecords(files, cacheDir, { ...few, whole });
    await sweepPacks(at, kept.packs);
    const own = new Map(parsed);
    for (const [file, record] of kept.records)
      if (record.text?.pack !== ordered.get(file)?.text?.pack) own.set(file, parsedOf(record, kept.packs));
    states.set(at, { ...kept, parsed: own, former: formerOf(before, ordered) });
  }
  return (file) => parsed.get(file) ?? { problems: [] };
}

/** What is known of a file with these bytes. */
function knownAs(file: string, hash: string, state: State | undefined): FormerFile | undefined {
  const record = state?.records.get(file);
  const parsed = state?.parsed.get(file);
  if (record && parsed && record.sha256 === hash)
    return { record, parsed, pack: record.text && state?.packs.get(record.text.pack) };
  const former = state?.former.get(file);
  return former?.record.sha256 === hash ? former : undefined;
}

type Hashed = readonly (readonly [file: string, hash: string])[];

function isMuch(files: Hashed, { layers }: KnowledgeFiles): boolean {
  if (files.length > FEW) return true;
  return files.some(([file]) => {
    const bytes = layers.find(({ contents }) => contents.has(file))?.contents.get(file);
    return bytes instanceof Uint8Array && bytes.length > FEW_BYTES;
  });
}

/** What records tell of files with these bytes. */
function recordsAmong({ records, packs }: KeptRecords, files: Hashed): Map<string, FormerFile> {
  const found = new Map<string, FormerFile>();
  for (const [file, hash] of files) {
    const record = records.get(file);
    if (record?.sha256 !== hash) continue;
    const pack = record.text && packs.get(record.text.pack);
    found.set(file, { record, parsed: parsedOf(record, packs), pack });
  }
  return found;
}

/** Whether files are what their records say, and the system tells of them what it did then. */
function isSame(
  records: State['records'],
  found: ReadonlyMap<string, string>,
  stamps: ReadonlyMap<string, string>,
): boolean {
  if (records.size !== found.size) return false;
  for (const { file, sha256, stamp } of records.values())
    if (found.get(file) !== sha256 || (stamps.has(file) && stamps.get(file) !== stamp)) return false;
  return true;
}

function formerOf(before: State | undefined, now: State['records']): Map<string, FormerFile> {
  const former = new Map<string, FormerFile>();
  for (const [file, record] of before?.records ?? []) {
    const parsed = before?.parsed.get(file);
    if (!parsed || now.get(file)?.sha256 === record.sha256) continue;
    former.set(file, { record, parsed, pack: record.text && before?.packs.get(record.text.pack) });
  }
  return former;
}

/** What is known of the document files of folders, whose texts are packed: they need not be read. */
export async function knownFiles(dirs: readonly string[], cacheDir: string): Promise<KnownFiles> {
  const files: KnowledgeFiles = { dirs, layers: [], digest: '' };
  const at = recordsFile(files, cacheDir);
  const state = states.get(at) ?? (await readState(files, cacheDir));
  if (!state) return new Map();
  states.set(at, state);
  return new Map(
    [...state.records.values()].flatMap(({ file, sha256: hash, stamp }) =>
      stamp === undefined ? [] : [[file, { stamp, hash }] as const],
    ),
  );
}

async function digests({ layers }: KnowledgeFiles): Promise<Map<string, string>> {
  const out = new Map<string, string>();
  for (const { contents } of layers)
    for (const [file, bytes] of contents) {
      if (!file.endsWith('.md') || out.has(file)) continue;
      out.set(file, hashOfBytes(bytes));
      if (out.size % STRIDE === 0) await turn();
    }
  return out;
}

async function parseAnew(
  files: KnowledgeFiles,
  wanted: Hashed,
  { at, describe }: { readonly at: string; readonly describe: (document: Document) => Described },
) {
  const records = new Map<string, FileRecord>();
  const parsed = new Map<string, ParsedFile>();
  const packs = new Map<string, OpenPack>();
  if (wanted.length === 0) return { records, parsed, packs };
  const { loadFile } = await import('../load-files.ts');
  const name = newPack(at);
  const where = path.join(path.dirname(at), name);
  const writer = await TextPackWriter.create(where).catch(() => undefined);
  for (const [file, sha256] of wanted) {
    const one = loadFile(file, files);
    parsed.set(file, one);
    await turn();
    if (!writer) continue;
    const { document, problems, read } = one;
    const own = { file, sha256, problems, lines: linesOf(document, read) };
    if (!document || document.text === 'none') {
      records.set(file, { ...own, ...(document ? { document } : {}) });
      continue;
    }
    const { root, ...head } = document;
    const { facts, entries } = describe(document);
    await turn();
    const at = await writer.add(serialize(root));
    const list = await writer.addList(entries.map((entry) => serialize(entry)));
    const text = { ...at, entries: list, pack: name, facts };
    records.set(file, { ...own, document: head, text });
    // It is held in memory until it can be read from the pack.
    parsed.delete(file);
  }
  if (!writer) return { records, parsed, packs };
  const size = await writer.close();
  const pack = new TextPack(where, size);
  packs.set(name, { pack, size });
  for (const [file, record] of records) parsed.set(file, parsedOf(record, packs));
  return { records, parsed, packs };
}

/** Undefined where nothing is kept, or a pack is missing. */
async function readState(files: KnowledgeFiles, cacheDir: string): Promise<State | undefined> {
  const kept = await readRecords(files, cacheDir);
  return kept && { ...kept, parsed: await parsedBy(kept.records, kept.packs), former: new Map() };
}

async function parsedBy(records: State['records'], packs: OpenPacks): Promise<Map<string, ParsedFile>> {
  const parsed = new Map<string, ParsedFile>();
  for (const [file, record] of records) {
    parsed.set(file, parsedOf(record, packs));
    if (parsed.size % STRIDE === 0) await turn();
  }
  return parsed;
}
