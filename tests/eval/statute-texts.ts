import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run as runImport } from '../../bot/cli/import.ts';

/**
 * Imports the statutes of the reference folder into a temporary folder of knowledge, by the product's own import, and hands
 * it on; removed afterwards.
 */
export async function withStatutes<T>(reference: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhiyi-statutes-'));
  try {
    const laws = path.join(reference, 'data/laws');
    const files = (await readdir(laws)).map((name) => path.join(laws, name));
    const quiet = { write: () => true };
    const code = await runImport([...files, '--out', folder], {
      stdout: quiet,
      stderr: quiet,
      now: () => new Date('2025-01-01T00:00:00Z'),
      fetch: () => Promise.reject(new Error('no network in measurements')),
    });
    if (code !== 0) throw new Error(`import ended with ${code}`);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
