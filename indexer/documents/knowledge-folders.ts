import path from 'node:path';
import type { Problem } from '../types.ts';
import { type KnowledgeFiles, OFFICIAL } from './knowledge-files.ts';

/** Markdown files of one layer, README.md left out. A missing `official/` is empty; another missing folder a problem. */
export function markdownFiles({ contents, unlisted }: KnowledgeFiles['layers'][number]): {
  files: string[];
  problems: Problem[];
} {
  const files = [...contents.keys()].filter((file) => file.endsWith('.md'));
  const problems = [...unlisted].flatMap(([folder, code]) =>
    code === 'ENOENT' && path.basename(folder) === OFFICIAL ? [] : [unreadable(folder, code)],
  );
  return { files: files.filter((file) => path.basename(file) !== 'README.md'), problems };
}

/** The file of a name in every layer that has one. */
export function named({ layers }: KnowledgeFiles, name: string): string[] {
  return layers.flatMap(({ dir, contents }) => {
    const file = path.join(dir, name);
    return contents.has(file) ? [file] : [];
  });
}

function unreadable(file: string, code: string): Problem {
  const message = code === 'ENOENT' ? '知识文件夹不存在' : `知识文件夹读不了(${code})`;
  return { file, line: 1, message, cure: '检查路径和读取权限', severity: 'error' };
}
