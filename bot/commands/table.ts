/**
 * Every command, once: help, the dispatch, the Teams command lists and the README's table are made from it. Data only,
 * so that the packer of the Teams app can read it without loading a bot.
 */
export interface Command {
  readonly name: CommandName;
  /** Other words for the same, lower case. */
  readonly aliases: readonly string[];
  /** For people who use Teams in English: an alias and what it does. Of listed commands only. */
  readonly english?: { readonly name: string; readonly summary: string };
  readonly summary: string;
  /** A message that works, with words of the organisation where its braces stand; see `exampleOf`. */
  readonly example: string;
  /** What may follow the name: nothing, a place (法 条), a word, or free text. */
  readonly needs: 'nothing' | 'place' | 'word' | 'text';
  /** Shown in help and in the Teams command list; the others are ways of moving about. */
  readonly listed: boolean;
}

export type CommandName =
  | '帮助'
  | '目录'
  | '文件'
  | '原文'
  | '上下文'
  | '对照'
  | '引用关系'
  | '核对'
  | '核验'
  | '术语'
  | '入门'
  | '关注'
  | '取消关注'
  | '关注列表'
  | '反馈'
  | '重来'
  | '上一条'
  | '下一条'
  | '还有吗'
  | '继续'
  | '转给法规处'
  | '私下回复'
  | '你好';

