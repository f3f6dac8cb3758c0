import { kept } from '../documents/kept.ts';
import type { Holdings } from './holdings.ts';

/** What folders of knowledge hold, kept between runs. A warm start does without the parsers and the checker of schemas. */
export function openHoldings(dirs: readonly string[], cacheDir?: string): Promise<Holdings> {
  return kept({ name: 'holdings', dirs, ...(cacheDir === undefined ? {} : { cacheDir }) }, async () => {
    const { loadHoldings } = await import('./holdings.ts');
    return loadHoldings(dirs);
  });
}
