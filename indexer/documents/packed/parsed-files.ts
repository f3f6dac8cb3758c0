import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { turn } from '../../turn.ts';
import type { Document, Problem } from '../../types.ts';
import { hashOfBytes } from '../file-bytes.ts';
import type { ParsedFile } from '../join-files.ts';
import { alreadyKept, fileOf, type Keeping, keep } from '../kept.ts';
import type { KnowledgeFiles, KnownFiles } from '../knowledge-files.ts';
import { lazyDocument, type TextFacts } from './lazy-root.ts';
import { type RecordAt, TextPack, TextPackWriter } from './text-pack.ts';

/** What is kept of one file: all but its text, which stands in a pack. */
interface FileRecord {
  readonly file: string;
  /** Of its bytes. */
  readonly sha256: string;
  /** What the system told of it then. */
  readonly stamp?: string | undefined;
  readonly problems: readonly Problem[];
  /** Without its text, unless it has none. */
  readonly document?: Document | Omit<Document, 'root'>;
  readonly text?: RecordAt & { readonly pack: string; readonly facts: TextFacts };
  /** Lines of the fields at the top. */
  readonly lines: Readonly<Record<string, number>>;
}

interface Kept {
  /** Packs by name, with their sizes. */
  readonly packs: readonly (readonly [string, number])[];
  /** Records, some hundred in each: no one piece takes long to read. */
  readonly pieces: readonly Uint8Array[];
}

interface State {
  readonly records: ReadonlyMap<string, FileRecord>;
  readonly parsed: ReadonlyMap<string, ParsedFile>;
  readonly packs: ReadonlyMap<string, OpenPack>;
  /** What files told before they changed or went: where one has gone bad, that is what is held. */
  readonly former: ReadonlyMap<string, FormerFile>;
}

interface OpenPack {
  readonly pack: TextPack;
  readonly size: number;
}

interface FormerFile {
  readonly record: FileRecord;
  readonly parsed: ParsedFile;
  readonly pack?: OpenPack | undefined;
}

