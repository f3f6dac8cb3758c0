import { openGuides } from '../../indexer/documents/guides.ts';
import { checkKnowledge } from '../../indexer/documents/knowledge-check.ts';
import type { KnowledgeFiles } from '../../indexer/documents/knowledge-files.ts';
import { type KnownProblems, keepProblems, knownProblems } from '../../indexer/documents/open-problems.ts';
import { allProblems } from '../../indexer/documents/validate.ts';
import { warmIndex } from '../../indexer/search/index-of.ts';
import { openedFiles, openHoldings } from '../../indexer/search/open-holdings.ts';
import { type Checked, checkingOf, checkMended } from './check-mended.ts';

/** What a check is told; crosses to its thread. */
export interface CheckOrder {
  readonly files: KnowledgeFiles;
  /** What is held now. */
  readonly before?: KnowledgeFiles;
  /** Texts that are to go: `id` or `id@version`. */
  readonly withdrawn: readonly string[];
  readonly cacheDir: string;
  /** A database that keeps the index. */
  readonly indexUrl?: string;
}

/** What is wrong with files of knowledge, and which of those held stay in their place. Leaves the index of these in the cache, or in the database. */
export async function check({ files, before, withdrawn, cacheDir, ...index }: CheckOrder): Promise<Checked> {
  const checkOf = async (of: KnowledgeFiles): Promise<KnownProblems> => {
    const known = await knownProblems(of, cacheDir);
    if (known) return known;
    const opened = await openedFiles(of, cacheDir);
    const made = await checkKnowledge(checkingOf(of, opened));
    const found = { problems: allProblems(opened.problems, made), check: made };
    await keepProblems(of, cacheDir, found);
    return found;
  };
  if (!before) return { ...(await checkOf(files)), staying: { files: [], lost: [] } };
  const held = { files: before, documents: (await openHoldings(before, cacheDir)).documents };
  const { checked, mended } = await checkMended<never>({ files, held, withdrawn, cacheDir }, checkOf);
  await openGuides(mended, cacheDir);
  await warmIndex(await openHoldings(mended, cacheDir), { cacheDir, ...index, now: () => new Date() });
  return checked;
}
