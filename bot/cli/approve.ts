import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { chinaDay } from '../../indexer/china-day.ts';
import { APPROVED, approvedAnswer } from '../../indexer/documents/approved.ts';
import { passageSum } from '../../indexer/documents/passage-sum.ts';
import { findPlace } from '../../indexer/documents/places.ts';
import { ImportError, UsageError } from '../../indexer/errors.ts';
import { atomicWrite } from '../../indexer/import/keeping/atomic-write.ts';
import { openHoldings } from '../../indexer/search/open-holdings.ts';
import type { ApprovedAnswer, Document } from '../../indexer/types.ts';
import { SHIPPED } from '../folders.ts';
import type { CommandIo } from './command.ts';
import { commandConfig, ORGANISATION_OPTION } from './command-config.ts';
import { readCsv } from './csv.ts';

/** Columns of the table, by what may stand above them. */
const COLUMNS = {
  question: /^问题$/u,
  also: /^(?:别的问法|其他问法|同义问法|换种说法)$/u,
  document: /^(?:文件|文件id)$/iu,
  at: /^(?:位置|条款)$/u,
  note: /^(?:说明|部门说明)$/u,
  by: /^(?:核定|核定部门|核定人|部门)$/u,
  on: /^(?:日期|核定日期)$/u,
} as const;
type Column = keyof typeof COLUMNS;

/** One passage of one answer; rows with the same question are one answer. */
type Row = Partial<Record<Column, string>> & { readonly line: number };

/** `zhiyi approve`: binds questions to the passages that answer them, one by one or from a table. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...ORGANISATION_OPTION,
      csv: { type: 'string' },
      also: { type: 'string', multiple: true },
      at: { type: 'string', multiple: true },
      note: { type: 'string' },
      by: { type: 'string' },
      to: { type: 'string' },
      knowledge: { type: 'string', multiple: true },
    },
  });
  const config = await commandConfig(values.organisation);
  const dirs = values.knowledge ?? config.knowledge;
  const rows = values.csv ? await rowsOf(values.csv) : rowsOfWords(positionals, values);
  const { file, count } = await approveRows(rows, { dirs, by: values.by, to: values.to, now: io.now });
  io.stdout.write(`核定了 ${count} 个问题,写在 ${file}\n运行中的服务会自己载入;npx zhiyi gaps 列出失效的\n`);
  return 0;
}

interface Approving {
  readonly dirs: readonly string[];
  /** The role that answers for rows that name none. */
  readonly by?: string | undefined;
  readonly to?: string | undefined;
  readonly now: () => Date;
}

/**
 * Binds questions to passages and writes them down.
 * @throws ImportError that names every row that is wrong; then nothing is written
 */
export async function approveRows(
  rows: readonly Row[],
  { dirs, by, to, now }: Approving,
): Promise<{ file: string; count: number }> {
  const { documents, approved = [] } = await openHoldings(dirs);
  const known = new Set(approved.flatMap(({ question, also }) => [question, ...also]));
  const answers = answersOf(rows, { documents, known, by, today: chinaDay(now()) });
  const file = to ?? path.join(ownFolder(dirs), APPROVED);
  await added(file, answers);
  return { file, count: answers.length };
}

/** The first folder of knowledge that is one's own: what is written by people who run it goes there. */
export function ownFolder(dirs: readonly string[]): string {
  return dirs.find((dir) => path.resolve(dir) !== path.resolve(SHIPPED)) ?? SHIPPED;
}

async function rowsOf(file: string): Promise<Row[]> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new ImportError(`读不了这个文件:${file}`, '检查路径', { cause });
  });
  const [head = [], ...rest] = readCsv(bytes);
  const columns = head.map((name) =>
    (Object.keys(COLUMNS) as Column[]).find((column) => COLUMNS[column].test(name)),
  );
  const missing = (['question', 'document', 'at'] as const).filter((column) => !columns.includes(column));
  if (missing.length > 0)
    throw new ImportError('表头要有 问题、文件、位置', '还可以有 别的问法(用 | 隔开)、说明、核定、日期');
  return rest.map((values, i) => ({
    line: i + 2,
    ...Object.fromEntries(
      columns.flatMap((column, at) => (column && values[at] ? [[column, values[at]]] : [])),
    ),
  }));
}