const NAME = 'texts';
const PACK = new RegExp(`^(${NAME}-[0-9a-f]+)-.*\\.pack$`);
const PIECE = 200;
/** Packs that are read side by side before they are copied into one. */
const MOST_PACKS = 24;
/** Another process may just be about to open a pack that this one has no use for. */
const SPARED_MS = 3_600_000;

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
  describe: (document: Document) => TextFacts,
): Promise<(file: string) => ParsedFile> {
  const keeping: Keeping = { name: NAME, files: { ...files, digest: '' }, cacheDir };
  const at = fileOf(keeping, cacheDir);
  const before = states.get(at) ?? (await readState(keeping, cacheDir));
  const found = digests(files);
  const known = (file: string): FormerFile | undefined => {
    const record = before?.records.get(file);
    const parsed = before?.parsed.get(file);
    if (record && parsed && record.sha256 === found.get(file)) return { record, parsed };
    const former = before?.former.get(file);
    return former?.record.sha256 === found.get(file) ? former : undefined;
  };
  const wanted = [...found].filter(([file]) => !known(file));
  const stamps = new Map(files.layers.flatMap((layer) => [...(layer.stamps ?? [])]));
  const touched = [...(before?.records.values() ?? [])].some(
    ({ file, stamp }) => stamps.has(file) && stamps.get(file) !== stamp,
  );
  const unchanged =
    !touched &&
    before?.records.size === found.size &&
    [...found].every(([file, hash]) => before.records.get(file)?.sha256 === hash);
  if (before && unchanged) {
    states.set(at, before);
    return (file) => before.parsed.get(file) ?? { problems: [] };
  }
  const { records, parsed, packs } = await parseAnew(files, wanted, { at, describe });
  for (const [name, pack] of before?.packs ?? []) packs.set(name, pack);
  const ordered = new Map<string, FileRecord>();
  for (const file of found.keys()) {
    const before = known(file);
    const record = records.get(file) ?? before?.record;
    if (!record) continue;
    if (before && !records.has(file)) {
      parsed.set(file, before.parsed);
      if (before.pack && record.text) packs.set(record.text.pack, before.pack);
    }
    const stamp = stamps.get(file) ?? record.stamp;
    ordered.set(file, stamp === record.stamp ? record : { ...record, stamp });
  }
  const used = new Set([...ordered.values()].flatMap(({ text }) => (text ? [text.pack] : [])));
  for (const name of packs.keys()) if (!used.has(name)) packs.delete(name);
  const state: State = { records: ordered, parsed, packs, former: formerOf(before, ordered) };
  // What could not be packed is held in memory, and not kept.
  if (ordered.size === found.size) {
    const kept = packs.size > MOST_PACKS ? await gathered(state, at) : state;
    await writeState(keeping, kept);
    await sweep(at, new Set(kept.packs.keys()));
    states.set(at, kept);
  } else states.delete(at);
  return (file) => parsed.get(file) ?? { problems: [] };
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

/** The same with all texts in one pack. */
async function gathered({ records, packs, former }: State, at: string): Promise<State> {
  const name = newPack(at);
  const writer = await TextPackWriter.create(path.join(path.dirname(at), name));
  const moved = new Map<string, FileRecord>();
  for (const [file, record] of records) {
    const { text } = record;
    const pack = text && packs.get(text.pack)?.pack;
    if (!text || !pack) {
      moved.set(file, record);
      continue;
    }
    moved.set(file, { ...record, text: { ...text, ...(await writer.add(pack.read(text))), pack: name } });
    await turn();
  }
  const size = await writer.close();
  const one = new Map([[name, { pack: new TextPack(path.join(path.dirname(at), name), size), size }]]);
  const parsed = new Map([...moved].map(([file, record]) => [file, parsedOf(record, one)]));
  return { records: moved, parsed, packs: one, former };
}

const newPack = (at: string): string => `${path.basename(at, '.bin')}-${randomUUID()}.pack`;

/** What is known of the document files of folders, whose texts are packed: they need not be read. */
export async function knownFiles(dirs: readonly string[], cacheDir: string): Promise<KnownFiles> {
  const keeping: Keeping = { name: NAME, files: { dirs, layers: [], digest: '' }, cacheDir };
  const at = fileOf(keeping, cacheDir);
  const state = states.get(at) ?? (await readState(keeping, cacheDir));
  if (!state) return new Map();
  states.set(at, state);
  return new Map(
    [...state.records.values()].flatMap(({ file, sha256: hash, stamp }) =>
      stamp === undefined ? [] : [[file, { stamp, hash }] as const],
    ),
  );
}

function digests({ layers }: KnowledgeFiles): Map<string, string> {
  const out = new Map<string, string>();
  for (const { contents } of layers)
    for (const [file, bytes] of contents) {
      if (!file.endsWith('.md') || out.has(file)) continue;
      out.set(file, hashOfBytes(bytes));
    }
  return out;
}

async function parseAnew(
  files: KnowledgeFiles,
  wanted: readonly (readonly [string, string])[],
  { at, describe }: { readonly at: string; readonly describe: (document: Document) => TextFacts },
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
    const text = { ...(await writer.add(serialize(root))), pack: name, facts: describe(document) };
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

function parsedOf({ document, text, lines, problems }: FileRecord, packs: State['packs']): ParsedFile {
  if (!document) return { problems };
  const read = { lineOf: ([field]: readonly PropertyKey[]) => lines[String(field)] ?? 1 };
  if (!text) return { document: document as Document, read, problems };
  const { pack } = packs.get(text.pack) ?? {};
  if (!pack) throw new Error(`there is no pack ${text.pack}`);
  return { document: lazyDocument(document, text.facts, pack, text), read, problems };
}

function linesOf(document: Document | undefined, read: ParsedFile['read']): Record<string, number> {
  if (!document || !read) return {};
  const fields = ['id', 'text', 'access', ...Object.keys(document).filter((key) => key !== 'root')];
  return Object.fromEntries(fields.map((field) => [field, read.lineOf([field])]));
}

/** Undefined where nothing is kept, or a pack is missing. */
async function readState(keeping: Keeping, folder: string): Promise<State | undefined> {
  const kept = await alreadyKept<Kept>(keeping);
  if (!kept) return undefined;
  try {
    const packs = new Map(
      kept.packs.map(([name, size]) => [name, { pack: new TextPack(path.join(folder, name), size), size }]),
    );
    const records = new Map<string, FileRecord>();
    const parsed = new Map<string, ParsedFile>();
    for (const piece of kept.pieces) {
      for (const record of deserialize(piece) as FileRecord[]) {
        records.set(record.file, record);
        parsed.set(record.file, parsedOf(record, packs));
      }
      await turn();
    }
    return { records, parsed, packs, former: new Map() };
  } catch {
    return undefined;
  }
}

async function writeState(keeping: Keeping, { records, packs }: State): Promise<void> {
  const all = [...records.values()];
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < all.length; from += PIECE) {
    pieces.push(serialize(all.slice(from, from + PIECE)));
    await turn();
  }
  const kept: Kept = { packs: [...packs].map(([name, { size }]) => [name, size] as const), pieces };
  await keep(keeping, kept);
}

/** Removes packs of the same folders that nothing names any more, and those of folders of which nothing is kept. */
async function sweep(at: string, used: ReadonlySet<string>): Promise<void> {
  const [folder, own] = [path.dirname(at), path.basename(at, '.bin')];
  const now = await writtenAt(at, 0);
  const names = new Set(await readdir(folder).catch(() => []));
  for (const name of names) {
    const [, choice] = PACK.exec(name) ?? [];
    if (choice === undefined || used.has(name) || (choice !== own && names.has(`${choice}.bin`))) continue;
    const file = path.join(folder, name);
    if (now - (await writtenAt(file, now)) > SPARED_MS)
      await rm(file, { force: true }).catch(() => undefined);
  }
}

function writtenAt(file: string, otherwise: number): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => otherwise,
  );
}
