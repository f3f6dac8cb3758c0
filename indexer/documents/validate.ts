import type { Problem } from '../types.ts';
import { checkAccess } from './access.ts';
import { checkApproved } from './approved.ts';
import { checkDocument } from './check-document.ts';
import { checkWordLists } from './check-word-lists.ts';
import { type Folders, filesOf } from './knowledge-files.ts';
import { completeAll } from './load.ts';
import { loadFiles } from './load-files.ts';
import { checkOrganisation, loadOrganisation } from './organisation.ts';
import { checkSearchWords } from './search-words.ts';

/**
 * All problems of all files of the folders of knowledge, word lists included, by file and line. Empty: nothing to mend.
 * Example: [{ file: 'knowledge/laws/shili.md', line: 3, message: '不认识的字段 titel', cure: '改正拼写或删去…' }]
 */
export async function validateKnowledge(folders: Folders): Promise<Problem[]> {
  const held = await filesOf(folders);
  const { files, problems } = await loadFiles(held);
  const completed = completeAll(files);
  const checked = files.flatMap((file) => checkDocument(file, completed.documents));
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
