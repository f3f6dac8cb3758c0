import type { Problem } from '../types.ts';
import { alreadyKept, type Keeping, kept } from './kept.ts';
import type { KnowledgeFiles } from './knowledge-files.ts';

/** All that is wrong with files of knowledge, see `validateKnowledge`; kept between runs where a folder is given for that. */
export function openProblems(files: KnowledgeFiles, cacheDir?: string): Promise<readonly Problem[]> {
  return kept(keeping(files, cacheDir), async () => {
    const { validateKnowledge } = await import('./validate.ts');
    return validateKnowledge(files);
  });
}

/** The same where it is known without checking; undefined where it is not. */
export function knownProblems(
  files: KnowledgeFiles,
  cacheDir?: string,
): Promise<readonly Problem[] | undefined> {
  return alreadyKept(keeping(files, cacheDir));
}

function keeping(files: KnowledgeFiles, cacheDir: string | undefined): Keeping {
  return { name: 'problems', files, ...(cacheDir === undefined ? {} : { cacheDir }) };
}
