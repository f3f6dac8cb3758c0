import type { Checking } from '../../indexer/documents/knowledge-check.ts';
import type { KnowledgeFiles } from '../../indexer/documents/knowledge-files.ts';
import { type Staying, stayingOf, withStaying } from '../../indexer/documents/mended-files.ts';
import type { KnownProblems } from '../../indexer/documents/open-problems.ts';
import { NO_ORGANISATION } from '../../indexer/model/organisation.ts';
import { type OpenedFiles, openHoldings } from '../../indexer/search/open-holdings.ts';
import type { Document } from '../../indexer/types.ts';

/** What came of checking files beside those that are held. */
export interface Checked extends KnownProblems {
  /** What stays as it is held. */
  readonly staying: Staying;
}

interface Order {
  /** As they are now. */
  readonly files: KnowledgeFiles;
  /** As they were when what is held was made of them. */
  readonly held: { readonly files: KnowledgeFiles; readonly documents: readonly Document[] };
  readonly withdrawn: readonly string[];
  readonly cacheDir: string;
}

interface CheckedMended {
  readonly checked: Checked;
  /** The files that are to be held. */
  readonly mended: KnowledgeFiles;
}

/**
 * Checks files as they are now, says what of those held stays in their place, and checks what comes of that.
 * @param checkOf undefined where it cannot tell; then this cannot
 */
export async function checkMended<Unknown extends undefined = never>(
  { files, held, withdrawn, cacheDir }: Order,
  checkOf: (files: KnowledgeFiles) => Promise<KnownProblems | Unknown>,
): Promise<CheckedMended | Unknown> {
  const now = await checkOf(files);
  if (!now) return now;
  const { documents } = await openHoldings(files, cacheDir);
  const staying = stayingOf(files, { before: held, documents, problems: now.problems, withdrawn });
  const mended = withStaying(files, held.files, staying.files);
  const rest = mended === files ? now : await checkOf(mended);
  if (!rest) return rest;
  // What only points at a text that stays is not wrong with what is held.
  const own = now.problems.filter(({ file }) => staying.files.includes(file));
  const problems = [...own, ...rest.problems.filter((problem) => !own.includes(problem))];
  return { checked: { problems, check: rest.check, staying }, mended };
}

/** What a check looks at in files that were opened. */
export function checkingOf(held: KnowledgeFiles, { files, holdings }: OpenedFiles): Checking {
  const { documents, organisation = NO_ORGANISATION } = holdings;
  return { held, files, documents, organisation, kept: true };
}
