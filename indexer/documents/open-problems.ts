import type { Problem } from '../types.ts';
import { alreadyKept, type Keeping, keep } from './kept.ts';
import type { KnowledgeCheck } from './knowledge-check.ts';
import type { KnowledgeFiles } from './knowledge-files.ts';

/** All that is wrong with files of knowledge, see `validateKnowledge`, and what the next check may begin with. */
export interface KnownProblems {
  readonly problems: readonly Problem[];
  readonly check: KnowledgeCheck;
}

/** What was found in an earlier run, where the same files were checked; undefined where they were not. */
export function knownProblems(files: KnowledgeFiles, cacheDir: string): Promise<KnownProblems | undefined> {
  return alreadyKept(keeping(files, cacheDir));
}

/** Keeps what was found for the next run. */
export async function keepProblems(
  files: KnowledgeFiles,
  cacheDir: string,
  found: KnownProblems,
): Promise<void> {
  await keep(keeping(files, cacheDir), found);
}

function keeping(files: KnowledgeFiles, cacheDir: string): Keeping {
  return { name: 'problems', files, cacheDir };
}
