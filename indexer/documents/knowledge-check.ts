import type { Document, Organisation, Problem } from '../types.ts';
import { checkAccess } from './access.ts';
import { checkApproved } from './approved.ts';
import { byWork } from './by-work.ts';
import { checkDocument, type DocumentsById } from './check-document.ts';
import { checkWordLists } from './check-word-lists.ts';
import type { LoadedFile } from './join-files.ts';
import type { KnowledgeFiles } from './knowledge-files.ts';
import { loadFile } from './load-files.ts';
import { checkOrganisation, yearInSeries } from './organisation.ts';
import { checkSearchWords } from './search-words.ts';

/** What is wrong with files of knowledge beyond what each tells by itself, in parts that can be checked anew. Plain data. */
export interface KnowledgeCheck {
  /** Of the files of documents among one another, by path; those without problems are left out. */
  readonly files: ReadonlyMap<string, readonly Problem[]>;
  /** Of the word lists, the approved answers and the organisation, against the documents. */
  readonly lists: readonly Problem[];
  /** Ids of the works that these speak of. */
  readonly listed: ReadonlySet<string>;
}

export interface Checking {
  readonly held: KnowledgeFiles;
  /** What the files of documents tell, and the documents that they make. */
  readonly files: readonly LoadedFile[];
  readonly documents: readonly Document[];
  readonly organisation: Organisation;
  /** Of what is kept of a file only the lines of its top fields are known: with a problem, it is read again. */
  readonly kept: boolean;
}

export async function checkKnowledge(checking: Checking): Promise<KnowledgeCheck> {
  const { held, files, documents, organisation } = checking;
  const all = byWork(documents);
  const listed = new Set<string>();
  const documentsOf = (id: string): readonly Document[] => {
    listed.add(id);
    return all.get(id) ?? [];
  };
  const lists = [
    ...(await checkWordLists(held, documentsOf)),
    ...(await checkSearchWords(held, documentsOf)),
    ...(await checkApproved(held, documentsOf)),
    ...checkAccess([], groupsOf(organisation), organisation.access ?? []),
    ...(await checkOrganisation(held, documents)),
  ];
  return { files: checkFiles(files, all, checking), lists, listed };
}

/**
 * The same after some files of documents have changed, the lists not: only those are checked that changed, that belong to a
 * work of which a file changed, or that point to one. Undefined where the lists may speak of what changed.
 * @param before what the files told when `check` was made
 */
export function checkChanged(
  check: KnowledgeCheck,
  before: readonly LoadedFile[],
  checking: Checking,
): KnowledgeCheck | undefined {
  const { files, documents, organisation } = checking;
  const changed = changedWorks(before, files);
  const inSeries = ({ title }: Document): boolean =>
    organisation.reports.some((series) => yearInSeries(series, title) !== undefined);
  for (const [id, texts] of changed) if (check.listed.has(id) || texts.some(inSeries)) return undefined;
  const isConcerned = ({ document }: LoadedFile): boolean =>
    changed.has(document.id) || document.relations.some((to) => changed.has(to.document.split('@')[0] ?? ''));
  const found = new Map<string, readonly Problem[]>();
  for (const file of files) {
    const known = isConcerned(file) ? undefined : check.files.get(file.document.path);
    if (known) found.set(file.document.path, known);
  }
  const concerned = files.filter(isConcerned);
  for (const [path, problems] of checkFiles(concerned, byWork(documents), checking))
    found.set(path, problems);
  return { ...check, files: found };
}

/** Works whose files do not tell what they told, with all texts of them. */
function changedWorks(
  before: readonly LoadedFile[],
  now: readonly LoadedFile[],
): ReadonlyMap<string, readonly Document[]> {
  const [was, is] = [before, now].map((files) => byWork(files.map(({ document }) => document)));
  const changed = new Map<string, readonly Document[]>();
  for (const id of new Set([...was!.keys(), ...is!.keys()])) {
    const [earlier = [], later = []] = [was!.get(id), is!.get(id)];
    const same = earlier.length === later.length && earlier.every((document, i) => document === later[i]);
    if (!same) changed.set(id, [...earlier, ...later]);
  }
  return changed;
}

function checkFiles(
  files: readonly LoadedFile[],
  all: DocumentsById,
  { held, organisation, kept }: Checking,
): Map<string, readonly Problem[]> {
  const groups = groupsOf(organisation);
  const out = new Map<string, readonly Problem[]>();
  for (const file of files) {
    const found = checkFile(file, all, groups);
    if (found.length === 0) continue;
    const { path } = file.document;
    const { read = file.read } = kept ? loadFile(path, held) : file;
    out.set(path, kept ? checkFile({ ...file, read }, all, groups) : found);
  }
  return out;
}

function checkFile(file: LoadedFile, all: DocumentsById, groups: ReadonlySet<string>): Problem[] {
  return [...checkDocument(file, all), ...checkAccess([file], groups, [])];
}

function groupsOf({ groups = [] }: Organisation): ReadonlySet<string> {
  return new Set(groups.map(({ name }) => name));
}
