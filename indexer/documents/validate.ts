import type { Problem } from '../types.ts';
import { completeAll } from './complete-all.ts';
import { checkKnowledge, type KnowledgeCheck } from './knowledge-check.ts';
import { type Folders, filesOf } from './knowledge-files.ts';
import { loadFiles } from './load-files.ts';
import { loadOrganisation } from './organisation.ts';

/**
 * All problems of all files of the folders of knowledge, word lists included, by file and line. Empty: nothing to mend.
 * Example: [{ file: 'knowledge/laws/shili.md', line: 3, message: '不认识的字段 titel', cure: '改正拼写或删去…' }]
 */
export async function validateKnowledge(folders: Folders): Promise<Problem[]> {
  const held = await filesOf(folders);
  const { files, problems } = await loadFiles(held);
  const { organisation } = await loadOrganisation(held);
  const completed = completeAll(files);
  const { documents } = completed;
  const check = await checkKnowledge({ held, files, documents, organisation, kept: false });
  return allProblems([...problems, ...completed.problems], check);
}

/** @param own those that files tell by themselves and by being put together */
export function allProblems(own: readonly Problem[], { files, lists }: KnowledgeCheck): Problem[] {
  return [...own, ...[...files.values()].flat(), ...lists].sort(byPlace);
}

function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}
