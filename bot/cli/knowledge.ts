import { existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import {
  type Folders,
  type Library,
  openFiles,
  openGuides,
  openLibrary,
  UsageError,
} from '../../indexer/index.ts';
import type { Knowledge } from '../commands/turn.ts';
import { DATA, IMPORTED, INSTALLED, SHIPPED } from '../folders.ts';
import { progressBar } from './progress.ts';

/** Work shorter than this shows no bar. */
export const PROGRESS_AFTER_MS = 1000;

interface Open {
  readonly dirs: Folders;
  readonly cacheDir?: string;
  /** A database that keeps the index; default none. */
  readonly indexUrl?: string;
  readonly now?: () => Date;
}

/** The folders asked for, or the shipped one and what was imported here. A folder's own official/ belongs to it. */
export async function knowledgeDirs(asked: readonly string[] | undefined): Promise<string[]> {
  if (!asked || asked.length === 0) return [SHIPPED, IMPORTED];
  for (const dir of asked)
    await access(dir).catch(() => {
      throw new UsageError(`没有这个知识文件夹:${dir}`, '检查 --knowledge 后面的路径');
    });
  return [...asked];
}

/** Opens the library; indexing that takes over a second shows a bar on stderr. */
export async function openForCommand({
  dirs,
  cacheDir,
  indexUrl,
  now = () => new Date(),
}: Open): Promise<Library> {
  if (INSTALLED && cacheDir && !existsSync(cacheDir)) process.stderr.write(whereItWrites(cacheDir));
  const bar = progressBar(process.stderr, PROGRESS_AFTER_MS);
  try {
    return await openLibrary({
      dirs,
      now,
      onProgress: (done, total) => bar.show(done, total, '建立索引'),
      ...(cacheDir ? { cacheDir } : {}),
      ...(indexUrl ? { indexUrl } : {}),
    });
  } finally {
    bar.clear();
  }
}

/** The library with the word lists beside it, of one state of the files. */
export async function openKnowledge(open: Open): Promise<Knowledge> {
  const dirs = await openFiles(open.dirs, open.cacheDir);
  const [library, guides] = await Promise.all([
    openForCommand({ ...open, dirs }),
    openGuides(dirs, open.cacheDir),
  ]);
  return { library, ...guides };
}

/** Told at the first run of an installed package, whose user knows no folder of it. */
function whereItWrites(cacheDir: string): string {
  const [cache, imported, data] = [cacheDir, IMPORTED, DATA].map((folder) => path.resolve(folder));
  return `第一次在这里运行:索引缓存写在 ${cache}\n导入的文本写在 ${imported},serve 的记录写在 ${data}(ZHIYI_CACHE、ZHIYI_DATA 可改)\n`;
}
