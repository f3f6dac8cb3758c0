import { z } from 'zod';
import type { ApprovedAnswer, Problem } from '../types.ts';
import type { DocumentsOf } from './check-document.ts';
import type { Folders } from './knowledge-files.ts';
import { passageSum } from './passage-sum.ts';
import { findPlace } from './places.ts';
import { type ListEntry, readList } from './read-list.ts';
import { documentRef, isoDate } from './schema.ts';

/** The list of approved answers. */
export const APPROVED = 'approved.yaml';

const text = z.string().min(1);
// Shorter ones are said of too many things.
const question = z.string().min(4, { error: '至少 4 个字' }).max(200, { error: '至多 200 个字' });

const passage = z.strictObject({
  document: documentRef.describe('文件 id,或 id@版本日期'),
  at: text.describe('位置,如 第三条第二款、一(三)1'),
  sum: z
    .string()
    .regex(/^[0-9a-f]{16}$/, { error: '应为 16 位校验值,不知道就写 16 个 0,validate 会给出' })
    .describe('核定时这处文字的校验值;文字变了就失效,由 approve 写'),
});

/** One answer of approved.yaml; the field descriptions are documented in knowledge/README.md. */
export const approvedAnswer = z.strictObject({
  question: question.describe('问题,照人们的问法,4 个字以上'),
  also: z.array(question).default([]).describe('同一个问题的别的问法'),
  passages: z.array(passage).min(1).max(5).describe('回答它的条文,一到五处'),
  note: text.max(300, { error: '至多 300 个字' }).optional().describe('部门自己的话,显示为说明,不是法规'),
  by: text.max(32, { error: '至多 32 个字' }).describe('核定的部门或岗位,不写人名'),
  on: isoDate.describe('核定日期'),
});

/** Passages within an approved answer, for the tables of knowledge/README.md. */
export const APPROVED_NESTED = { passages: passage } as const;

/** Approved answers of all folders, in order. */
export async function loadApproved(
  folders: Folders,
): Promise<{ answers: ApprovedAnswer[]; problems: Problem[] }> {
  const { entries, problems } = await readList(folders, APPROVED, approvedAnswer);
  return { answers: entries.map(({ item }) => item), problems };
}

/** Problems of form, questions that stand twice, places that do not exist; answers that have expired are warnings. */
export async function checkApproved(folders: Folders, documentsOf: DocumentsOf): Promise<Problem[]> {
  const { entries, problems } = await readList(folders, APPROVED, approvedAnswer);
  const seen = new Set<string>();
  for (const entry of entries) {
    const { item, file, lineOf } = entry;
    for (const wording of [item.question, ...item.also]) {
      if (seen.has(wording))
        problems.push({
          file,
          line: lineOf(['question']),
          message: `问题“${wording}”写了两次`,
          cure: '合并为一处',
          severity: 'error',
        });
      seen.add(wording);
    }
    problems.push(...passageProblems(entry, documentsOf));
  }
  return problems;
}

function passageProblems(
  { item, file, lineOf }: ListEntry<ApprovedAnswer>,
  documentsOf: DocumentsOf,
): Problem[] {
  return item.passages.flatMap(({ document, at, sum }, i): Problem[] => {
    const line = lineOf(['passages', i]);
    const [id = '', version] = document.split('@');
    const meant = documentsOf(id).filter((d) => version === undefined || d.version === version);
    if (meant.length === 0)
      return [
        {
          file,
          line,
          message: `文件 ${document} 不存在`,
          cure: '改正 id;文件撤下了就删去这一答复',
          severity: 'error',
        },
      ];
    const found = meant.flatMap((d) => findPlace(d, at) ?? []).map(passageSum);
    if (found.length === 0)
      return [
        {
          file,
          line,
          message: `${document} 没有“${at}”这个位置`,
          cure: '写法如 第十二条、一(三)1',
          severity: 'error',
        },
      ];
    if (found.includes(sum)) return [];
    const message = `${document} ${at} 的文字与核定时不同,这一答复“${item.question}”已失效`;
    return [{ file, line, message, cure: `看过仍然适用,把 sum 改为 ${found[0]}`, severity: 'warning' }];
  });
}
