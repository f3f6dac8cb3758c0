import { hashOfBytes } from '../../indexer/documents/file-bytes.ts';
import { checkChanged, type KnowledgeCheck } from '../../indexer/documents/knowledge-check.ts';
import type { KnowledgeFiles } from '../../indexer/documents/knowledge-files.ts';
import { type KnownProblems, keepProblems } from '../../indexer/documents/open-problems.ts';
import { allProblems } from '../../indexer/documents/validate.ts';
import { openedFiles } from '../../indexer/search/open-holdings.ts';
import { turn } from '../../indexer/turn.ts';
import { type Checked, checkingOf, checkMended } from './check-mended.ts';

/** Changed files up to which it is quicker to check them here than in a thread, which knows nothing when it begins. */
const FEW = 10;
/** Bytes of such a file: parsing a greater one would hold up the turns of this thread. */
const MOST_BYTES = 100_000;

interface Order {
  readonly files: KnowledgeFiles;
  readonly before: KnowledgeFiles;
  /** What was found wrong with those. */
  readonly check: KnowledgeCheck;
  readonly withdrawn: readonly string[];
  readonly cacheDir: string;
}

/**
 * What is wrong with files of which a few documents are others than before, found by looking at these alone; the same as
 * checking all finds. Undefined where that does not do: many have changed, or a word list, or what the lists speak of.
 */
export async function checkFew(order: Order): Promise<Checked | undefined> {
  const { files, before, check, withdrawn, cacheDir } = order;
  if (!isFew(before, files)) return undefined;
  const earlier = await openedFiles(before, cacheDir);
  const checkOf = async (of: KnowledgeFiles): Promise<KnownProblems | undefined> => {
    const opened = await openedFiles(of, cacheDir);
    await turn();
    const made = checkChanged(check, earlier.files, checkingOf(of, opened));
    await turn();
    if (!made) return undefined;
    const found = { problems: allProblems(opened.problems, made), check: made };
    await keepProblems(of, cacheDir, found);
    return found;
  };
  const held = { files: before, documents: earlier.holdings.documents };
  return (await checkMended<undefined>({ files, held, withdrawn, cacheDir }, checkOf))?.checked;
}

function isFew(before: KnowledgeFiles, now: KnowledgeFiles): boolean {
  let changed = 0;
  for (const [i, { contents }] of now.layers.entries()) {
    const earlier = before.layers[i]?.contents ?? new Map<string, never>();
    const gone = [...earlier.keys()].filter((file) => !contents.has(file));
    const others = [...contents].filter(([file, bytes]) => {
      const was = earlier.get(file);
      return was === undefined || hashOfBytes(was) !== hashOfBytes(bytes);
    });
    if (others.some(([, bytes]) => bytes instanceof Uint8Array && bytes.length > MOST_BYTES)) return false;
    const names = [...gone, ...others.map(([file]) => file)];
    if (names.some((file) => !file.endsWith('.md'))) return false;
    changed += names.length;
  }
  return changed <= FEW;
}
