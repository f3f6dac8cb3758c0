import type { KnowledgeCheck } from '../../indexer/documents/knowledge-check.ts';
import { type KnowledgeFiles, openFiles, type Problem } from '../../indexer/index.ts';
import type { OpenedKnowledge, Runtime } from '../runtime.ts';
import type { CheckOrder } from './check-knowledge-worker.ts';
import type { Checked } from './check-mended.ts';
import { openKnowledge } from './knowledge.ts';

interface Order {
  readonly dirs: readonly string[];
  readonly cacheDir: string;
  /** A database that keeps the index. */
  readonly indexUrl?: string;
  readonly now?: () => Date;
  /** Finds what is wrong with all files; default in a thread of its own. */
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
  /** What was found wrong with files that were opened. */
  const checks = new WeakMap<KnowledgeFiles, KnowledgeCheck>();
  /** What was found wrong with the same files in an earlier run, or is found now. */
  const problemsOf = async (files: KnowledgeFiles): Promise<readonly Problem[]> => {
    const { knownProblems } = await import('../../indexer/documents/open-problems.ts');
    const found = (await knownProblems(files, cacheDir)) ?? (await check({ files, withdrawn: [], cacheDir }));
    checks.set(files, found.check);
    // What a change of files is checked with loads before there is one: then nobody waits for it.
    await import('./check-few.ts');
    return found.problems;
  };
  const checked = async (files: KnowledgeFiles, before: KnowledgeFiles, withdrawn: readonly string[]) => {
    const known = checks.get(before);
    const order = { files, before, withdrawn, cacheDir };
    const { checkFew } = await import('./check-few.ts');
    return (known && (await checkFew({ ...order, check: known }))) ?? (await check({ ...order, ...index }));
  };
  return async (before, withdrawn = []): Promise<OpenedKnowledge> => {
    const found = await openFiles(dirs, cacheDir);
    if (!before?.files) {
      const knowledge = await openKnowledge({ dirs: found, ...rest });
      // The first questions do not wait for this.
      return { ...knowledge, files: found, problems: () => problemsOf(found) };
    }
    const { problems, check: made, staying } = await checked(found, before.files, withdrawn);
    const { withStaying } = await import('../../indexer/documents/mended-files.ts');
    const files = withStaying(found, before.files, staying.files);
    checks.set(files, made);
    const knowledge = await openKnowledge({ dirs: files, ...rest });
    return { ...knowledge, files, lost: staying.lost, problems: async () => problems };
  };
}
