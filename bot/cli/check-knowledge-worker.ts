import { openGuides } from '../../indexer/documents/guides.ts';
import type { KnowledgeFiles } from '../../indexer/documents/knowledge-files.ts';
import { type Staying, stayingOf, withStaying } from '../../indexer/documents/mended-files.ts';
import { openProblems } from '../../indexer/documents/open-problems.ts';
import { warmIndex } from '../../indexer/search/index-of.ts';
import { openHoldings, openParsed } from '../../indexer/search/open-holdings.ts';
import type { Problem } from '../../indexer/types.ts';

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

export interface Checked {
  readonly problems: readonly Problem[];
  /** What stays as it is held. */
  readonly staying: Staying;
}

/** What is wrong with files of knowledge, and which of those held stay in their place. Leaves the index of these in the cache, or in the database. */
export async function check({ files, before, withdrawn, cacheDir, ...index }: CheckOrder): Promise<Checked> {
  const problemsOf = async (of: KnowledgeFiles) => openProblems(of, cacheDir, await openParsed(of, cacheDir));
  if (!before) return { problems: await problemsOf(files), staying: { files: [], lost: [] } };
  const held = await openHoldings(before, cacheDir);
  const problems = await problemsOf(files);
  const { documents } = await openHoldings(files, cacheDir);
  const earlier = { files: before, documents: held.documents };
  const staying = stayingOf(files, { before: earlier, documents, problems, withdrawn });
  const mended = withStaying(files, before, staying.files);
  // What only points at a text that stays is not wrong with what is held.
  const own = problems.filter(({ file }) => staying.files.includes(file));
  const rest = staying.files.length > 0 ? await problemsOf(mended) : problems;
  await openGuides(mended, cacheDir);
  await warmIndex(await openHoldings(mended, cacheDir), { cacheDir, ...index, now: () => new Date() });
  return { problems: [...own, ...rest.filter((problem) => !own.includes(problem))], staying };
}
