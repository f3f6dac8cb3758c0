import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../types.ts';

/** Texts brought in by import and sync stand in this folder of a knowledge folder and complete it. */
export const OFFICIAL = 'official';

/**
 * The folders in the order in which they complete one another: each folder is followed by its own `official/`.
 * A folder given twice counts once, where it stands first.
 */
export function layersOf(dirs: readonly string[]): string[] {
  const layers = dirs.flatMap((dir) => [dir, path.join(dir, OFFICIAL)]);
  const seen = new Set<string>();
  return layers.filter((dir) => {
    const key = path.resolve(dir);
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * Markdown files of one layer in an order that depends on their names alone. README.md, hidden files and folders, and
 * folders that are layers of their own are left out. A missing `official/` is empty; another missing folder a problem.
 */
export async function markdownFiles(
  layer: string,
  layers: readonly string[],
): Promise<{ files: string[]; problems: Problem[] }> {
  const others = new Set(layers.filter((l) => l !== layer).map((l) => path.resolve(l)));
  const files: string[] = [];
  const problems: Problem[] = [];
  const visit = async (folder: string): Promise<void> => {
    let entries: import('node:fs').Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ENOENT' && path.basename(folder) === OFFICIAL) return;
      problems.push(unreadable(folder, code));
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = path.join(folder, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory() && !others.has(path.resolve(full))) await visit(full);
      else if (entry.name.endsWith('.md') && entry.name !== 'README.md' && (await isFile(full)))
        files.push(full);
    }
  };
  await visit(layer);
  return { files, problems };
}

/** Links to files count, since mounted configuration consists of them; links to folders do not, since they can loop. */
async function isFile(full: string): Promise<boolean> {
  return stat(full).then(
    (s) => s.isFile(),
    () => true, // A dangling link is reported when it is read.
  );
}

function unreadable(file: string, code = '原因不明'): Problem {
  const message = code === 'ENOENT' ? '知识文件夹不存在' : `知识文件夹读不了(${code})`;
  return { file, line: 1, message, cure: '检查路径和读取权限', severity: 'error' };
}
