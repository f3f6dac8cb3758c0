import type { Problem } from '../types.ts';
import type { ParsedFile } from './join-files.ts';
import { alreadyKept, type Keeping, kept } from './kept.ts';
import type { KnowledgeFiles } from './knowledge-files.ts';

/** All that is wrong with files of knowledge, see `validateKnowledge`; kept between runs where a folder is given for that. @param parsed see there */
export function openProblems(
  files: KnowledgeFiles,
  cacheDir?: string,
  parsed?: (file: string) => ParsedFile,
): Promise<readonly Problem[]> {
  return kept(keeping(files, cacheDir), async () => {
    const { validateKnowledge } = await import('./validate.ts');
    return validateKnowledge(files, parsed);
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
