import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readYaml } from '../../indexer/documents/read-yaml.ts';
import { UsageError } from '../../indexer/errors.ts';
import type { Variables } from '../config.ts';
import { type Organisations, organisationsOf } from '../organisations/organisations.ts';
import { organisationsFile } from '../organisations/settings.ts';

const CURE = '改正后再启动;写法见 docs/organisations.zh.md';

/**
 * Reads the file that lists the organisations of a server.
 * @throws UsageError naming every line that is wrong
 */
export async function readOrganisations(file: string, env: Variables): Promise<Organisations> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`读不了 ZHIYI_ORGANISATIONS 的文件:${file}`, '检查路径', { cause });
  });
  const { value, lineOf, problems } = readYaml(text, file);
  const lines = problems.map(({ line, message, cure }) => `${file}:${line} ${message};${cure}`);
  if (lines.length > 0) throw wrong(lines);
  const read = organisationsFile.safeParse(value ?? {});
  if (read.success) return organisationsOf(read.data, env, path.dirname(path.resolve(file)));
  throw wrong(
    read.error.issues.flatMap((issue) => {
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys : undefined;
      const paths = unknown ? unknown.map((key) => [...issue.path, key]) : [issue.path];
      return paths.map(
        (at) => `${file}:${lineOf(at)} ${nameOf(at)}:${unknown ? '没有这个字段' : saidOf(issue, value)}`,
      );
    }),
  );
}

function wrong(lines: readonly string[]): UsageError {
  return new UsageError(`各单位的设置有误:\n${lines.map((line) => `  ${line}`).join('\n')}`, CURE);
}

/** A field that is not there is said so, whatever it should have been. */
function saidOf(
  issue: { readonly path: readonly PropertyKey[]; readonly message: string },
  value: unknown,
): string {
  let at = value;
  for (const step of issue.path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return at === undefined ? '缺少这个字段' : issue.message;
}

function nameOf(at: readonly PropertyKey[]): string {
  return (
    at.map((step) => (typeof step === 'number' ? `第${step + 1}项` : String(step))).join(' ') || '(全文)'
  );
}
