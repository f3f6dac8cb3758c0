import { access } from 'node:fs/promises';
import path from 'node:path';
import { type Library, loadGlossary, loadOnboarding, openLibrary, UsageError } from '../../indexer/index.ts';
import type { Knowledge } from '../commands/turn.ts';
import { progressBar } from './progress.ts';

/** The knowledge folder of this product, wherever it is called from. */
export const SHIPPED = path.join(import.meta.dirname, '..', '..', 'knowledge');

/** Where the index of the shipped knowledge is kept between runs. */
export const CACHE = path.join(import.meta.dirname, '..', '..', '.cache');

/** Work shorter than this shows no bar. */
export const PATIENCE_MS = 1000;

interface Open {
  readonly dirs: readonly string[];
  readonly cacheDir?: string;
  readonly now?: () => Date;
}

/** The folders asked for, or the shipped one. A folder's own official/ belongs to it. */
export async function knowledgeDirs(asked: readonly string[] | undefined): Promise<string[]> {
  const dirs = asked && asked.length > 0 ? [...asked] : [SHIPPED];
  for (const dir of dirs)
    await access(dir).catch(() => {
      throw new UsageError(`没有这个知识文件夹:${dir}`, '检查 --knowledge 后面的路径');
    });
  return dirs;
}

/** Opens the library; indexing that takes over a second shows a bar on stderr. */
export async function openForCommand({ dirs, cacheDir, now = () => new Date() }: Open): Promise<Library> {
  const bar = progressBar(process.stderr, PATIENCE_MS);
  try {
    return await openLibrary({
      dirs,
      now,
      onProgress: (done, total) => bar.show(done, total, '建立索引'),
      ...(cacheDir ? { cacheDir } : {}),
    });
  } finally {
    bar.clear();
  }
}

/** The library with the word lists beside it. */
export async function openKnowledge(open: Open): Promise<Knowledge> {
  const [library, { terms }, { paths }] = await Promise.all([
    openForCommand(open),
    loadGlossary(open.dirs),
    loadOnboarding(open.dirs),
  ]);
  return { library, glossary: terms, paths };
}
