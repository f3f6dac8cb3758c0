import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { turn } from '../../turn.ts';
import type { FileRecord, OpenPack, OpenPacks } from './file-record.ts';
import { TextPack, TextPackWriter } from './text-pack.ts';

const PACK = /^(texts-[0-9a-f]+)-.*\.pack$/;
/** Packs that are read side by side before the small ones are copied into one. */
const MOST_PACKS = 24;
/** Another process may just be about to open a pack that this one has no use for. */
const SPARED_MS = 3_600_000;

type Records = ReadonlyMap<string, FileRecord>;

/** A name for one more pack of the folders whose records are kept in a file. */
export const newPack = (at: string): string => `${path.basename(at, '.bin')}-${randomUUID()}.pack`;

/** The packs that some records use. */
export function usedPacks(records: Records, packs: OpenPacks): Map<string, OpenPack> {
  const used = new Set<string>();
  for (const { text } of records.values()) if (text) used.add(text.pack);
  return new Map([...packs].filter(([name]) => used.has(name)));
}

/**
 * The same records with fewer packs, where there are too many: all are copied into one but the greatest, by far, which stays as
 * long as most of it is in use.
 * @param at where the records are kept
 */
export async function withFewPacks(
  records: Records,
  packs: OpenPacks,
  at: string,
): Promise<{ records: Records; packs: OpenPacks } | undefined> {
  if (packs.size <= MOST_PACKS) return undefined;
  const [greatest] = [...packs].sort(([, a], [, b]) => b.size - a.size)[0]!;
  let inUse = 0;
  for (const { text } of records.values())
    if (text?.pack === greatest) inUse += text.length + text.entries.length;
  const stays = inUse * 2 > packs.get(greatest)!.size ? greatest : undefined;
  const name = newPack(at);
  const file = path.join(path.dirname(at), name);
  const writer = await TextPackWriter.create(file);
  const moved = new Map(records);
  for (const [key, record] of records) {
    const { text } = record;
    const pack = text && text.pack !== stays && packs.get(text.pack)?.pack;
    if (!text || !pack) continue;
    const { entries } = text;
    const bodies = Array.from({ length: entries.count }, (_, n) => pack.readOf(entries, n));
    const root = await writer.add(pack.read(text));
    const list = await writer.addList(bodies);
    moved.set(key, { ...record, text: { ...text, ...root, entries: list, pack: name } });
    await turn();
  }
  const size = await writer.close();
  const left = new Map([[name, { pack: new TextPack(file, size), size }]]);
  if (stays !== undefined) left.set(stays, packs.get(stays)!);
  return { records: moved, packs: left };
}

/** Removes packs of the same folders that nothing names any more, and those of folders of which nothing is kept. */
export async function sweepPacks(at: string, used: OpenPacks): Promise<void> {
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
