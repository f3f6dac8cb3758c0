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

/** What the files of one work make. */
interface CompletedWork {
  readonly files: readonly LoadedFile[];
  /** Each at the file that it stands for. */
  readonly documents: ReadonlyMap<LoadedFile, Document>;
  readonly problems: readonly Complaint[];
}

/** A problem of some stage of the work, found at a file. */
interface Complaint {
  readonly stage: number;
  readonly at: LoadedFile;
  readonly problem: Problem;
}

const NO_RULES: readonly AccessRule[] = [];

/** By rules of access, then by the first document of each work: files that stay what they were make the same documents. */
const completed = new WeakMap<readonly AccessRule[], WeakMap<Document, CompletedWork>>();

/** The documents of some files, seen by whom the rules of folders say, later folders completing earlier ones. */
export function completeFiles(
  { files, problems }: { readonly files: readonly LoadedFile[]; readonly problems: readonly Problem[] },
  access: readonly AccessRule[] = NO_RULES,
): { documents: Document[]; problems: Problem[] } {
  const all = completeAll(files, access);
  return { documents: all.documents, problems: [...problems, ...all.problems] };
}

/**
 * One document for each expression; see `complete` for what prevails. Disagreements are warnings at the later file. Works
 * whose files are those of an earlier call are not made anew: their documents are the same objects.
 */
export function completeAll(
  all: readonly LoadedFile[],
  access: readonly AccessRule[] = NO_RULES,
): { documents: Document[]; problems: Problem[] } {
  // Only texts of one work complete one another, tell their years apart and share who may see them.
  const ofWork = new Map<string, LoadedFile[]>();
  for (const file of all) {
    const others = ofWork.get(file.document.id);
    if (others) others.push(file);
    else ofWork.set(file.document.id, [file]);
  }
  const rules = access.length > 0 ? access : NO_RULES;
  const known = completed.get(rules) ?? new WeakMap<Document, CompletedWork>();
  completed.set(rules, known);
  const made = new Map<LoadedFile, Document>();
  const complaints: Complaint[] = [];
  for (const files of ofWork.values()) {
    const first = files[0]!.document;
    const before = known.get(first);
    const work = before && sameFiles(before.files, files) ? before : completeWork(files, rules);
    known.set(first, work);
    // The files of an earlier call may be told by other objects.
    work.files.forEach((file, i) => {
      const document = work.documents.get(file);
      if (document) made.set(files[i]!, document);
    });
    for (const { at, ...complaint } of work.problems)
      complaints.push({ ...complaint, at: files[work.files.indexOf(at)]! });
  }
  const documents = all.flatMap((file) => made.get(file) ?? []);
  return { documents, problems: inOrder(complaints, all) };
}

function sameFiles(a: readonly LoadedFile[], b: readonly LoadedFile[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ document, layer }, i) => document === b[i]!.document && layer === b[i]!.layer)
  );
}

/** By stage, then as their files come. */
function inOrder(complaints: readonly Complaint[], all: readonly LoadedFile[]): Problem[] {
  if (complaints.length === 0) return [];
  const order = new Map(all.map((file, i) => [file, i]));
  return [...complaints]
    .sort((a, b) => a.stage - b.stage || order.get(a.at)! - order.get(b.at)!)
    .map(({ problem }) => problem);
}

function completeWork(all: readonly LoadedFile[], access: readonly AccessRule[]): CompletedWork {
  const problems: Complaint[] = [];
  const original = new Map<string, LoadedFile>(all.map((file) => [file.document.path, file]));
  const complain = (stage: number, path: string, problem: Problem): void => {
    problems.push({ stage, at: original.get(path)!, problem });
  };
  const { files, problems: clashes } = withoutClashes(withFolderAccess(all, access));
  for (const clash of clashes) complain(0, clash.file, clash);
  const slots = new Set<Slot>();
  const join = (stage: number, slot: Slot, file: LoadedFile, later = file.document): void => {
    const { document, conflicts } = complete(slot.document, later);
    for (const { field, message } of conflicts) {
      const cure = `与 ${slot.document.path} 核对,改正有误的一处`;
      const line = file.read.lineOf([field]);
      const problem: Problem = { file: file.document.path, line, message, cure, severity: 'warning' };
      complain(stage, (stage === 1 ? file : slot.file).document.path, problem);
    }
    slot.document = document;
  };
  for (const file of files) {
    const earlier = [...slots].filter((s) => s.file.layer < file.layer);
    const slot = findSameExpression(earlier, file.document);
    if (slot) join(1, slot, file);
    else slots.add({ document: file.document, file });
  }
  // A work known by its data alone is taken in by its newest dated text, and stands where it stood.
  for (const slot of slots) {
    if (!isCatalogueOnly(slot.document)) continue;
    const newest = [...slots]
      .filter((s) => s.document.version !== undefined)
      .sort((a, b) => (a.document.version! < b.document.version! ? 1 : -1))[0];
    if (!newest) continue;
    join(2, slot, newest.file, newest.document);
    slots.delete(newest);
  }
  const left = [...slots];
  const documents = withWorkAccess(markSameYear(left.map((s) => s.document)));
  const at = left.map(({ file }) => original.get(file.document.path)!);
  return { files: all, documents: new Map(at.map((file, i) => [file, documents[i]!])), problems };
}
