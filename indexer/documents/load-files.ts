import type { Document, Problem } from '../types.ts';
import { toDocument } from './document.ts';
import { type KnowledgeFile, readFrontMatter } from './front-matter.ts';
import { layersOf, markdownFiles } from './knowledge-folders.ts';
import { readText } from './read-text.ts';

/** A document as one file tells it, before folders complete one another. */
export interface LoadedFile {
  readonly document: Document;
  readonly read: KnowledgeFile;
  /** The folder of knowledge it came from, counted in the order of completion. */
  readonly layer: number;
}

/** Reads every document file of the folders; the same (id, version) twice in one folder is a problem, the first kept. */
export async function loadFiles(
  dirs: readonly string[],
): Promise<{ files: LoadedFile[]; problems: Problem[] }> {
  const layers = layersOf(dirs);
  const loaded: LoadedFile[] = [];
  const problems: Problem[] = [];
  for (const [layer, dir] of layers.entries()) {
    const found = await markdownFiles(dir, layers);
    problems.push(...found.problems);
    const seen = new Map<string, string>();
    for (const file of found.files) {
      const one = await loadFile(file);
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

async function loadFile(
  file: string,
): Promise<{ document?: Document; read?: KnowledgeFile; problems: Problem[] }> {
  const raw = await readText(file);
  if ('problem' in raw) return { problems: [raw.problem] };
  const { read, problems } = readFrontMatter(raw.text, file);
  if (!read) return { problems };
  const made = toDocument(read);
  return { document: made.document, read, problems: [...problems, ...made.problems] };
}
