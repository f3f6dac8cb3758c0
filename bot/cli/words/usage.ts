/** Usage lines of `words`; apart from the command, so that the table of verbs loads none of it. */
export const WORDS_USAGE = [
  'zhiyi words 文件ID[@版本] [--endpoint 网址 --model 模型] [选项]',
  'zhiyi words --used [文件ID …]      只列被点赞、被接着看过的问题',
  '给还没有检索词的条起草大白话和要旨,写成一个 YAML,由人审阅后才用;提问时从不用它,它也从不是答案。',
  '  --endpoint 网址   单位内部的 OpenAI 兼容端点,如 http://10.0.0.8:8000/v1;不写就只出模板',
  '  --model 模型      端点上的模型名',
  '  --key-file 文件   端点要密钥时,从这个文件读',
  '  --days 天         看最近多少天的提问记录,默认 90',
  '  --organisation 代号  服务有几个单位时,看哪一个的记录和知识',
  '  --out 文件        写到哪里,默认 words-<id>.yaml',
  '  检查:不照抄原文连续20字;数额、日期、期限与原文一致;不添原文没有的应当、不得、可以',
];
