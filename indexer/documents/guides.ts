import { kept } from './kept.ts';
import type { GlossaryTerm, ReadingPath } from './word-lists.ts';

/** What a newcomer is shown: the words explained, and where to begin reading. */
export interface Guides {
  readonly glossary: readonly GlossaryTerm[];
  readonly paths: readonly ReadingPath[];
}

/** The glossary and the reading paths of folders of knowledge, kept between runs where a folder is given for that. */
export function openGuides(dirs: readonly string[], cacheDir?: string): Promise<Guides> {
  return kept({ name: 'guides', dirs, ...(cacheDir === undefined ? {} : { cacheDir }) }, async () => {
    const { loadGlossary, loadOnboarding } = await import('./word-lists.ts');
    const [{ terms }, { paths }] = await Promise.all([loadGlossary(dirs), loadOnboarding(dirs)]);
    return { glossary: terms, paths };
  });
}
