import type { Command } from './command.ts';
import { BUNDLE_USAGE, IMPORT_USAGE, SYNC_USAGE } from './import-usage.ts';
import { WORDS_USAGE } from './words/usage.ts';

export interface Verb {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly usage: readonly string[];
  readonly load: () => Promise<Command>;
}

/** Every verb of the command line, once. A verb is a file; it loads when it is called. */
export const VERBS: readonly Verb[] = [
  {
    name: 'ask',
    aliases: ['问'],
    summary: '提一个问题,或成批提问',
    usage: [
      'zhiyi ask "问题" [--json] [--explain] [--beside "另一种问法"] [--turn "上文的问题" …] [--as-of 日期] [--knowledge 文件夹 …]',
      'zhiyi ask --batch 问题.jsonl --out 答案.jsonl [--knowledge 文件夹 …]',
      '  --json       只输出 JSON:{query, outcome, reason?, facts?, onDay?, approved?, note?, confidence, passages}',
      '  --explain    列出每段得分的由来',
      '  --beside     再列出另一种问法得分的由来',
      '  --turn       此前问过的问题,可重复,先问的在前',
      '  --as-of      按哪一天的有效文本回答,写作 YYYY-MM-DD',
      '  --knowledge  知识文件夹,可重复;后面的补充前面的;默认随附的和当前文件夹的 knowledge/official',
      '  --batch      每行 {id, question, turns?};--out 每行 {id, outcome, reason?, facts?, approved?, note?, passages}',
    ],
    load: () => import('./ask.ts'),
  },
  {
    name: 'search',
    aliases: ['检索'],
    summary: '在一份法条语料里检索(测量用)',
    usage: [
      'zhiyi search --corpus 语料.jsonl[.gz] --batch 问题.jsonl --out 结果.jsonl [--k 100] [--profile 配置]',
      '  --corpus   每行 {id, law, article, chapter, name, text}',
      '  --batch    每行 {id, question};--out 每行 {id, results: [id…]}',
      '  --profile  default(本产品的权重)或 statutes(面向全部国家法律的大众提问)',
    ],
    load: () => import('./search.ts'),
  },
  {
    name: 'check',
    aliases: ['核对'],
    summary: '核对文稿里引用的法规条款、引文和数额',
    usage: [
      'zhiyi check 文稿 … [--json] [--as-of 日期] [--docx 批注.docx] [--knowledge 文件夹 …]',
      '  文稿        .docx、Markdown、文字、网页、有文字层的 PDF',
      '  --json      只输出 JSON:{findings, summary};--schema 给出它的 JSON Schema',
      '  --as-of     按哪一天的有效文本核对;默认文稿的落款日期,没有就按今天',
      '  --docx      另存一份带批注的 Word 文件',
      '  --knowledge 知识文件夹,可重复;默认随附的和当前文件夹的 knowledge/official',
      '  有错误时退出码是 1',
    ],
    load: () => import('./check.ts'),
  },
  {
    name: 'verify',
    aliases: ['核验'],
    summary: '核验复制的引文:收录的文字是不是还是那一段',
    usage: [
      'zhiyi verify "引文或 sha256" [--file 文字.txt] [--json] [--knowledge 文件夹 …]',
      '  引文        复制的引文,出处、文字、指纹有什么写什么',
      '  不一致、认不出或没有收录时退出码是 1',
    ],
    load: () => import('./verify.ts'),
  },
  {
    name: 'serve',
    aliases: ['启动'],
    summary: '启动聊天服务和网页',
    usage: ['zhiyi serve      (设置见 .env.example)'],
    load: () => import('./serve.ts'),
  },
  {
    name: 'validate',
    aliases: ['检查'],
    summary: '检查知识文件,列出全部问题',
    usage: [
      'zhiyi validate [文件夹 …] [--json]',
      '  文件夹      要检查的知识文件夹,后面的补充前面的;默认 knowledge;也可写作 --knowledge 文件夹',
      '  --json      只输出 JSON:每处问题的文件、行、轻重和办法',
    ],
    load: () => import('./validate.ts'),
  },
  {
    name: 'import',
    aliases: ['导入'],
    summary: '导入官方文本',
    usage: IMPORT_USAGE,
    load: () => import('./import.ts'),
  },
  {
    name: 'sync',
    aliases: ['更新'],
    summary: '从官方网址取回最新文本',
    usage: SYNC_USAGE,
    load: () => import('./sync.ts'),
  },
  {
    name: 'bundle',
    aliases: ['快照'],
    summary: '把官方原文打成签名的快照,给没有外网的机器',
    usage: BUNDLE_USAGE,
    load: () => import('./bundle.ts'),
  },
  {
    name: 'pack',
    aliases: ['打包'],
    summary: '生成 Teams 应用包',
    usage: [
      'zhiyi pack [--out zhiyi-teams.zip] [--organisation 代号]',
      '  需要设置 ZHIYI_PUBLIC_URL(https)、MicrosoftAppId;ZHIYI_TEAMS_APP_ID 不设时用 MicrosoftAppId',
    ],
    load: () => import('./pack.ts'),
  },
  {
    name: 'usage',
    aliases: ['使用'],
    summary: '用了多少、答了多少、用时和问得最多的',
    usage: [
      'zhiyi usage [--days 30] [--json] [--csv 表格.csv] [--records 记录文件夹] [--knowledge 文件夹 …] [--organisation 代号]',
      '  各天各频道的数目、用时中位数和 95%、点赞点踩、意思相近的问题归组、没有用到的正文',
    ],
    load: () => import('./usage.ts'),
  },
  {
    name: 'gaps',
    aliases: ['缺口'],
    summary: '没答上来和被点踩的问题,按相近归组',
    usage: [
      'zhiyi gaps [--days 7] [--all] [--json] [--records 记录文件夹] [--knowledge 文件夹 …] [--organisation 代号]',
      'zhiyi gaps --done "问题"、zhiyi gaps --dismiss "问题"',
      '  每组给出次数、原因和最近的文字;--json 供其他工具读取',
      '  --done     这一组已处理,再没答好才又列出;--dismiss 不处理,不再列;--all 连这些也列',
    ],
    load: () => import('./gaps.ts'),
  },
  {
    name: 'review',
    aliases: ['复核'],
    summary: '每周抽 20 个回答判断对错,算准确率',
    usage: [
      'zhiyi review [--week 周] [--json] [--records 记录文件夹] [--knowledge 文件夹 …] [--organisation 代号]',
      'zhiyi review 编号 right|wrong|unclear [--week 周]',
      '  抽到哪些由周次决定,默认上一周;准确率附 95% 区间(Wilson),说不准的不计',
    ],
    load: () => import('./review.ts'),
  },
  {
    name: 'texts',
    aliases: ['文件'],
    summary: '收录的每份文件:版本、状态、核对日期、问题、检索词',
    usage: ['zhiyi texts [--json] [--knowledge 文件夹 …] [--organisation 代号]'],
    load: () => import('./texts.ts'),
  },
  {
    name: 'changes',
    aliases: ['变动'],
    summary: '运行页和命令行做过的改动,可以撤销',
    usage: ['zhiyi changes [--undo 编号] [--json] [--records 记录文件夹] [--organisation 代号]'],
    load: () => import('./changes.ts'),
  },
  {
    name: 'words',
    aliases: ['检索词'],
    summary: '给一份文件起草检索词和要旨,由人审阅',
    usage: WORDS_USAGE,
    load: () => import('./words.ts'),
  },
  {
    name: 'approve',
    aliases: ['核定'],
    summary: '核定一个问题由哪些条文回答',
    usage: [
      'zhiyi approve "问题" --at 文件ID#位置 … --by 部门 [--also 别的问法 …] [--note 说明] [--to 文件]',
      'zhiyi approve --csv 表格.csv [--by 部门] [--to 文件] [--organisation 代号]',
      '  写进 approved.yaml(默认自己的知识文件夹);只有意思相同的问题得到它;条文的文字变了就失效,gaps 会列出',
      '  --csv  表头:问题、文件、位置,还可以有 别的问法(用 | 隔开)、说明、核定、日期;问题相同的几行是一个答复的几处',
    ],
    load: () => import('./approve.ts'),
  },
  {
    name: 'recall',
    aliases: ['召回'],
    summary: '哪些会话得到过后来有变动的条文',
    usage: [
      'zhiyi recall 文件ID[@版本] [--notify] [--json] [--knowledge 文件夹 …] [--organisation 代号]',
      '  --notify  向这些会话发更正通知;通知过的不再发',
    ],
    load: () => import('./recall.ts'),
  },
  {
    name: 'withdraw',
    aliases: ['撤下'],
    summary: '确认一份文件不再收录',
    usage: [
      'zhiyi withdraw 文件ID[@版本] … [--organisation 代号]',
      'zhiyi withdraw --all [--organisation 代号]',
      '  收录过的正文不见了,服务照旧用它并报警,重启后不算就绪;确要撤下,删去文件后运行本命令',
      '  --all  现在缺的都撤下;不写 ID 也不写 --all,只列出缺什么',
    ],
    load: () => import('./withdraw.ts'),
  },
  {
    name: 'records',
    aliases: ['记录'],
    summary: '导出、删除和检查提问记录',
    usage: [
      'zhiyi records export [--from 日期] [--to 日期] [--user 频道:ID …]',
      'zhiyi records erase --user 频道:ID … [--verify]',
      '  一个人的几个 ID(如 Teams 的对象 ID 和 29: 开头的 ID)一次写全;记录里查得到的,写一个也够',
      '  记录、对话记忆、转交的问题和网页对话一起删;--verify 只核对还留下什么,留下了退出码是 1',
      'zhiyi records check',
      '  --user 需要 ZHIYI_RECORD_KEY,与服务运行时相同',
      '  --organisation 代号:服务有几个单位(ZHIYI_ORGANISATIONS)时必须写',
    ],
    load: () => import('./records.ts'),
  },
  {
    name: 'backup',
    aliases: ['备份'],
    summary: '备份记录、对话、导入的文本和知识文件夹',
    usage: [
      'zhiyi backup 备份.zip [--organisation 代号]',
      '  服务可以照常运行;ZHIYI_STATE 是 redis、postgres 时对话记忆也在里面',
      '  不含环境变量和密钥,请另外保管',
    ],
    load: () => import('./backup.ts'),
  },
  {
    name: 'restore',
    aliases: ['恢复'],
    summary: '用备份恢复',
    usage: [
      'zhiyi restore 备份.zip [--force] [--organisation 代号]',
      '  先停服务;设置与备份时一样。逐个文件核对过才动手,备份不完整就什么也不改',
      '  --force  记录文件夹不是空的也换掉',
    ],
    load: () => import('./restore.ts'),
  },
];

/** Help for one verb, or for all. */
export function usage(name?: string): string {
  const verb = VERBS.find((v) => v.name === name || v.aliases.includes(name ?? ''));
  if (verb) return `${verb.summary}\n\n${verb.usage.map((line) => `  ${line}`).join('\n')}\n`;
  const rows = VERBS.map((v) => `  ${v.name.padEnd(10)}${v.summary}`);
  return `知依:答案都有出处的政策问答助手\n\n用法:zhiyi 命令 …\n\n${rows.join('\n')}\n\nzhiyi help 命令 看用法。\n`;
}
