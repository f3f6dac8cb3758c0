import type { z } from 'zod';
import type { Problem } from '../types.ts';
import { type Folders, filesOf } from './knowledge-files.ts';
import { named } from './knowledge-folders.ts';
import { readText } from './read-text.ts';
import { readYaml, type YamlPath } from './read-yaml.ts';
import { schemaProblems } from './schema-problems.ts';

/** An entry of a word list with its place, for problems that only show when other files are known. */
export interface ListEntry<T> {
  readonly item: T;
  readonly file: string;
  readonly lineOf: (path: YamlPath) => number;
}

/**
 * Reads the word list of a name from every folder of knowledge that has one, in the folders' order. A bad entry is a
 * problem and left out; the others are kept. Never throws.
 */
export async function readList<T>(
  folders: Folders,
  name: string,
  schema: z.ZodType<T>,
): Promise<{ entries: ListEntry<T>[]; problems: Problem[] }> {
  const entries: ListEntry<T>[] = [];
  const problems: Problem[] = [];
  const held = await filesOf(folders);
  for (const file of named(held, name)) {
    const raw = readText(file, held);
    if ('problem' in raw) {
      problems.push(raw.problem);
      continue;
    }
    const yaml = readYaml(raw.text, file);
    problems.push(...yaml.problems);
    if (!Array.isArray(yaml.value)) {
      if (yaml.value !== null && yaml.value !== undefined) problems.push(noList(file));
      continue;
    }
    yaml.value.forEach((value: unknown, i) => {
      const lineOf = (at: YamlPath) => yaml.lineOf([i, ...at]);
      const checked = schema.safeParse(value);
      if (checked.success) entries.push({ item: checked.data, file, lineOf });
      else problems.push(...schemaProblems(checked.error.issues, value, file, lineOf));
    });
  }
  return { entries, problems };
}

function noList(file: string): Problem {
  const cure = '每条一行,以“- ”开头;写法见 knowledge/README.md';
  return { file, line: 1, message: '这个文件应是一个列表', cure, severity: 'error' };
}
