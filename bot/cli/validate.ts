import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Problem, validateKnowledge } from '../../indexer/index.ts';
import { knowledgeDirs } from './knowledge.ts';

/** `zhiyi validate [文件夹 …]`: all problems of all knowledge files at once, each with place and cure. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, knowledge: { type: 'string', multiple: true } },
  });
  const dirs = await knowledgeDirs([...positionals, ...(values.knowledge ?? [])]);
  const problems = await validateKnowledge(dirs);
  const errors = problems.filter((p) => p.severity === 'error');
  if (values.json) process.stdout.write(`${JSON.stringify(problems, null, 2)}\n`);
  else process.stdout.write(problems.map(line).join('') + summary(problems.length, errors.length));
  return errors.length > 0 ? 1 : 0;
}

function line({ file, line, severity, message, cure }: Problem): string {
  const place = `${path.relative(process.cwd(), file)}:${line}`;
  return `${place} ${severity === 'error' ? '错误' : '提醒'}:${message}\n    ${cure}\n`;
}

function summary(problems: number, errors: number): string {
  return problems === 0 ? '知识文件没有问题\n' : `${errors} 处错误,${problems - errors} 处提醒\n`;
}
