import { completeFiles } from '../documents/complete-all.ts';
import { joinFiles, type LoadedFile } from '../documents/join-files.ts';
import { fileOf, type Keeping, kept } from '../documents/kept.ts';
import { type Folders, filesOf, type KnowledgeFiles, withoutTexts } from '../documents/knowledge-files.ts';
import { knownFiles, parsedFiles } from '../documents/packed/parsed-files.ts';
import { turn } from '../turn.ts';
import type { Problem } from '../types.ts';
import type { Holdings } from './holdings.ts';
import { holdingsOf, type Lists } from './holdings-of.ts';
import { describeText } from './text-facts.ts';

/** What some files tell, and what was made of it. */
export interface OpenedFiles {
  readonly files: readonly LoadedFile[];
  /** What is wrong with each by itself, and what shows when they are put together. */
  readonly problems: readonly Problem[];
  readonly holdings: Holdings;
}

/**
 * What folders of knowledge hold, kept between runs, each document by itself and its text apart, to be read when it is shown. A
 * warm start does without the parsers and the checker of schemas.
 */
export async function openHoldings(folders: Folders, cacheDir?: string): Promise<Holdings> {
  const files = await openFiles(folders, cacheDir);
  if (cacheDir !== undefined) return (await openedFiles(files, cacheDir)).holdings;
  const { loadHoldings } = await import('./holdings.ts');
  return loadHoldings(files);
}

const opened = new WeakMap<
  KnowledgeFiles,
  { readonly cacheDir: string; readonly made: Promise<OpenedFiles> }
>();

/** Files read once are opened once: who checks them and who answers from them have the same documents. */
export function openedFiles(files: KnowledgeFiles, cacheDir: string): Promise<OpenedFiles> {
  const known = opened.get(files);
  if (known?.cacheDir === cacheDir) return known.made;
  const made = openAnew(files, cacheDir);
  opened.set(files, { cacheDir, made });
  made.catch(() => opened.delete(files));
  return made;
}

async function openAnew(files: KnowledgeFiles, cacheDir: string): Promise<OpenedFiles> {
  const parsed = await parsedFiles(files, cacheDir, describeText);
  const lists = await openLists(files, cacheDir);
  await turn();
  const joined = joinFiles(files, parsed);
  await turn();
  const completed = completeFiles(joined, lists.organisation?.access);
  await turn();
  return { files: joined.files, problems: completed.problems, holdings: holdingsOf(completed, lists) };
}

/** What the lists said that this process read last, by the files that keep it. */
const latest = new Map<string, { readonly digest: string; readonly lists: Lists }>();

/** The same lists are the same object: what was made of them is found again. */
async function openLists(files: KnowledgeFiles, cacheDir: string): Promise<Lists> {
  const keeping: Keeping = { name: 'lists', files: withoutTexts(files), cacheDir };
  const { digest } = keeping.files;
  const at = fileOf(keeping, cacheDir);
  const known = latest.get(at);
  if (known?.digest === digest) return known.lists;
  const lists = await kept(keeping, async () => {
    const { loadLists } = await import('./holdings.ts');
    return loadLists(files);
  });
  latest.set(at, { digest, lists });
  return lists;
}

/** What was read of folders; files that have not been touched since an earlier run are not read. */
export async function openFiles(folders: Folders, cacheDir?: string): Promise<KnowledgeFiles> {
  if ('layers' in folders || cacheDir === undefined) return filesOf(folders);
  return filesOf(folders, await knownFiles(folders, cacheDir));
}
