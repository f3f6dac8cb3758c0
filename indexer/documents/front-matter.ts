import matter from 'gray-matter';
import type { Problem } from '../types.ts';
import { readYaml, type YamlPath, type YamlRead } from './read-yaml.ts';
import { type FrontMatter, frontMatter } from './schema.ts';
import { schemaProblems } from './schema-problems.ts';

export interface KnowledgeFile {
  readonly file: string;
  readonly data: FrontMatter;
  readonly body: string;
  /** 1-based line of the file that the body begins on. */
  readonly bodyLine: number;
  readonly lineOf: (path: YamlPath) => number;
}

/**
 * Splits a knowledge file into its checked front matter and its body. Problems are returned, all of them; `read` is
 * missing when the front matter cannot be used.
 */
export function readFrontMatter(text: string, file: string): { read?: KnowledgeFile; problems: Problem[] } {
  const unfenced = fenceProblem(text, file);
  if (unfenced) return { problems: [unfenced] };
  let yaml: YamlRead | undefined;
  // The first line is `---` alone, so gray-matter takes the YAML engine and never its evaluating one; and options keep
  // it from caching by content, which would hand one file's data to another.
  const { content } = matter(text, {
    language: 'yaml',
    engines: {
      yaml: (source: string) => {
        // gray-matter leaves the first half of the last line's CRLF.
        yaml = readYaml(source.replace(/\r$/, ''), file);
        return {};
      },
    },
  });
  yaml ??= readYaml('', file);
  const problems = [...yaml.problems];
  if (problems.some((p) => p.severity === 'error')) return { problems };
  const checked = frontMatter.safeParse(yaml.value ?? {});
  if (!checked.success) {
    problems.push(...schemaProblems(checked.error.issues, yaml.value ?? {}, file, yaml.lineOf));
    return { problems };
  }
  const bodyLine = text.slice(0, text.length - content.length).split('\n').length;
  return { read: { file, data: checked.data, body: content, bodyLine, lineOf: yaml.lineOf }, problems };
}

function fenceProblem(text: string, file: string): Problem | undefined {
  const cure = '文件以一行 --- 开头,写字段,再以一行 --- 结束';
  const [first = '', ...rest] = text.split(/\r?\n/);
  if (first.trimEnd() !== '---') {
    return { file, line: 1, message: '第一行不是 ---,没有字段区', cure, severity: 'error' };
  }
  // gray-matter ends the fields at the first line that begins with ---, whatever follows on it.
  const close = rest.find((line) => line.startsWith('---'));
  if (close?.trimEnd() === '---') return undefined;
  const line = close === undefined ? 1 : rest.indexOf(close) + 2;
  return { file, line, message: '字段区没有以单独一行 --- 结束', cure, severity: 'error' };
}
