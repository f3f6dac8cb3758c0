import { ZhiyiError } from '../errors.ts';
import { fetchOriginal, type Network } from './fetching/fetch-original.ts';
import { type ImportOptions, type ImportResult, importOriginal } from './import-original.ts';
import { originalFiles, readFileOriginal } from './originals.ts';

export interface ImportAllOptions extends Omit<ImportOptions, 'written' | 'expected'>, Network {
  readonly onProgress?: (done: number, total: number, original: string) => void;
}

/** Imports files, folders of files and addresses, each on its own: a bad one does not stop the rest. */
export async function importAll(
  named: readonly string[],
  options: ImportAllOptions,
): Promise<ImportResult[]> {
  const results: ImportResult[] = [];
  const originals: string[] = [];
  for (const name of named) {
    if (isAddress(name)) originals.push(name);
    else await guarded(name, results, async () => void originals.push(...(await originalFiles(name))));
  }
  const written = new Map<string, string>();
  for (const [i, name] of originals.entries()) {
    options.onProgress?.(i, originals.length, name);
    await guarded(name, results, async () => {
      const original = isAddress(name) ? await fetchNew(name, options) : await readFileOriginal(name);
      results.push(await importOriginal(original, { ...options, written }));
    });
  }
  return results;
}

function isAddress(name: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//iu.test(name);
}

async function fetchNew(url: string, network: Network) {
  const fetched = await fetchOriginal(url, network);
  // Nothing was said to be held, so a server that answers 304 contradicts itself.
  if (fetched.status === 'not-modified') throw new ZhiyiError('网站没有给出正文', '过些时候再试');
  return fetched.original;
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
