import type { InventedLaw } from './invented-law.ts';

/** What a site says at an address. */
export interface Said {
  readonly type?: string;
  readonly body?: string | Uint8Array;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An invented text at a site of a known structure. */
export interface SitePage {
  /** The structure that it shows. */
  readonly structure: string;
  readonly url: string;
  readonly alternatives?: readonly string[];
  readonly law: InventedLaw;
  /** Whether the table of the seventh article is on the page. */
  readonly withTable?: true;
  /** Everything the site answers, by full address; `url` among them. */
  readonly says: Readonly<Record<string, Said>>;
}

const ROW = (cells: readonly string[]) =>
  `<tr>${cells.map((cell) => `<td><p>${cell}</p></td>`).join('')}</tr>`;

/** The paragraphs of a law, its table after the seventh article where wanted. */
export function paragraphs(
  { printed, table }: InventedLaw,
  { open = '<p>', close = '</p>', withTable = false, from = 0, to = printed.length } = {},
): string {
  return printed
    .slice(from, to)
    .map((text) => {
      const own = `${open}${/^第.{1,3}章/u.test(text) ? text : `　　${text}`}${close}`;
      const isTabled = withTable && text.startsWith('第七条');
      return isTabled ? `${own}\n<table border="1">${table.map(ROW).join('')}</table>` : own;
    })
    .join('\n');
}

/** A list of links, as menus and 相关链接 are. */
export function links(...names: string[]): string {
  return `<ul>${names.map((name, i) => `<li><a href="/list/${i}.html" title="${name}">${name}</a></li>`).join('')}</ul>`;
}

/** What stands around the text on these sites: menus above, sharing and neighbours below. */
export function around(middle: string, head = ''): string {
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">${head}
<script>var menu = "第一条 脚本里的话";</script><style>.p{color:red}</style></head><body>
<div class="header"><div class="logo"><a href="/"><img src="/logo.png" alt="标志"></a></div>
<div class="nav">${links('首页', '机构', '新闻', '政务公开', '办事服务', '互动交流', '第一条新闻')}</div>
<div class="search"><form><input name="q"><button>搜索</button></form><span>热词：</span><a href="/s?q=1">示例条例</a></div></div>
<div class="position">您当前的位置：<a href="/">首页</a> &gt; <a href="/fg/">法规</a> &gt; 正文</div>
${middle}
<div class="related"><h3>相关链接</h3>${links('示例省渡槽管理条例', '示例省涵洞管理办法', '《示例省渡槽管理条例》解读')}</div>
<div class="share"><span>分享到：</span><a>微信</a><a>微博</a><a>QQ空间</a></div>
<div class="tools"><a href="javascript:print()">【打印本页】</a><a href="javascript:close()">【关闭窗口】</a></div>
<div class="footer"><p>主办单位：示例省某厅　地址：示例市风筝路1号</p><p>示ICP备00000001号　网站标识码0000000001</p>
<p>版权所有：示例省某厅　<a href="/map.html">网站地图</a></p></div></body></html>`;
}
