/** Usage lines of import and sync; apart from their commands, so that the table of verbs loads none of these. */

const SHARED = [
  '  --out 文件夹            写到哪里,默认 knowledge/official',
  '  --catalogue 文件夹      按哪个知识文件夹认题名,默认 knowledge',
  '  --allow-private 主机    允许从这台内网主机取(主机 或 主机:端口,可重复)',
  '  --accept-gaps          放行编号缺漏或重复',
  '  --accept-outline       放行章名或条数与目录所知不同',
  '  --accept-characters    放行疑似乱码或识别错误的字符',
  '  --accept-length        放行与现有文本长度相差过半',
  '  --accept-incomplete    放行疑似不完整的结尾',
  '  --accept-title         放行 id 已是另一题名的(同一文件改过名)',
  '  --accept-twin          放行与已有文本逐条相同的',
  '  --accept-ocr           放行扫描件识别出的文字(先按报告逐处核对)',
];

/** Days after which a text's last check is worth a warning. */
export const DEFAULT_AGE_DAYS = 30;

export const IMPORT_USAGE = [
  'zhiyi import 文件|文件夹|网址 … [选项]',
  '把官方文本变成知识文件:Markdown、文字、网页、.docx、PDF(扫描件要另装 @gutenye/ocr-node);文件夹和 .zip 里的逐个导入。',
  '法规、预案、通知、决定、批复、标准、清单都按各自的编号读;中途停下,再运行一次就接着做。',
  '写入前逐项检查;有一项不过就不动原有文本,候选文本和报告放在 --out 下的 .candidates。',
  '  --id ID                题名不在目录中时用这个 id(只导入一份时)',
  '  --report 文件           把结果表另存为 .csv 或 .json',
  '  --key 公钥.pub          快照(zhiyi bundle 的文件)必须由这把密钥签名',
  ...SHARED,
];

export const BUNDLE_USAGE = [
  'zhiyi bundle 快照.zip [--key 私钥.pem] [--from 文件夹]',
  '把收录的官方原文连同校验值和来源打成一个文件,给没有外网的机器用 zhiyi import 导入。',
  '  --key 私钥.pem          用这把 Ed25519 私钥签名;不签名也能导入,但会说明来自谁无从核对',
  '  --new-key 私钥.pem      先生成一对密钥;公钥写在旁边的 .pub,交给导入的人',
  '  --from 文件夹           从哪里取原文,默认 knowledge/official',
];

export const SYNC_USAGE = [
  'zhiyi sync [ID …] [选项]',
  '从文件所记的官方网址取文本,经与 import 相同的检查后写入;不写 ID 就取全部。',
  `  --max-age 天            上次核对早于多少天就提醒,默认 ${DEFAULT_AGE_DAYS}`,
  '  --notify               有变动或没取成就通知 ZHIYI_NOTICE_CONVERSATION 所记的会话',
  '  --organisation 代号     服务有几个单位时,通知哪一个的会话',
  ...SHARED,
];
