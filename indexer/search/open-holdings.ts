import { kept } from '../documents/kept.ts';
import { type Folders, filesOf } from '../documents/knowledge-files.ts';
import type { Holdings } from './holdings.ts';

/** What folders of knowledge hold, kept between runs. A warm start does without the parsers and the checker of schemas. */
export async function openHoldings(folders: Folders, cacheDir?: string): Promise<Holdings> {
  const files = await filesOf(folders);
  return kept({ name: 'holdings', files, ...(cacheDir === undefined ? {} : { cacheDir }) }, async () => {
    const { loadHoldings } = await import('./holdings.ts');
    return loadHoldings(files);
  });
}
