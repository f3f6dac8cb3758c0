import type { Document, Problem } from '../types.ts';
import { withFolderAccess, withWorkAccess } from './access.ts';
import { complete, findSameExpression, isCatalogueOnly } from './complete.ts';
import { type Folders, filesOf } from './knowledge-files.ts';
import { type LoadedFile, loadFiles } from './load-files.ts';
import { loadOrganisation } from './organisation.ts';
import { withoutClashes } from './title-clashes.ts';
import { markSameYear } from './version-dates.ts';

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
  const { files, problems } = await loadFiles(held);
  const { organisation } = await loadOrganisation(held);
  const completed = completeAll(withFolderAccess(files, organisation.access ?? []));
  return { documents: completed.documents, problems: [...problems, ...completed.problems] };
}

/** One document for each expression; see `complete` for what prevails. Disagreements are warnings at the later file. */
export function completeAll(all: readonly LoadedFile[]): { documents: Document[]; problems: Problem[] } {
  const { files, problems: clashes } = withoutClashes(all);
  const problems: Problem[] = [...clashes];
  const slots: { document: Document; file: LoadedFile }[] = [];
  const join = (earlier: Document, file: LoadedFile, later = file.document): Document => {
    const { document, conflicts } = complete(earlier, later);
    for (const { field, message } of conflicts) {
      const cure = `与 ${earlier.path} 核对,改正有误的一处`;
      const line = file.read.lineOf([field]);
      problems.push({ file: file.document.path, line, message, cure, severity: 'warning' });
    }
    return document;
  };
  for (const file of files) {
    const slot = findSameExpression(
      slots.filter((s) => s.file.layer < file.layer),
      file.document,
    );
    if (slot) slot.document = join(slot.document, file);
    else slots.push({ document: file.document, file });
  }
  // A work known by its data alone is taken in by its newest dated text, and stands where it stood.
  for (const slot of slots.filter((s) => isCatalogueOnly(s.document))) {
    const newest = slots
      .filter((s) => s.document.id === slot.document.id && s.document.version !== undefined)
      .sort((a, b) => (a.document.version! < b.document.version! ? 1 : -1))[0];
    if (!newest) continue;
    slot.document = join(slot.document, newest.file, newest.document);
    slots.splice(slots.indexOf(newest), 1);
  }
  return { documents: withWorkAccess(markSameYear(slots.map((s) => s.document))), problems };
}
