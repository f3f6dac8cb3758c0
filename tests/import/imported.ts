import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { importAll } from '../../indexer/import/import-all.ts';
import type { ImportResult } from '../../indexer/import/import-original.ts';
import { entriesOf } from '../../indexer/search/entries.ts';
import { formatLocator } from '../../indexer/structure/locator.ts';
import type { Document } from '../../indexer/types.ts';

/** A folder of its own, gone when the test ends. */
export function emptyFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhiyi-imported-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Imports paths into a folder of their own, as a run of the command does. */
export async function imported(
  paths: readonly string[],
  out = emptyFolder(),
): Promise<{ results: ImportResult[]; documents: Document[]; out: string }> {
  const results = await importAll(paths, {
    catalogue: (await loadKnowledge([out])).documents,
    out,
    today: '2031-05-01',
    fetch: () => Promise.reject(new Error('no network in tests')),
  });
  const { documents, problems } = await loadKnowledge([out]);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return { results, documents, out };
}

/** What is searched of a document: each place as it is printed, with the words shown. */
export function placesOf(document: Document): Record<string, string> {
  return Object.fromEntries(entriesOf(document).map((entry) => [formatLocator(entry.locator), entry.text]));
}

/** The body of a file that was imported. */
export function bodyOf({ file, aside }: ImportResult): string {
  return readFileSync((aside ?? file)!, 'utf8').split('\n---\n')[1]!;
}
