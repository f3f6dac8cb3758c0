import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '..');

/** One import of one file. */
export interface Import {
  /** The file that imports, from the root: bot/index.ts */
  readonly from: string;
  /** A file of this project from the root, or the name of a package. */
  readonly to: string;
  /** `import type`, or only type names: gone when the program runs. */
  readonly typeOnly: boolean;
}

const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)';/gmu;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/gu;

/** Every import of every source file below folders, read from the files as they are. */
export function importsOf(folders: readonly string[]): Import[] {
  return sources(folders).flatMap((from) => {
    const text = readFileSync(path.join(ROOT, from), 'utf8');
    const found = [...text.matchAll(STATEMENT)].map(([statement, type, to = '']) => ({
      to: resolved(from, to),
      typeOnly: type !== undefined || onlyTypes(statement),
    }));
    // `typeof import('x')` is a type; a call is not.
    const lazy = [...text.matchAll(DYNAMIC)].map((m) => ({
      to: resolved(from, m[1] ?? ''),
      typeOnly: /typeof\s*$/u.test(text.slice(0, m.index)),
    }));
    return [...found, ...lazy].map((one) => ({ from, ...one }));
  });
}

/** The TypeScript and JavaScript files below folders, from the root. */
export function sources(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|mjs|js)$/u.test(name))
      .map((name) => path.posix.join(folder, name.split(path.sep).join('/'))),
  );
}

function resolved(from: string, to: string): string {
  if (to.startsWith('.')) return path.posix.join(path.posix.dirname(from), to);
  const [scope = '', name = ''] = to.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

/** import { type A, type B } from … */
function onlyTypes(statement: string): boolean {
  const names = /\{([^}]*)\}/u.exec(statement)?.[1];
  if (names === undefined || !/^(?:import|export)\s+\{/u.test(statement)) return false;
  const list = names.split(',').flatMap((name) => name.trim() || []);
  return list.length > 0 && list.every((name) => name.startsWith('type '));
}

/** Groups of files each of which imports itself by way of the others, one line a group; Tarjan 1972. */
export function circles(imports: readonly Import[]): string[] {
  const below = new Map<string, string[]>();
  for (const { from, to } of imports) below.set(from, [...(below.get(from) ?? []), to]);
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: string[] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    lowest.set(file, order.get(file)!);
    open.push(file);
    for (const to of below.get(file) ?? []) {
      if (!order.has(to)) visit(to);
      if (open.includes(to)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(to)!));
    }
    if (lowest.get(file) !== order.get(file)) return;
    const group = open.splice(open.indexOf(file));
    if (group.length > 1 || below.get(file)?.includes(file)) found.push(group.sort().join(' ↔ '));
  };
  for (const file of below.keys()) if (!order.has(file)) visit(file);
  return found;
}
