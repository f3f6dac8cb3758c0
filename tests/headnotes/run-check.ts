import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readHeadnoteFile } from './headnote-file.ts';
import { plainTitle, readLaws } from './law-articles.ts';
import { forbiddenLines, forbiddenRuns, type Measured, measureFile, reference } from './measure.ts';

/** Documents whose official text is not among the law files: listed, not checked. Anything else without a law file fails. */
const NOT_CHECKABLE = ['浙江省防汛防台抗旱条例'];

export interface CheckResult {
  measured: Measured[];
  /** One line a document. */
  summaries: string[];
  /** One line a violation; empty when all is well. */
  violations: string[];
}

/** Checks the headnote documents among `files` against the law texts in `reference`/data/laws (throws if missing) and laws-more (where it exists). */
export function runCheck(referenceFolder: string, files: string[]): CheckResult {
  const folder = join(referenceFolder, 'data/laws');
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`没有 ${folder}:ZHIYI_REFERENCE 应指向放法律文本的文件夹`);
  const more = join(referenceFolder, 'data/laws-more');
  const laws = [folder, ...(existsSync(more) ? [more] : [])].flatMap(readLaws);
  const forbidden = forbiddenRuns(laws);
  const result: CheckResult = { measured: [], summaries: [], violations: [] };
  for (const path of files) {
    const file = readHeadnoteFile(path);
    if (!file) continue;
    const name = path.replace(/^.*\//, '');
    file.faults.push(...forbiddenLines(readFileSync(path, 'utf8'), forbidden));
    const title = plainTitle(file.front.title);
    const law = laws.find((l) => l.name === title && l.date === file.front.headnotes?.follows);
    if (!law && NOT_CHECKABLE.includes(title)) {
      result.summaries.push(`${name}: ${file.headnotes.length}条要旨,没有法律文本可比,未检查`);
      result.violations.push(...file.faults.map((fault) => `${name}: ${fault}`));
      continue;
    }
    if (!law) {
      result.violations.push(
        `${name}: 没有标题和日期都相符的法律文本(${title} ${file.front.headnotes?.follows})`,
      );
      continue;
    }
    const { measured, faults } = measureFile(file, reference(law));
    const bad = measured.filter((m) => m.faults.length);
    result.measured.push(...measured);
    result.violations.push(...faults.map((fault) => `${name}: ${fault}`));
    result.violations.push(...bad.flatMap((m) => m.faults.map((fault) => `${m.where}: ${fault}`)));
    const mean = measured.reduce((sum, m) => sum + m.length, 0) / (measured.length || 1);
    result.summaries.push(
      `${name}: ${measured.length}/${law.articles.size}条,平均${Math.round(mean)}字,${bad.length}条不合,文件${faults.length}处不合`,
    );
  }
  return result;
}

/** The knowledge documents: every Markdown file under `knowledge` but the official texts brought in by import. */
export function knowledgeFiles(root: string): string[] {
  return readdirSync(join(root, 'knowledge'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !path.startsWith('official'))
    .map((path) => join(root, 'knowledge', path))
    .sort();
}
