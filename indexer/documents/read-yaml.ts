import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml';
import type { Problem } from '../types.ts';

/** A path into a YAML value: ['relations', 0, 'asOf']. */
export type YamlPath = readonly PropertyKey[];

export interface YamlRead {
  readonly value: unknown;
  /** 1-based line in the file of the field at a path, or of the nearest field above it that exists. */
  readonly lineOf: (path: YamlPath) => number;
  readonly problems: readonly Problem[];
}

/**
 * Reads YAML with the place of every field. Bare dates stay the strings they are (YAML 1.2), so a day that does not
 * exist is seen by the schema instead of becoming another day.
 * @param firstLine 1-based line of the file that the YAML begins on
 */
export function readYaml(yaml: string, file: string, firstLine = 1): YamlRead {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, version: '1.2' });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const problems: Problem[] = [...document.errors, ...document.warnings].map((error) => ({
    file,
    line: lineAt(error.pos[0]),
    ...wording(error),
    severity: error.name === 'YAMLWarning' ? 'warning' : 'error',
  }));
  const lineOf = (path: YamlPath) => lineAt(offsetOf(document.contents, path));
  if (document.errors.length > 0) return { value: undefined, lineOf, problems };
  try {
    return { value: document.toJS(), lineOf, problems };
  } catch (error) {
    // Only an alias without its anchor, or a bomb of aliases, gets here.
    problems.push({ file, line: firstLine, ...wording(error as Error), severity: 'error' });
    return { value: undefined, lineOf, problems };
  }
}

function offsetOf(contents: unknown, path: YamlPath): number {
  let node = contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step] as Node | null;
      offset = node?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

const WORDING: Readonly<Record<string, { message: string; cure: string }>> = {
  DUPLICATE_KEY: { message: '同一字段写了两次', cure: '合并为一处' },
  TAB_AS_INDENT: { message: '用了制表符缩进', cure: '改用空格' },
  BAD_INDENT: {
    message: '缩进不对,或括号、引号没有配对',
    cure: '同一层的字段左边对齐,下一层多两个空格;补上另一半括号',
  },
};

function wording(error: YAMLError | Error): { message: string; cure: string } {
  const code = 'code' in error ? String(error.code) : error.name;
  const known = WORDING[code];
  if (known) return known;
  const detail = error.message.split('\n')[0];
  return {
    message: `YAML 写法有误(${code}: ${detail})`,
    cure: '含有冒号、井号、方括号的值要加引号;缩进用空格',
  };
}
