import { z } from 'zod';
import type { ExampleName } from '../types.ts';

/** What `organisation.yaml` may say; the field descriptions are documented in knowledge/README.md. */

const text = z.string().min(1);
// Some names of two characters end in 市 themselves.
const place = z
  .string()
  .min(2)
  .regex(/^(?:..|.*[^省市])$/u, { error: '地名不带“省”“市”' });
const series = text.regex(/\{year\}/, { error: '用 {year} 代表年份' });

const reportSeries = z.strictObject({
  id: series.describe('文件 id 的式样,如 work-report-{year}'),
  title: series.describe('标题的式样,如 示例省港务局{year}年工作报告'),
});

const exampleQuestion = z.strictObject({
  question: text.max(32, { error: '至多 32 个字' }).describe('问题,现有文件答得上来的'),
  about: text.max(128, { error: '至多 128 个字' }).optional().describe('它示范什么'),
  english: text.max(128, { error: '至多 128 个字' }).optional().describe('同上,英文,给英文界面'),
});

const roleQuestions = z.strictObject({
  role: text.describe('谁会这样问'),
  entry: text
    .max(16, { error: '至多 16 个字' })
    .optional()
    .describe('开始页上给这些人的入口,如 我要查一个问题'),
  ask: z.array(exampleQuestion).min(1).describe('问题,最好的在前;写法见下'),
});

const examples = z.strictObject({
  document: text.optional().describe('一份文件,如 渡口条例'),
  article: text.optional().describe('一条,如 渡口条例第三条'),
  versions: text.optional().describe('有两个版本的一条,如 渡口条例 第三条'),
  cited: text.optional().describe('被别的文件提到的一份文件'),
  term: text.optional().describe('术语表里的一个词'),
} satisfies Record<ExampleName, z.ZodType>);

const start = z.strictObject({
  title: text.optional().describe('网页标题'),
  motto: text.optional().describe('网页上方的一句话'),
  greeting: text.optional().describe('打招呼时的第一句话'),
});

const group = z.strictObject({
  name: text.describe('群组名,文件的 access 里写它'),
  members: z
    .array(text)
    .min(1)
    .describe(
      '成员:Entra 用户或组的对象 ID、Teams 团队 ID、登录者的 groups、反向代理的用户名、钉钉的 dingtalk:工号 或 dingtalk:department:部门号,任何一种',
    ),
});

const accessRule = z.strictObject({
  folder: text.describe('知识文件夹下的文件夹,如 internal'),
  groups: z.array(text).min(1).describe('哪些群组可以看'),
});

export const organisation = z.strictObject({
  name: text.max(32, { error: '至多 32 个字' }).optional().describe('单位全称'),
  province: place.optional().describe('所在的省,不带“省”字;它的规定不用指名就适用'),
  cities: z.array(place).default([]).describe('省内的市县,不带“市”字'),
  otherRegions: z.array(place).default([]).describe('外地的地名,程序的地名表里没有的才写'),
  selfNames: z.array(z.string().min(2)).default([]).describe('本单位的人怎样称呼单位和自己,如 我局、局里'),
  reports: z.array(reportSeries).default([]).describe('逐年的报告'),
  questions: z.array(roleQuestions).default([]).describe('示范问题,按读者分'),
  examples: examples.default({}).describe('命令的例子里用的词'),
  groups: z.array(group).default([]).describe('可以给权限的群组'),
  access: z.array(accessRule).default([]).describe('整个文件夹只给谁看'),
  start: start.default({}).describe('开始页和问候语'),
});

/** Objects within the file, by the field that holds them. */
export const ORGANISATION_NESTED = {
  reports: reportSeries,
  questions: roleQuestions,
  ask: exampleQuestion,
  examples,
  groups: group,
  access: accessRule,
  start,
} as const;
