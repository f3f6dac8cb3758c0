import { z } from 'zod';

/**
 * Front matter of a knowledge file. Unknown fields are errors: a misspelt field would be knowledge lost in silence.
 * The field descriptions are the source of the table in knowledge/README.md.
 */

/** `YYYY-MM-DD`, a day that exists. YAML reads bare dates as Date objects, so both forms are taken. */
const isoDate = z
  .union([z.string(), z.date().transform((d) => d.toISOString().slice(0, 10))])
  .refine((s) => /^\d{4}-\d{2}-\d{2}$/.test(s) && new Date(`${s}T00:00:00Z`).toISOString().startsWith(s), {
    message: '日期应写作 YYYY-MM-DD,且确有其日',
  });

export const KINDS = [
  'report',
  'law',
  'administrative-regulation',
  'local-regulation',
  'party-regulation',
  'measures',
  'rules',
  'notice',
  'plan',
] as const;

export const STATUSES = [
  'in_force',
  'superseded',
  'repealed',
  'not_yet_in_force',
  'drafting',
  'unverified',
] as const;

const relation = z.strictObject({
  predicate: z.enum(['named_in', 'based_on', 'implements', 'amends', 'repeals', 'supersedes']),
  document: z.string().min(1),
  from: z.string().optional(),
  to: z.string().optional(),
  asOf: isoDate.optional(),
});

const historyEvent = z.strictObject({
  date: isoDate,
  event: z.enum(['adopted', 'approved', 'revised', 'amended', 'published', 'effective', 'repealed']),
  note: z.string().optional(),
});

const source = z.strictObject({
  url: z.url().optional(),
  file: z.string().optional(),
  retrieved: isoDate.optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

export const frontMatter = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'id 只用小写英文、数字和连字符')
    .describe('作品标识,英文小写加连字符;同一作品的各版本相同'),
  version: isoDate.optional().describe('本文本的日期(通过或修订日);不知道就不写'),
  kind: z.enum(KINDS).describe('文件种类'),
  title: z.string().min(1).describe('全称,不加书名号'),
  shortTitles: z.array(z.string().min(1)).default([]).describe('人们实际使用的简称'),
  issuer: z.string().optional().describe('制定机关'),
  documentNumber: z.string().optional().describe('文号或公告号,照原样'),
  indexNumber: z.string().optional().describe('政府信息公开索引号'),
  adopted: isoDate.optional().describe('首次通过日'),
  published: isoDate.optional().describe('公布日'),
  effective: isoDate.optional().describe('本文本的施行日'),
  repealed: isoDate.optional().describe('废止日'),
  status: z.enum(STATUSES).describe('效力状态;没核实过就写 unverified'),
  statusAsOf: isoDate.optional().describe('该状态截至哪一天为人所知'),
  supersededBy: isoDate.optional().describe('取代本文本的版本日期'),
  text: z.enum(['official', 'headnotes', 'none']).describe('持有的内容:原文、要旨、无'),
  source: source.optional().describe('来源:url、file、retrieved、sha256'),
  history: z.array(historyEvent).default([]).describe('沿革:日期、事件、说明'),
  relations: z.array(relation).default([]).describe('与其他文件的关系'),
  outline: z.array(z.string()).default([]).describe('已知的章名(没有正文时)'),
  articleCount: z.number().int().positive().optional().describe('已知的条数(没有正文时)'),
  headnotes: z
    .strictObject({ follows: isoDate, officialText: z.string(), notice: z.string() })
    .optional()
    .describe('要旨依据的版本、原文在哪里、声明'),
  note: z.string().optional().describe('其他已知情况,一两句话'),
  importNotes: z.array(z.string()).optional().describe('导入时写下的说明(由 import 写)'),
  bodySha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe('导入时正文的校验值,用于发现手工改动(由 import 写)'),
});

export type FrontMatter = z.infer<typeof frontMatter>;
