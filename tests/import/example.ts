/** An invented regulation in every format that can be imported, for the shared suite. Not the text of any statute. */

export const TITLE = '示例省实施《甲乙法》办法';

const ASSEMBLY = '人大常委会';
export const NOTES = [
  `（2029年4月2日示例省第三届${ASSEMBLY}第五次会议通过　2031年2月6日示例省第四届${ASSEMBLY}第九次会议修订）`,
];

/** Paragraphs as they should be written, headings with their marks. */
export const PARAGRAPHS: readonly string[] = [
  '## 第一章 总则',
  '第一条 为了让示例有章可循，按照《甲乙法》和《示例省丙丁条例》，写下这些虚构的话。',
  '第二条 村口的风车和磨坊，归这部虚构的办法管。',
  '河边的水车另有规矩的，照那些规矩办。',
  '第三条 磨坊主要做到下面几件事：',
  '（一）每月初三给风车上油；',
  '（二）刮七级大风时收起帆布，并在一小时内告诉邻居；',
  '（三）账本留存五年。',
  '做到前款各事的磨坊，可以挂一面蓝旗。',
  '## 第二章 风车和磨坊',
  '### 第一节 风车',
  '第四条 风车的叶片不得少于四片；叶片的长度由村里的木匠说了算。',
  '第四条之一 旧风车改作民宿的，先问过村里的老人。',
  '### 第二节 磨坊',
  '第五条 磨坊每天开门八小时，腊月里可以少开两小时。',
  '## 第三章 附则',
  '第六条 不照着做的磨坊，罚两袋面粉以上五袋面粉以下。',
  '第七条 这部虚构的办法自2031年3月9日起施行。',
];

export const VERSION = '2031-02-06';
export const ARTICLES = 8;

/** Paragraphs as printed, without Markdown's marks. */
export const PRINTED = PARAGRAPHS.map((text) => text.replace(/^#+ /u, ''));

const isHeading = (text: string) => /^第.章|^第.节/u.test(text);
const CHAPTERS = PRINTED.filter((text) => /^第.章/u.test(text));

export function asMarkdown(): string {
  return [`# ${TITLE}`, ...NOTES, '<!-- INFO END -->', ...PARAGRAPHS].join('\n\n');
}

/** Plain text as pasted: a table of contents, paragraphs standing in by two blanks. */
export function asPlain(): string {
  const body = PRINTED.map((text) => (isHeading(text) ? text : `　　${text}`));
  return [TITLE, ...NOTES, '目　录', ...CHAPTERS.map((c) => `${c}……2`), ...body].join('\r\n');
}

/** The same wrapped after every 20 characters, page numbers between. */
export function asWrapped(): string {
  const lines = asPlain()
    .split('\r\n')
    .flatMap((line) => line.match(/.{1,20}/gu) ?? []);
  return lines.flatMap((line, i) => (i % 12 === 11 ? [line, `- ${(i + 1) / 12} -`] : [line])).join('\n');
}

const menu = (names: string) =>
  `<ul>${names
    .split(' ')
    .map((n) => `<li><a href="/${n}">${n}</a></li>`)
    .join('')}</ul>`;

/** An article page in the manner of provincial government sites. */
export function asGovernmentPage(): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${TITLE}_示例省某厅</title>
<meta name="ArticleTitle" content="${TITLE}"><meta name="PubDate" content="2031-02-20">
<script>var s = "第一条 脚本里的话";</script><style>p{color:red}</style></head>
<body><div class="header"><a href="/">首页</a>${menu('新闻 政务公开 办事服务 第一条新闻')}</div>
<div class="position">当前位置：首页 &gt; 法规</div>
<div class="main"><h1>${TITLE}</h1>
<table><tr><td>索引号：</td><td>0001/2031-7</td></tr></table>
<div class="info">发布日期：2031-02-20　信息来源：法规处　浏览次数：<span>128</span>　字体：[ 大 中 小 ]</div>
<div id="zoom"><p style="text-align:center">${NOTES[0]}</p>
<p align="center">目&nbsp;&nbsp;录</p>${CHAPTERS.map((c) => `<p>${c}</p>`).join('\n')}
${PRINTED.map((text) => `<p>&nbsp;&nbsp;&nbsp;&nbsp;${text}</p>`).join('\n')}
<p style="display:none">看不见的话</p></div>
<div class="tools"><a>打印本页</a> <a>关闭窗口</a></div><p>上一篇：别的办法</p></div>
<div class="footer"><p>版权所有：示例省某厅</p><p>示ICP备00000001号</p></div></body></html>`;
}

/** A page in the manner of the national law database: Word's paragraphs and spans, title and notes in the text. */
export function asDatabasePage(): string {
  const paragraph = (text: string) => {
    const label = /^第.{1,4}条(?:之一)?/u.exec(text)?.[0] ?? '';
    return `<p class="MsoNormal" style="text-indent:2em"><b><span>${label}</span></b><span lang="EN-US">　</span><span>${text
      .slice(label.length)
      .trim()}</span></p>`;
  };
  return `<html><head><title>国家法律数据库</title></head><body><div class="Section0">
<p class="MsoTitle"><span>${TITLE.slice(0, 5)}</span><span>${TITLE.slice(5)}</span></p>
<p>${NOTES[0]}</p>
${PRINTED.map(paragraph).join('\n')}</div></body></html>`;
}

/** A saved page with menus and articles' links all around, no container of a known name, breaks instead of paragraphs. */
export function asSavedPage(): string {
  return `<html><body><nav>${menu('第一条 第二条 登录 注册')}</nav><center><font size=5>${TITLE}</font><br>
<table><tr><td class="x1">${menu('上一部 下一部')}</td><td class="x2">${NOTES[0]}<br><br>
${PRINTED.join('<br>\n')}<br></td></tr></table></center>
<div>打印　关闭</div><iframe src="//ads"></iframe><div>主办单位：示例省某厅</div></body></html>`;
}
