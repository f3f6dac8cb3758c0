import { toDocument } from './document.ts';
import { readFrontMatter } from './front-matter.ts';
import { joinFiles, type ParsedFile } from './join-files.ts';
import { type Folders, filesOf, type KnowledgeFiles } from './knowledge-files.ts';
import { readText } from './read-text.ts';

/** Reads every document file of the folders; see `joinFiles`. */
export async function loadFiles(folders: Folders): Promise<ReturnType<typeof joinFiles>> {
  const held = await filesOf(folders);
  return joinFiles(held, (file) => loadFile(file, held));
}

/** What one of the files tells. */
export function loadFile(file: string, held: KnowledgeFiles): ParsedFile {
  const raw = readText(file, held);
  if ('problem' in raw) return { problems: [raw.problem] };
  const { read, problems } = readFrontMatter(raw.text, file);
  if (!read) return { problems };
  const made = toDocument(read);
  return { document: made.document, read, problems: [...problems, ...made.problems] };
}
