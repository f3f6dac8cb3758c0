import { kept } from './kept.ts';
import { type Folders, filesOf, withoutTexts } from './knowledge-files.ts';
import type { GlossaryTerm, ReadingPath } from './word-lists.ts';

/** What a newcomer is shown: the words explained, and where to begin reading. */
export interface Guides {
  readonly glossary: readonly GlossaryTerm[];
  readonly paths: readonly ReadingPath[];
}

/** The glossary and the reading paths of folders of knowledge, kept between runs where a folder is given for that. */
export async function openGuides(folders: Folders, cacheDir?: string): Promise<Guides> {
  const files = await filesOf(folders);
  return kept(
    { name: 'guides', files: withoutTexts(files), ...(cacheDir === undefined ? {} : { cacheDir }) },
    async () => {
      const { loadGlossary, loadOnboarding } = await import('./word-lists.ts');
      const [{ terms }, { paths }] = await Promise.all([loadGlossary(files), loadOnboarding(files)]);
      return { glossary: terms, paths };
    },
  );
}
