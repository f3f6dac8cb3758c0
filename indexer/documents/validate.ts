import type { Problem } from '../types.ts';
import { checkAccess } from './access.ts';
import { checkApproved } from './approved.ts';
import { byWork } from './by-work.ts';
import { checkDocument } from './check-document.ts';
import { checkWordLists } from './check-word-lists.ts';
import { completeAll } from './complete-all.ts';
import { joinFiles, type ParsedFile } from './join-files.ts';
import { type Folders, filesOf } from './knowledge-files.ts';
import { loadFile, loadFiles } from './load-files.ts';
import { checkOrganisation, loadOrganisation } from './organisation.ts';
import { checkSearchWords } from './search-words.ts';

/**
 * All problems of all files of the folders of knowledge, word lists included, by file and line. Empty: nothing to mend.
 * @param parsed what the files tell, where that is known
 * Example: [{ file: 'knowledge/laws/shili.md', line: 3, message: '不认识的字段 titel', cure: '改正拼写或删去…' }]
 */
export async function validateKnowledge(
  folders: Folders,
  parsed?: (file: string) => ParsedFile,
): Promise<Problem[]> {
  const held = await filesOf(folders);
  const { files, problems } = parsed ? joinFiles(held, parsed) : await loadFiles(held);
  const completed = completeAll(files);
  const all = byWork(completed.documents);
  const checked = files.flatMap((file) => {
    const found = checkDocument(file, all);
    if (found.length === 0 || !parsed) return found;
    // What is kept of a file tells the lines of its top fields only.
    const { read = file.read } = loadFile(file.document.path, held);
    return checkDocument({ ...file, read }, all);
  });
  const lists = await checkWordLists(held, completed.documents);
  const words = await checkSearchWords(held, completed.documents);
  const approved = await checkApproved(held, completed.documents);
  const { organisation } = await loadOrganisation(held);
  const rules = organisation.access ?? [];
  const names = new Set((organisation.groups ?? []).map(({ name }) => name));
  const access = checkAccess(files, names, rules);
  const own = await checkOrganisation(held, completed.documents);
  return [
    ...problems,
    ...completed.problems,
    ...checked,
    ...lists,
    ...words,
    ...approved,
    ...access,
    ...own,
  ].sort(byPlace);
}

function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}
