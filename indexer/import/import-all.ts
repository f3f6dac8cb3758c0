import path from 'node:path';
import { ZhiyiError } from '../errors.ts';
import type { Document } from '../types.ts';
import type { Network } from './fetching/fetch-original.ts';
import { textAt } from './fetching/text-at.ts';
import { type ImportOptions, type ImportResult, importOriginal } from './import-original.ts';
import { documentOf } from './kept-in-run.ts';
import { originalsIn, type Waiting } from './originals.ts';
import { openJournal } from './run-journal.ts';
import type { Original } from './source.ts';

export interface ImportAllOptions extends Omit<ImportOptions, 'written' | 'expected'>, Network {
  /** Told of the files in a folder that are no documents. */
  readonly onPassedOver?: (files: readonly string[]) => void;
  readonly onProgress?: (done: number, total: number, original: string) => void;
}

/**
 * Imports files, folders or zips of files and addresses, each on its own: a bad one does not stop the rest. What is written
 * is compared with like what was held before. A run that was stopped goes on where it was: what it had done is not done again.
 */
export async function importAll(
  named: readonly string[],
  options: ImportAllOptions,
): Promise<ImportResult[]> {
  const results: ImportResult[] = [];
  const waiting: Waiting[] = [];
  for (const name of named) {
    if (isAddress(name)) waiting.push({ name, read: () => fetchNew(name, options) });
    else
      await guarded(name, results, async () => {
        const { originals, passedOver } = await originalsIn(name);
        waiting.push(...originals);
        if (passedOver.length > 0) options.onPassedOver?.(passedOver);
      });
  }
  const written = new Map<string, string>();
  const catalogue: Document[] = [...options.catalogue];
  const onKept: ImportOptions['onKept'] = (candidate, file) => {
    catalogue.push(documentOf(candidate, file));
  };
  const journal = await openJournal(options.out, [...(options.accepted ?? [])].sort().join());
  for (const [i, { name, read }] of waiting.entries()) {
    options.onProgress?.(i, waiting.length, name);
    await guarded(name, results, async () => {
      const original = await read();
      const done = journal.done(name, original.bytes);
      if (done) {
        results.push(done);
        return;
      }
      const result = inArchive(
        name,
        await importOriginal(original, { ...options, catalogue, written, onKept }),
      );
      await journal.note(name, original.bytes, result);
      results.push(result);
    });
  }
  await journal.close();
  return results;
}

/** What lies in an archive is called by both names. */
function inArchive(name: string, result: ImportResult): ImportResult {
  const at = name.lastIndexOf('!/');
  return at < 0 ? result : { ...result, original: path.basename(name.slice(0, at)) + name.slice(at) };
}

function isAddress(name: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//iu.test(name);
}

/** The first way to the text at an address that can be had. */
async function fetchNew(url: string, network: Network): Promise<Original> {
  const found = await textAt(url, '', network);
  // Nothing was said to be held, so a server that answers 304 contradicts itself.
  if (found.status === 'not-modified') throw new ZhiyiError('网站没有给出正文', '过些时候再试');
  let reason: unknown;
  for (const { read } of found.offers) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ZhiyiError)) throw error;
      reason ??= error;
    }
  }
  throw reason;
}

async function guarded(original: string, results: ImportResult[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ZhiyiError)) throw error;
    const { message, cure } = error;
    results.push({ outcome: 'failed', original, findings: [], notes: [], error: { message, cure } });
  }
}