/** Rows of one question, a place each. */
export function rowsOfWords(
  positionals: readonly string[],
  values: { readonly at?: readonly string[]; readonly also?: readonly string[]; readonly note?: string },
): Row[] {
  const question = positionals.join(' ').trim();
  if (question === '' || !values.at)
    throw new UsageError('要写问题和 --at 文件ID#位置,或 --csv 表格', '用法:zhiyi help approve');
  return values.at.map((place) => {
    const [document = '', at = ''] = place.split('#');
    const also = values.also?.join('|');
    return {
      line: 1,
      question,
      document,
      at,
      ...(also ? { also } : {}),
      ...(values.note ? { note: values.note } : {}),
    };
  });
}

interface Held {
  readonly documents: readonly Document[];
  /** Questions that are approved already. */
  readonly known: ReadonlySet<string>;
  readonly by: string | undefined;
  readonly today: string;
}

/** @throws ImportError that names every row that is wrong: all of a table is taken, or nothing */
function answersOf(rows: readonly Row[], held: Held): ApprovedAnswer[] {
  const wrong: string[] = [];
  const byQuestion = new Map<string, ApprovedAnswer>();
  for (const row of rows) {
    const { question = '', document = '', at = '', line } = row;
    const sum = sumOf(document, at, held.documents);
    if (sum === undefined) {
      wrong.push(`第 ${line} 行:没有 ${document} ${at} 这一处`);
      continue;
    }
    const earlier = byQuestion.get(question);
    const also = (row.also ?? '').split(/[|｜\n]/u).flatMap((wording) => wording.trim() || []);
    const read = approvedAnswer.safeParse({
      question,
      also: [...new Set([...(earlier?.also ?? []), ...also])],
      passages: [...(earlier?.passages ?? []), { document, at, sum }],
      ...((row.note ?? earlier?.note) ? { note: row.note ?? earlier?.note } : {}),
      by: row.by ?? earlier?.by ?? held.by ?? '',
      on: row.on ?? earlier?.on ?? held.today,
    });
    const twice = [question, ...also].filter((wording) => held.known.has(wording));
    if (twice.length > 0) wrong.push(`第 ${line} 行:已经核定过“${twice.join('”“')}”`);
    else if (read.success) byQuestion.set(question, read.data);
    else wrong.push(...read.error.issues.map((i) => `第 ${line} 行:${i.path.join('.')} ${i.message}`));
  }
  if (wrong.length === 0 && byQuestion.size > 0) return [...byQuestion.values()];
  const found = wrong.length > 0 ? wrong.join('\n') : '表里一行也没有';
  throw new ImportError(`没有核定任何问题:\n${found}`, '改正后重来;核定部门可写在表里,或用 --by');
}

function sumOf(ref: string, at: string, documents: readonly Document[]): string | undefined {
  const [id, version] = ref.split('@');
  const meant = documents.filter((d) => d.id === id && (version === undefined || d.version === version));
  // Of several versions the newest with a text is the one that is answered from.
  const newest = meant
    .filter(({ text }) => text !== 'none')
    .sort((a, b) => ((a.version ?? '') < (b.version ?? '') ? 1 : -1));
  const provision = newest.map((document) => findPlace(document, at)).find((found) => found !== undefined);
  return provision && passageSum(provision);
}

/** Answers are added to what stands in the file, whose words and remarks stay as they are. */
async function added(file: string, answers: readonly ApprovedAnswer[]): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => '');
  const apart = before === '' || before.endsWith('\n') ? '' : '\n';
  await atomicWrite(file, `${before}${apart}${stringify(answers, { lineWidth: 0 })}`);
}
