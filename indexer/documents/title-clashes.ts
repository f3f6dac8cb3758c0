import type { Problem } from '../types.ts';
import type { LoadedFile } from './join-files.ts';
import { titleIdentity } from './title-identity.ts';

/**
 * An id is one work. A file that puts another title under an id that an earlier file has is left out with a problem: the
 * one would answer for the other. A work that was renamed names its other title in shortTitles.
 */
export function withoutClashes(all: readonly LoadedFile[]): { files: LoadedFile[]; problems: Problem[] } {
  const names = new Map<string, { readonly first: string; readonly known: Set<string> }>();
  const files: LoadedFile[] = [];
  const problems: Problem[] = [];
  for (const file of all) {
    const { id, title, shortTitles, path } = file.document;
    const own = [title, ...shortTitles].map(titleIdentity);
    const seen = names.get(id);
    if (seen && !own.some((name) => seen.known.has(name))) {
      const message = `id “${id}”已是《${seen.first}》的,这里却是《${title}》`;
      const cure = '两份文件各用一个 id;同一文件改过名的,把另一个题名写进 shortTitles';
      problems.push({ file: path, line: file.read.lineOf(['id']), message, cure, severity: 'error' });
      continue;
    }
    const known = seen?.known ?? new Set<string>();
    for (const name of own) known.add(name);
    names.set(id, { first: seen?.first ?? title, known });
    files.push(file);
  }
  return { files, problems };
}
