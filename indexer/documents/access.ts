import path from 'node:path';
import type { AccessRule, Document, Problem } from '../types.ts';
import type { LoadedFile } from './join-files.ts';
import { withFields } from './packed/lazy-root.ts';

/** Groups of a document: those of its own file, else of the folder it lies in; where several rules fit, the nearest folder's. */
export function withFolderAccess(files: readonly LoadedFile[], rules: readonly AccessRule[]): LoadedFile[] {
  if (rules.length === 0) return [...files];
  const nearest = [...rules].sort((a, b) => b.folder.length - a.folder.length);
  return files.map((file) => {
    const { document } = file;
    const rule = nearest.find(({ folder }) => document.path.startsWith(folder + path.sep));
    return rule && !document.access
      ? { ...file, document: withFields(document, { access: rule.groups }) }
      : file;
  });
}

/** Of two files on one text, who may see both. */
export function commonAccess(
  a: readonly string[] | undefined,
  b: readonly string[] | undefined,
): readonly string[] | undefined {
  if (!a || !b) return a ?? b;
  return a.filter((group) => b.includes(group));
}

/** A text of a work that says nothing of access is for those who may see the work's other texts: nothing slips out by age. */
export function withWorkAccess(documents: readonly Document[]): Document[] {
  const ofWork = new Map<string, readonly string[]>();
  for (const { id, access } of documents) {
    const common = commonAccess(ofWork.get(id), access);
    if (common) ofWork.set(id, common);
  }
  if (ofWork.size === 0) return [...documents];
  return documents.map((document) => {
    const access = document.access ?? ofWork.get(document.id);
    return access ? withFields(document, { access }) : document;
  });
}

/** Groups that nobody is known to belong to: their documents are seen by nobody. */
export function checkAccess(
  files: readonly LoadedFile[],
  groups: ReadonlySet<string>,
  rules: readonly AccessRule[],
): Problem[] {
  const unknown = (names: readonly string[]): string[] => names.filter((name) => !groups.has(name));
  const problem = (file: string, line: number, names: readonly string[]): Problem[] =>
    names.map((name) => ({
      file,
      line,
      message: `没有“${name}”这个群组,这里的文件谁也看不到`,
      cure: '在 organisation.yaml 的 groups 里写上它,或改正名字',
      severity: 'error',
    }));
  return [
    ...files.flatMap(({ document, read }) =>
      problem(document.path, read.lineOf(['access']), unknown(document.access ?? [])),
    ),
    ...rules.flatMap(({ file, groups: names }) => problem(file, 1, unknown(names))),
  ];
}
