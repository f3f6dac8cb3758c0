import { openFiles, type Problem } from '../../indexer/index.ts';
import type { OpenedKnowledge, Runtime } from '../runtime.ts';
import type { Checked, CheckOrder } from './check-knowledge-worker.ts';
import { openKnowledge } from './knowledge.ts';

interface Order {
  readonly dirs: readonly string[];
  readonly cacheDir: string;
  /** A database that keeps the index. */
  readonly indexUrl?: string;
  readonly now?: () => Date;
  /** Finds what is wrong; default in a thread of its own. */
  readonly check?: (order: CheckOrder) => Promise<Checked>;
}

const aside = async (order: CheckOrder): Promise<Checked> =>
  (await import('./check-knowledge.ts')).checkKnowledgeAside(order);

/**
 * How the server opens its knowledge. The files are read once: what is checked and what is opened are the same bytes. Where
 * something is held already, files that have gone bad or vanished stay what they were, and all others are taken as they are.
 */
export function serverKnowledge({
  dirs,
  cacheDir,
  indexUrl,
  now,
  check = aside,
}: Order): Runtime['openKnowledge'] {
  const index = indexUrl ? { indexUrl } : {};
  const rest = { cacheDir, ...index, ...(now ? { now } : {}) };
  return async (before, withdrawn = []): Promise<OpenedKnowledge> => {
    const found = await openFiles(dirs, cacheDir);
    if (!before?.files) {
      const knowledge = await openKnowledge({ dirs: found, ...rest });
      // The first questions do not wait for this.
      return { ...knowledge, files: found, problems: () => problemsOf(found, cacheDir, check) };
    }
    const checked = await check({ files: found, before: before.files, withdrawn, cacheDir, ...index });
    const { withStaying } = await import('../../indexer/documents/mended-files.ts');
    const files = withStaying(found, before.files, checked.staying.files);
    const knowledge = await openKnowledge({ dirs: files, ...rest });
    return { ...knowledge, files, lost: checked.staying.lost, problems: async () => checked.problems };
  };
}

/** What was found wrong with the same files in an earlier run, or is found now. */
async function problemsOf(
  files: CheckOrder['files'],
  cacheDir: string,
  check: (order: CheckOrder) => Promise<Checked>,
): Promise<readonly Problem[]> {
  const { knownProblems } = await import('../../indexer/documents/open-problems.ts');
  return (await knownProblems(files, cacheDir)) ?? (await check({ files, withdrawn: [], cacheDir })).problems;
}