export const COMMANDS: readonly Command[] = [
  {
    name: '你好',
    aliases: ['hi', 'hello', '您好', '嗨', '你是谁', '在吗'],
    summary: '打个招呼',
    example: '你好',
    needs: 'nothing',
    listed: false,
  },
  {
    name: '帮助',
    aliases: ['help', '菜单', '怎么用', '使用说明', '命令', '?'],
    english: { name: 'help', summary: 'How to ask, and the commands' },
    summary: '怎么提问,有哪些命令',
    example: '帮助',
    needs: 'nothing',
    listed: true,
  },
  {
    name: '目录',
    aliases: ['章节', 'toc'],
    english: { name: 'toc', summary: 'Table of contents of a document' },
    summary: '一份文件的章节目录',
    example: '目录 {document}',
    needs: 'place',
    listed: true,
  },
  {
    name: '文件',
    aliases: ['文件列表', '收录', '有哪些文件', '收录了哪些文件', 'docs'],
    english: { name: 'docs', summary: 'What is held, and whether it is in force' },
    summary: '收录了哪些文件,各自的效力状态',
    example: '文件',
    needs: 'nothing',
    listed: true,
  },
  {
    name: '原文',
    aliases: ['全文', '展开', '展开全文', '看原文', 'text'],
    english: { name: 'text', summary: 'Full text of an article' },
    summary: '某一条的全部文字',
    example: '原文 {article}',
    needs: 'place',
    listed: true,
  },
  {
    name: '上下文',
    aliases: ['前后文', '前后条', 'context'],
    english: { name: 'context', summary: 'The articles before and after' },
    summary: '刚才那一条的前一条和后一条',
    example: '上下文',
    needs: 'place',
    listed: true,
  },
  {
    name: '对照',
    aliases: ['新旧对照', '版本对照', '比较', '对比', 'compare'],
    english: { name: 'compare', summary: 'Two versions side by side' },
    summary: '两个版本逐条对照,标出改动',
    example: '对照 {versions}',
    needs: 'place',
    listed: true,
  },
  {
    name: '引用关系',
    aliases: ['引用', '被引用', '谁引用了它', '哪里提到了它', 'refs'],
    english: { name: 'refs', summary: 'What it cites and what cites it' },
    summary: '它引用了什么,什么引用了它',
    example: '引用关系 {cited}',
    needs: 'place',
    listed: true,
  },
  {
    name: '核对',
    aliases: ['引文核对', '核对引文', 'check'],
    english: { name: 'check', summary: 'Check the citations of a pasted draft' },
    summary: '核对一段文字里引用的条款、引文和数额',
    example: '核对 依据《防洪法》第三十八条规定,制定本方案。',
    needs: 'text',
    listed: true,
  },
  {
    name: '核验',
    aliases: ['引文核验', 'verify'],
    summary: '核验复制的引文:收录的文字是不是还是那一段',
    example: '核验 《防洪法》第三十八条',
    needs: 'text',
    listed: false,
  },
  {
    name: '术语',
    aliases: ['名词', '词汇', '术语表', 'glossary'],
    english: { name: 'glossary', summary: 'Terms of the report and where they stand' },
    summary: '报告用语的出处和说明',
    example: '术语 {term}',
    needs: 'word',
    listed: true,
  },
  {
    name: '入门',
    aliases: ['新人', '新手', '学习路径', '阅读路径', 'start'],
    english: { name: 'start', summary: 'Guided reading with a self-check' },
    summary: '分步阅读,最后自测',
    example: '入门',
    needs: 'word',
    listed: true,
  },
  {
    name: '反馈',
    aliases: ['意见', '纠错', 'feedback'],
    english: { name: 'feedback', summary: 'Tell us whether the answer was right' },
    summary: '说说答得对不对',
    example: '反馈 应该引用修订后的条文',
    needs: 'text',
    listed: true,
  },
  {
    name: '关注',
    aliases: ['follow'],
    english: { name: 'follow', summary: 'Be told when an article changes' },
    summary: '条文有变动时告诉我(取消关注、关注列表)',
    example: '关注 {article}',
    needs: 'place',
    listed: true,
  },
  {
    name: '取消关注',
    aliases: ['不再关注', 'unfollow'],
    summary: '不再关注一条,或全部',
    example: '取消关注 全部',
    needs: 'place',
    listed: false,
  },
  {
    name: '关注列表',
    aliases: ['我的关注', '关注了什么', 'follows'],
    summary: '关注了哪些条文',
    example: '关注列表',
    needs: 'nothing',
    listed: false,
  },
  {
    name: '重来',
    aliases: ['重新开始', '清空', '忘掉', 'reset'],
    english: { name: 'reset', summary: 'Forget the conversation so far' },
    summary: '忘掉前面的对话',
    example: '重来',
    needs: 'nothing',
    listed: true,
  },
  {
    name: '上一条',
    aliases: ['前一条', '上条'],
    summary: '刚才那一条的前一条',
    example: '上一条',
    needs: 'nothing',
    listed: false,
  },
  {
    name: '下一条',
    aliases: ['后一条', '下条', '再下一条'],
    summary: '刚才那一条的后一条',
    example: '下一条',
    needs: 'nothing',
    listed: false,
  },
  {
    name: '还有吗',
    aliases: [
      '还有',
      '还有没有',
      '更多',
      '更多结果',
      '其他的',
      '还有别的吗',
      '换一个',
      '换一条',
      '再来几条',
      '再来几个',
      '别的',
      '还有别的',
    ],
    summary: '同一个问题的其他相关段落',
    example: '还有吗',
    needs: 'nothing',
    listed: false,
  },
  {
    name: '继续',
    aliases: ['下一步', '跳过', '继续阅读'],
    summary: '阅读路径的下一步',
    example: '继续',
    needs: 'nothing',
    listed: false,
  },
  {
    name: '转给法规处',
    aliases: ['转人工', '转法规处', '问法规处'],
    summary: '把上一个问题转给法规处',
    example: '转给法规处',
    needs: 'text',
    listed: false,
  },
  {
    name: '私下回复',
    aliases: ['悄悄回复', '私聊回复'],
    summary: '群聊里只回复给您本人',
    example: '私下回复 {question}',
    needs: 'text',
    listed: false,
  },
];

/** The row of a command. */
export function commandNamed(name: CommandName): Command {
  return COMMANDS.find((command) => command.name === name)!;
}
