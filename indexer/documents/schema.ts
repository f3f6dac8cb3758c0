import { z } from 'zod';

/**
 * Front matter of a knowledge file. Unknown fields are errors: a misspelt field would be knowledge lost in silence.
 * The field descriptions are the source of the table in knowledge/README.md.
 */

const DATE_MESSAGE = '日期应写作 YYYY-MM-DD,且确有其日';

/** `YYYY-MM-DD`, a day that exists: 2021-02-30 is none. */
export const isoDate = z.string({ error: DATE_MESSAGE }).refine(isRealDay, { error: DATE_MESSAGE });

function isRealDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Title marks within a title are single ones (GB/T 15834—2011, 书名号): 《上海市实施〈…法〉办法》. */
function withInnerMarks(title: string): string {
  return title.replaceAll('《', '〈').replaceAll('》', '〉');
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: '应为 64 位小写十六进制的 SHA-256' });

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
  'judicial-interpretation',
  'standard',
  'opinion',
  'reply',
] as const;

export const STATUSES = [
  'in_force',
  'superseded',
  'repealed',
  'expired',
  'not_yet_in_force',
  'drafting',
  'unverified',
] as const;

/** Of a work: kebab-case English; a pinyin slug where nobody has given it a name. */
export const documentId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'id 只用小写英文、数字和连字符' });

/** A work, or one dated text of it: flood-control-law, flood-control-law@2016-07-02. */
export const documentRef = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*(@\d{4}-\d{2}-\d{2})?$/, {
  error: '应写文件的 id,或 id@版本日期',
});

const relation = z.strictObject({
  predicate: z
    .enum(['named_in', 'based_on', 'implements', 'amends', 'repeals', 'supersedes', 'partly_supersedes'])
    .describe(
      'named_in 被提到、based_on 依据、implements 实施、amends 修改、repeals 废止、supersedes 取代、partly_supersedes 部分取代',
    ),
  document: documentRef.describe('另一份文件的 id,或 id@版本日期'),
  from: z.string().optional().describe('本文件中的位置,如 第二条'),
  to: z.string().optional().describe('另一份文件中的位置,如 一(三)1'),
  asOf: isoDate.optional().describe('截至哪一天'),
});

const historyEvent = z.strictObject({
  date: isoDate.describe('日期'),
  event: z
    .enum([
      'consulted',
      'deliberated',
      'adopted',
      'approved',
      'revised',
      'amended',
      'published',
      'effective',
      'repealed',
    ])
    .describe(
      'consulted 征求意见、deliberated 审议、adopted 通过、approved 批准、revised 修订、amended 修正、published 公布、effective 施行、repealed 废止',
    ),
  note: z.string().optional().describe('说明,如哪次会议'),
});

const webAddress = z.url({ protocol: /^https?$/, error: '应为 http 或 https 网址' });

const source = z.strictObject({
  url: webAddress.optional().describe('官方全文的网址;不写网站首页'),
  alternatives: z.array(webAddress).min(1).optional().describe('同一全文的其他官方网址,可靠的在前'),
  file: z.string().optional().describe('导入的文件名'),
  retrieved: isoDate.optional().describe('取得的日期'),
  sha256: sha256.optional().describe('取得的文件的校验值'),
});

const headnotes = z.strictObject({
  follows: isoDate.describe('要旨依据哪个版本'),
  officialText: z.string().min(1).describe('原文在哪里'),
  notice: z.string().min(1).describe('声明:要旨不是原文'),
});

const interpretation = z.strictObject({
  by: z.string().min(1).describe('谁解读的'),
  date: isoDate.optional().describe('日期'),
  url: webAddress.optional().describe('网址'),
  says: z.array(z.string().min(1)).min(1).describe('用自己的话写的要点,一点一项;只写解读里有的'),
});

/** Objects within the front matter, by the field that holds them; documented in knowledge/README.md with it. */
export const NESTED = {
  relations: relation,
  history: historyEvent,
  source,
  headnotes,
  interpretations: interpretation,
} as const;

export const frontMatter = z.strictObject({
  id: documentId.describe('作品标识,英文小写加连字符;同一作品的各版本相同'),
  version: isoDate.optional().describe('本文本的日期(通过或修订日);不知道就不写'),
  kind: z.enum(KINDS).describe('文件种类'),
  title: z.string().min(1).overwrite(withInnerMarks).describe('全称,不加书名号;其中的书名号用〈〉'),
  shortTitles: z.array(z.string().min(1)).default([]).describe('人们实际使用的简称'),
  englishTitles: z.array(z.string().min(1)).optional().describe('英文名称,人们会打的都写,不加 the'),
  subjects: z
    .array(z.string().min(2, { error: '两个字以上' }))
    .min(1)
    .optional()
    .describe('它管哪些事,人们问时会说的词;没有原文时,问到这些事就说明另由它规定'),
  issuer: z.string().min(1).optional().describe('制定机关'),
  documentNumber: z.string().min(1).optional().describe('文号或公告号,照原样'),
  indexNumber: z.string().min(1).optional().describe('政府信息公开索引号'),
  adopted: isoDate.optional().describe('首次通过日'),
  published: isoDate.optional().describe('公布日'),
  effective: isoDate.optional().describe('本文本的施行日'),
  repealed: isoDate.optional().describe('废止日'),
  expires: isoDate.optional().describe('规划期的最后一天'),
  status: z.enum(STATUSES).describe('效力状态;没核实过就写 unverified'),
  statusAsOf: isoDate.optional().describe('该状态截至哪一天为人所知;写了 unverified 以外的状态就必写'),
  statusSource: z.string().min(1).optional().describe('该状态由什么得知;写了 unverified 以外的状态就必写'),
  supersededBy: isoDate.optional().describe('取代本文本的版本日期'),
  text: z.enum(['official', 'headnotes', 'none']).describe('持有的内容:原文、要旨、无'),
  source: source.optional().describe('来源'),
  history: z.array(historyEvent).default([]).describe('沿革,每件一项'),
  relations: z.array(relation).default([]).describe('与其他文件的关系'),
  outline: z.array(z.string().min(1)).default([]).describe('已知的章名(没有正文时)'),
  chapterCount: z.number().int().positive().optional().describe('已知的章数(不知道章名时)'),
  articleCount: z.number().int().positive().optional().describe('已知的条数'),
  interpretations: z.array(interpretation).min(1).optional().describe('官方解读;不是文件的一部分'),
  headnotes: headnotes.optional().describe('要旨的依据和声明(text 为 headnotes 时必写)'),
  access: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('哪些群组可以看,群组写在 organisation.yaml;不写为所有人'),
  note: z.string().min(1).optional().describe('其他已知情况,一两句话'),
  importNotes: z.array(z.string()).optional().describe('导入时写下的说明(由 import 写)'),
  bodySha256: sha256.optional().describe('导入时正文的校验值,用于发现手工改动(由 import 写)'),
});

export type FrontMatter = z.infer<typeof frontMatter>;
