import type { Document, Problem } from '../types.ts';
import { completeFiles } from './complete-all.ts';
import { type Folders, filesOf } from './knowledge-files.ts';
import { loadFiles } from './load-files.ts';
import { loadOrganisation } from './organisation.ts';

/**
 * Reads the documents of folders of knowledge, later folders completing earlier ones; each folder's `official/` comes
 * right after it. The order is that of the folders and file names alone. Bad files never throw: each problem is
 * returned with file, line and cure, and everything else is loaded.
 *
 * @param folders of knowledge, e.g. ['knowledge', '/srv/本厅文件']
 */
export async function loadKnowledge(
  folders: Folders,
): Promise<{ documents: Document[]; problems: Problem[] }> {
  const held = await filesOf(folders);
  const { organisation } = await loadOrganisation(held);
  return completeFiles(await loadFiles(held), organisation.access);
}
