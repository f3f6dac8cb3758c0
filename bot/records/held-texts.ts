import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type HeldText, lostTexts, textKey } from '../../indexer/index.ts';

const text = z.object({
  id: z.string(),
  version: z.string().optional(),
  title: z.string(),
  text: z.enum(['official', 'headnotes', 'none']),
  path: z.string(),
});
const held = z.object({ at: z.string(), texts: z.array(text) });
const withdrawals = z.array(z.object({ text: z.string(), at: z.string() }));

/** A text that somebody said is to go; the list is never shortened, so that it tells who expected what. */
export type Withdrawal = z.infer<typeof withdrawals>[number];

/**
 * Which texts were held when all was well, in the folder of the records: it outlives the process, so that a start with half
 * a folder is known for one.
 */
export interface HeldTexts {
  /** Texts of the last good state that are not among these, unless they were withdrawn since. */
  missing(documents: readonly HeldText[]): Promise<HeldText[]>;
  /** These are a good state. What cannot be written is told of: the knowledge is no worse for it. */
  remember(documents: readonly HeldText[]): Promise<void>;
  /** Texts withdrawn since the last good state, `id` or `id@version`. */
  withdrawn(): Promise<string[]>;
  /** From now on these may be missing. */
  withdraw(texts: readonly string[]): Promise<void>;
}

const HELD = 'held-texts.json';
/** Written by a command beside a running server, which sees that it changes. */
export const WITHDRAWN = 'withdrawn-texts.json';

export function heldTexts(
  folder: string,
  now: () => Date,
  failed: (error: unknown) => void = () => undefined,
): HeldTexts {
  /** What was read or written last: a list of ten thousand texts is taken apart once. */
  const latest = new Map<string, { readonly written: string; readonly value: unknown }>();
  const read = async <T>(name: string, schema: z.ZodType<T>): Promise<T | undefined> => {
    const written = await readFile(path.join(folder, name), 'utf8').catch(() => '');
    const known = latest.get(name);
    if (known?.written === written) return known.value as T;
    try {
      const value = schema.parse(JSON.parse(written));
      latest.set(name, { written, value });
      return value;
    } catch {
      // Absent, or no list: as if nothing had been held. What is wrong is then told by the files alone.
      return undefined;
    }
  };
  const write = async (name: string, value: unknown): Promise<void> => {
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, name);
    const aside = `${file}.${process.pid}.tmp`;
    const written = `${JSON.stringify(value, null, 1)}\n`;
    await writeFile(aside, written);
    await rename(aside, file);
    latest.set(name, { written, value });
  };
  const withdrawnSince = async (time: string): Promise<string[]> =>
    ((await read(WITHDRAWN, withdrawals)) ?? []).flatMap(({ text, at }) => (at >= time ? [text] : []));
  return {
    async missing(documents) {
      const last = await read(HELD, held);
      if (!last) return [];
      const given = new Set(await withdrawnSince(last.at));
      const before = last.texts as HeldText[];
      return lostTexts(before, documents).filter((t) => !given.has(t.id) && !given.has(textKey(t)));
    },
    async remember(documents) {
      const texts = documents
        .filter((document) => document.text !== 'none')
        .map(({ id, version, title, text, path }) => ({ id, version, title, text, path }));
      const last = await read(HELD, held);
      if (last && JSON.stringify(last.texts) === JSON.stringify(texts)) return;
      await write(HELD, { at: now().toISOString(), texts }).catch(failed);
    },
    withdrawn: async () => withdrawnSince((await read(HELD, held))?.at ?? ''),
    async withdraw(texts) {
      const at = now().toISOString();
      const earlier = (await read(WITHDRAWN, withdrawals)) ?? [];
      await write(WITHDRAWN, [...earlier, ...texts.map((text): Withdrawal => ({ text, at }))]);
    },
  };
}
