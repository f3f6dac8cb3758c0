import type { Document, Problem } from '../types.ts';
import { toDocument } from './document.ts';
import { type KnowledgeFile, readFrontMatter } from './front-matter.ts';
import { type Folders, filesOf, type KnowledgeFiles } from './knowledge-files.ts';
import { markdownFiles } from './knowledge-folders.ts';
import { readText } from './read-text.ts';

/** A document as one file tells it, before folders complete one another. */
export interface LoadedFile {
  readonly document: Document;
  readonly read: KnowledgeFile;
  /** The folder of knowledge it came from, counted in the order of completion. */
  readonly layer: number;
}

/** Reads every document file of the folders; the same (id, version) twice in one folder is a problem, the first kept. */
export async function loadFiles(folders: Folders): Promise<{ files: LoadedFile[]; problems: Problem[] }> {
  const held = await filesOf(folders);
  const loaded: LoadedFile[] = [];
  const problems: Problem[] = [];
  for (const [layer, one] of held.layers.entries()) {
    const found = markdownFiles(one);
    problems.push(...found.problems);
    const seen = new Map<string, string>();
    for (const file of found.files) {
      const one = loadFile(file, held);
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

function loadFile(
  file: string,
  held: KnowledgeFiles,
): { document?: Document; read?: KnowledgeFile; problems: Problem[] } {
  const raw = readText(file, held);
  if ('problem' in raw) return { problems: [raw.problem] };
  const { read, problems } = readFrontMatter(raw.text, file);
  if (!read) return { problems };
  const made = toDocument(read);
  return { document: made.document, read, problems: [...problems, ...made.problems] };
}
