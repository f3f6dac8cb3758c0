import { openGuides } from '../../indexer/documents/guides.ts';
import type { KnowledgeFiles } from '../../indexer/documents/knowledge-files.ts';
import { type Staying, stayingOf, withStaying } from '../../indexer/documents/mended-files.ts';
import { openProblems } from '../../indexer/documents/open-problems.ts';
import { openLibrary } from '../../indexer/search/library.ts';
import { openHoldings } from '../../indexer/search/open-holdings.ts';
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
  if (!before) return { problems: await openProblems(files, cacheDir), staying: { files: [], lost: [] } };
  const held = await openHoldings(before, cacheDir);
  const problems = await openProblems(files, cacheDir);
  const { documents } = await openHoldings(files, cacheDir);
  const earlier = { files: before, documents: held.documents };
  const staying = stayingOf(files, { before: earlier, documents, problems, withdrawn });
  const mended = withStaying(files, before, staying.files);
  // What only points at a text that stays is not wrong with what is held.
  const own = problems.filter(({ file }) => staying.files.includes(file));
  const rest = staying.files.length > 0 ? await openProblems(mended, cacheDir) : problems;
  await openGuides(mended, cacheDir);
  await openLibrary({ dirs: mended, cacheDir, ...index, now: () => new Date() });
  return { problems: [...own, ...rest.filter((problem) => !own.includes(problem))], staying };
}
