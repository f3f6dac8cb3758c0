import type { z } from 'zod';
import type { Problem } from '../types.ts';
import type { YamlPath } from './read-yaml.ts';

type Issue = z.core.$ZodIssue;

const README = '字段说明见 knowledge/README.md';

/** Turns what the schema finds wrong into problems that a person who does not program can act on. */
export function schemaProblems(
  issues: readonly Issue[],
  value: unknown,
  file: string,
  lineOf: (path: YamlPath) => number,
): Problem[] {
  return issues.flatMap((issue) => {
    const paths =
      issue.code === 'unrecognized_keys' ? issue.keys.map((k) => [...issue.path, k]) : [issue.path];
    return paths.map((path) => ({
      file,
      line: lineOf(path),
      ...wording(issue, path, value),
      severity: 'error' as const,
    }));
  });
}

function wording(issue: Issue, path: YamlPath, value: unknown): { message: string; cure: string } {
  const field = nameOf(path);
  if (issue.code === 'unrecognized_keys') {
    // In { … } a half-width comma ends a value, and what follows it reads as a field.
    const comma = /[^\x20-\x7e]/.test(String(path.at(-1))) ? '花括号里的值含半角逗号时给值加引号;' : '';
    return { message: `不认识的字段 ${field}`, cure: `${comma}改正拼写或删去;${README}` };
  }
  const found = valueAt(value, path);
  if (found === undefined) return { message: `缺少字段 ${field}`, cure: `补上;${README}` };
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String).join('、');
    return { message: `字段 ${field} 的值“${show(found)}”不可用`, cure: `从这些值中选一个:${allowed}` };
  }
  if (issue.code === 'too_small') {
    const message =
      issue.origin === 'array' ? `字段 ${field} 少于 ${issue.minimum} 项` : `字段 ${field} 是空的`;
    return { message, cure: `补上内容,或删去可以不写的字段;${README}` };
  }
  if (issue.code === 'too_big')
    return { message: `字段 ${field} 多于 ${issue.maximum} 项`, cure: '删去多余的' };
  if (issue.code === 'invalid_type' && !/日期/.test(issue.message)) {
    const wanted = TYPES[issue.expected] ?? issue.expected;
    return {
      message: `字段 ${field} 的值“${show(found)}”应为${wanted}`,
      cure: `文字含数字时加引号;${README}`,
    };
  }
  return { message: `字段 ${field} 的值“${show(found)}”有误:${issue.message}`, cure: `改正;${README}` };
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  array: '列表',
  object: '一组字段',
};

/** relations[0].asOf reads, counted as people count: relations 第1项 asOf. */
function nameOf(path: YamlPath): string {
  if (path.length === 0) return '(全文)';
  return path.map((step) => (typeof step === 'number' ? `第${step + 1}项` : String(step))).join(' ');
}

function valueAt(value: unknown, path: YamlPath): unknown {
  let at = value;
  for (const step of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return at;
}

/** Lists and objects are named, not printed: with YAML anchors they can contain themselves. */
function show(value: unknown): string {
  if (Array.isArray(value)) return '一个列表';
  const text = typeof value === 'object' && value !== null ? '一组字段' : String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
