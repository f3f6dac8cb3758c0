import type { Document, Problem } from '../types.ts';
import type { KnowledgeFile } from './front-matter.ts';
import type { KnowledgeFiles } from './knowledge-files.ts';
import { markdownFiles } from './knowledge-folders.ts';

/** What one file tells. */
export interface ParsedFile {
  readonly document?: Document;
  readonly read?: Pick<KnowledgeFile, 'lineOf'>;
  readonly problems: readonly Problem[];
}

/** A document as one file tells it, before folders complete one another. */
export interface LoadedFile {
  readonly document: Document;
  readonly read: Pick<KnowledgeFile, 'lineOf'>;
  /** The folder of knowledge it came from, counted in the order of completion. */
  readonly layer: number;
}

/** The documents of all files, in order; the same (id, version) twice in one folder is a problem, the first kept. */
export function joinFiles(
  held: KnowledgeFiles,
  parsed: (file: string) => ParsedFile,
): { files: LoadedFile[]; problems: Problem[] } {
  const loaded: LoadedFile[] = [];
  const problems: Problem[] = [];
  for (const [layer, one] of held.layers.entries()) {
    const found = markdownFiles(one);
    problems.push(...found.problems);
    const seen = new Map<string, string>();
    for (const file of found.files) {
      const one = parsed(file);
      problems.push(...one.problems);
      if (!one.read || !one.document) continue;
      const { id, version } = one.document;
      const key = `${id}@${version ?? ''}`;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, file);
        loaded.push({ document: one.document, read: one.read, layer });
      } else {
        const message = `(${id}, ${version ?? '无版本'})在同一文件夹里已有:${first}`;
        const cure = '同一文本只留一个文件;不同版本写不同的 version';
        problems.push({ file, line: one.read.lineOf(['id']), message, cure, severity: 'error' });
      }
    }
  }
  return { files: loaded, problems };
}
