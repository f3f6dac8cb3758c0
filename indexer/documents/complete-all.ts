import type { AccessRule, Document, Problem } from '../types.ts';
import { withFolderAccess, withWorkAccess } from './access.ts';
import { complete, findSameExpression, isCatalogueOnly } from './complete.ts';
import type { LoadedFile } from './join-files.ts';
import { withoutClashes } from './title-clashes.ts';
import { markSameYear } from './version-dates.ts';

interface Slot {
  document: Document;
  readonly file: LoadedFile;
}

/** The documents of some files, seen by whom the rules of folders say, later folders completing earlier ones. */
export function completeFiles(
  { files, problems }: { readonly files: readonly LoadedFile[]; readonly problems: readonly Problem[] },
  access: readonly AccessRule[],
): { documents: Document[]; problems: Problem[] } {
  const completed = completeAll(withFolderAccess(files, access));
  return { documents: completed.documents, problems: [...problems, ...completed.problems] };
}

/** One document for each expression; see `complete` for what prevails. Disagreements are warnings at the later file. */
export function completeAll(all: readonly LoadedFile[]): { documents: Document[]; problems: Problem[] } {
  const { files, problems: clashes } = withoutClashes(all);
  const problems: Problem[] = [...clashes];
  const slots = new Set<Slot>();
  // Only texts of one work complete one another: a file is compared with those of its own.
  const ofWork = new Map<string, Slot[]>();
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
    const work = ofWork.get(file.document.id) ?? [];
    ofWork.set(file.document.id, work);
    const slot = findSameExpression(
      work.filter((s) => s.file.layer < file.layer),
      file.document,
    );
    if (slot) {
      slot.document = join(slot.document, file);
      continue;
    }
    const own = { document: file.document, file };
    slots.add(own);
    work.push(own);
  }
  // A work known by its data alone is taken in by its newest dated text, and stands where it stood.
  for (const slot of slots) {
    if (!isCatalogueOnly(slot.document)) continue;
    const newest = (ofWork.get(slot.document.id) ?? [])
      .filter((s) => slots.has(s) && s.document.version !== undefined)
      .sort((a, b) => (a.document.version! < b.document.version! ? 1 : -1))[0];
    if (!newest) continue;
    slot.document = join(slot.document, newest.file, newest.document);
    slots.delete(newest);
  }
  return { documents: withWorkAccess(markSameYear([...slots].map((s) => s.document))), problems };
}
