/** What the lines before and after a text's articles are: title, notes of its adoption, boilerplate. */

const LONGEST_TITLE = 90;
const TITLE_END =
  /(?:法|法典|条例|办法|规定|规则|细则|决定|决议|通知|意见|方案|规划|计划|纲要|准则|制度|标准|预案|章程|报告|举措|解释|法律)(?:[(\uff08〔][^()\uff08\uff09〔〕]{1,30}[)\uff09〕])?$/u;

/** Endings of instruments that also end headings and announcements: a title by them only where nothing better stands. */
const WEAK_END =
  /(?:规程|规范|守则|批复|安排|命令|修正案|指南|导则|公告|通告|复函|答复|函|清单|名录|目录|一览表|名单|指引|要点|机制|协议|公约|通报|职责|分工|手册|流程|须知|公报|令|议案|建议|倡议书|承诺书|表)(?:[(\uff08〔][^()\uff08\uff09〔〕]{1,30}[)\uff09〕])?$/u;

/** Whether a line can be a title by an ending that many other lines have too. Example: 示例省水库巡查指南. */
export function mayBeTitle(line: string): boolean {
  const s = bareTitle(line);
  return s.length >= 4 && s.length <= LONGEST_TITLE && WEAK_END.test(s) && isPlainTitle(s);
}

/** Whether what a format marks as the title can be one: no sentence, no date, no heading of a chapter. */
export function isMarkedTitle(line: string): boolean {
  const s = bareTitle(line);
  return s.length >= 2 && s.length <= LONGEST_MARKED && isPlainTitle(s);
}

const LONGEST_MARKED = 160;

function bareTitle(line: string): string {
  return line
    .replace(/^#+\s*/u, '')
    .trim()
    .replace(/^《(.*)》$/u, '$1');
}

function isPlainTitle(s: string): boolean {
  return !/[。;\uff1b]/u.test(s) && !isDateNote(s) && !/^(?:第.{1,9}[章节条编]|目\s*录)/u.test(s);
}

/** Whether a line can be a title: short, no sentence, ending in the name of an instrument. Example: 示例省防汛条例. */
export function isTitleLike(line: string): boolean {
  const s = bareTitle(line);
  if (s.length < 2 || s.length > LONGEST_TITLE || /[。;\uff1b:\uff1a]/u.test(s)) return false;
  return TITLE_END.test(s) && !isDateNote(s) && !/^(?:第.{1,9}[章节条编]|目\s*录)/u.test(s);
}

/** Whether a line tells of an adoption, approval, revision, publication or entry into force. */
export function isDateNote(line: string): boolean {
  const s = line.slice(0, 400).replace(/\s/gu, '');
  return DATE.test(s) && /(?:通过|批准|修订|修正|修改|公布|发布|施行|令第|公告)/u.test(s);
}

const DATE =
  /[\d〇零○一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日/u;

/** Labels of the box that sites put around a text: 索引号, 浏览次数 … */
const LABELLED =
  /^(?:索引号|发布日期|发布时间|发布机构|发文机关|发文单位|成文日期|生成日期|公开日期|公开方式|公开范围|公开形式|主题分类|体裁分类|组配分类|信息来源|文章来源|来源|作者|责任编辑|编辑|浏览次数|浏览量|阅读次数|阅读量|点击数|点击次数|访问量|访问次数|字体|字号|字体大小|文字大小|打印|当前位置|您的位置|您现在的位置|您当前的位置|上一篇|上一条|下一篇|下一条|附件下载|分享|分享到|扫一扫|版权所有|主办单位|主办|承办单位|承办|技术支持|网站标识码|文件编号|统一编号|有效性|时效性|关键词|保护视力色)(?:[:\uff1a\s\u3000]|$)/u;
const BUTTONS =
  /^(?:打印本页|打印页面|打印|关闭窗口|关闭本页|关闭|返回顶部|返回列表|返回首页|返回|收藏本页|收藏|分享到?|复制链接|字体|字号|大号?|中号?|小号?|微信|微博|QQ空间|纠错|首页|正文|我要|下载|导出|WORD版|PDF版|公报原版|下载文字版|下载图片版|朗读|无障碍|简体|繁体|登录|注册)+$/iu;
const SITE = /(?:ICP备|公网安备|版权所有|Copyright|网站地图|联系我们|在手机打开当前页)/iu;
const PAGE_NUMBER =
  /^(?:[-\u2010-\u2015\u2500\uff0d·.\s]*\d{1,4}[-\u2010-\u2015\u2500\uff0d·.\s]*|第\s*\d{1,4}\s*页(?:[\s,\uff0c/]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4}|Page\s*\d+(?:\s*of\s*\d+)?)$/iu;

/** Whether a line is nothing but a page's number: - 12 -, 第3页 共10页. */
export function isPageNumber(line: string): boolean {
  return line.length <= 24 && PAGE_NUMBER.test(line.trim());
}

/** Whether a line belongs to the page around the text: buttons, counters, page numbers, the site's footer. */
export function isBoilerplate(line: string): boolean {
  const s = line.trim();
  if (s.length > 120) return false;
  const bare = s.replace(/[\s\u3000|【】[\]()\uff08\uff09「」<>《》·+\-:\uff1a,\uff0c、]/gu, '');
  return (
    PAGE_NUMBER.test(s) ||
    LABELLED.test(s) ||
    (bare.length > 0 && bare.length <= 40 && BUTTONS.test(bare)) ||
    SITE.test(s)
  );
}

/** Whether a line announces a table of contents. */
export function isContentsHeading(line: string): boolean {
  return /^(?:#+\s*)?目[\s\u3000]*[录次]$/u.test(line.trim());
}
