import iconv from 'iconv-lite';
import { inventedLaw } from './invented-law.ts';
import { around, links, paragraphs, type SitePage } from './site-page.ts';

const at = (url: string, body: string | Uint8Array, type = 'text/html; charset=utf-8') => ({
  [url]: { body, type },
});

/** Pages in the structures of www.gov.cn, npc.gov.cn and the ministries. */
export function statePages(): SitePage[] {
  return [govTable(), govTopic(), gazette(), congress(), emergency(), water(), environment(), justice()];
}

/** www.gov.cn, template A: a table of 索引号 above, the text in UCAP-CONTENT. */
function govTable(): SitePage {
  const law = inventedLaw('风筝', 3);
  const url = 'https://www.gov.cn/zhengce/content/203102/content_7001001.htm';
  const rows = [
    ['索 引 号：', '000014349/2031-00085'],
    ['主题分类：', '综合政务\\其他'],
    ['发文机关：', '国务院'],
    ['成文日期：', '2031年02月03日'],
    ['标　　题：', law.title],
    ['发文字号：', '示令第7号'],
    ['发布日期：', '2031年02月20日'],
  ];
  const table = rows.map(([name, value]) => `<tr><td><b>${name}</b></td><td>${value}</td></tr>`).join('');
  return {
    structure: 'gov.cn A',
    url,
    law,
    withTable: true,
    says: at(
      url,
      around(
        `<div class="policyLibraryOverview_content"><table class="bd1"><tbody>${table}</tbody></table></div>
<div class="pages_content"><table border="0"><tr><td class="b12c"><p align="center">${law.title}</p>
<div id="UCAP-CONTENT"><p style="text-align:center">${law.notes[0]}</p><p align="center">目　　录</p>
${law.chapters.map((c) => `<p>${c}</p>`).join('')}
${paragraphs(law, { open: '<p style="text-indent: 2em;">', withTable: true })}</div></td></tr></table></div>`,
        `<meta name='manuscriptId' content='7001001'><meta name="firstpublishedtime" content="2031-02-20-00:00:00"><title>${law.title}__2031年第7号国务院公报_中国政府网</title>`,
      ),
    ),
  };
}

/** www.gov.cn, template B: h1#ti, pages-date, no table. */
function govTopic(): SitePage {
  const law = inventedLaw('水车', 4);
  const url = 'https://www.gov.cn/yaowen/liebiao/203102/content_7001002.htm';
  return {
    structure: 'gov.cn B',
    url,
    law,
    says: at(
      url,
      around(
        `<div class="article oneColumn pub_border"><h1 id="ti">${law.title}</h1>
<div class="pages-date">2031-02-20 19:30 <span class="font index_switchsize">来源：示例社</span><span>字号：默认 大 超大</span> | 打印 |</div>
<div class="pages_content" id="UCAP-CONTENT"><div class="trs_editor_view TRS_UEDITOR trs_paper_default trs_web">
<p style="text-align:center"><strong>${law.title}</strong></p><p>${law.notes[0]}</p>
${paragraphs(law, { open: '<p style="text-indent:2em"><span>', close: '</span></p>' })}</div></div>
<div class="editor">责任编辑：某某</div></div>
<div class="recommend"><h4>相关稿件</h4>${links('某会议通过示例条例', '一图读懂示例条例')}</div>`,
        `<title>${law.title}_要闻_中国政府网</title>`,
      ),
    ),
  };
}

/** A page of the gazette: the order that makes the text known above it, and another document on the same page below. */
function gazette(): SitePage {
  const law = inventedLaw('磨盘', 5);
  const url = 'https://www.gov.cn/gongbao/content/2031/content_7001003.htm';
  return {
    structure: 'gov.cn gazette, order above',
    url,
    law,
    says: at(
      url,
      around(
        `<div class="content"><div id="UCAP-CONTENT" class="trs_word">
<p align="center">示例省人民代表大会常务委员会公告</p><p align="center">第7号</p>
<p>《${law.title}》已经2031年2月5日示例省第四届人民代表大会常务委员会第九次会议通过，现予公布，自2031年3月6日起施行。</p>
<p align="right">示例省人民代表大会常务委员会</p><p align="right">2031年2月20日</p>
<p align="center">${law.title}</p>${paragraphs(law)}</div></div>`,
        `<title>${law.title}__2031年第7号国务院公报_中国政府网</title>`,
      ),
    ),
  };
}

/** npc.gov.cn: no container of a known name, the last chapter in one of its own; the https address does not answer, the plain one does. */
function congress(): SitePage {
  const law = inventedLaw('石桥', 7);
  const url = 'https://www.npc.gov.cn/npc/c2/c30834/203102/t20310220_450001.html';
  const plain = url.replace('https:', 'http:');
  return {
    structure: 'npc.gov.cn, http only',
    url,
    law,
    says: {
      [url]: { status: 599 },
      ...at(
        plain,
        around(
          `<div class="w1200"><div class="left"><h1 class="tit">${law.title}</h1>
<div class="lm_des">来源：示例人大网　浏览字号：<a>大</a> <a>中</a> <a>小</a>　2031年02月20日 18:00</div>
<div class="con"><div><p><span>${law.notes[0]}</span></p><p>目　　录</p>${law.chapters.map((c) => `<p>　　${c}</p>`).join('')}
${paragraphs(law, { open: '<p><span>', close: '</span></p>', to: law.printed.length - 3 })}</div>
<div class="con2">${paragraphs(law, { from: law.printed.length - 3 })}</div></div>
<p class="edit">责任编辑：某某</p></div><div class="right"><h3>法律释义</h3>${links('第一条释义', '第二条释义', '第三条释义')}</div></div>`,
          `<title>${law.title}_示例人大网</title>`,
        ),
      ),
    },
  };
}

/** mem.gov.cn: the text over three pages, the pager written by script; a neighbour's 停止执行 beside it. */
function emergency(): SitePage {
  const law = inventedLaw('吊桶', 8);
  const base = 'https://www.mem.gov.cn/fw/flfgbz/fg/203102/t20310220_416001';
  const half = Math.floor(law.printed.length / 3);
  const part = (from: number, to: number, top = '') =>
    around(
      `<div class="cont"><h1>${law.title}</h1><div class="time">2031-02-20 10:00 来源：政策法规司</div>
<div id="content"><div class="TRS_Editor"><style>.TRS_Editor P{line-height:2}</style>${top}${paragraphs(law, { from, to })}</div></div>
<div class="page"><script>createPageHTML(3, 0, "t20310220_416001", "shtml");</script></div>
<div class="other"><p>《示例部渡槽管理规定》（示例部令第3号）停止执行</p></div></div>`,
      `<title>${law.title}</title>`,
    );
  return {
    structure: 'mem.gov.cn, text in three pages',
    url: `${base}.shtml`,
    law,
    says: {
      ...at(`${base}.shtml`, part(0, half, `<p>${law.notes[0]}</p>`), 'text/html'),
      ...at(`${base}_1.shtml`, part(half, 2 * half), 'text/html'),
      ...at(`${base}_2.shtml`, part(2 * half, law.printed.length), 'text/html'),
    },
  };
}

/** mwr.gov.cn: meta ArticleTitle, div.xlcontainer, div.fujian; compressed, plain http. */
function water(): SitePage {
  const law = inventedLaw('堰塘', 9);
  const url = 'http://www.mwr.gov.cn/zw/zcfg/xzfghfgxwj/203102/t20310220_1001.html';
  return {
    structure: 'mwr.gov.cn',
    url,
    law,
    withTable: true,
    says: at(
      url,
      around(
        `<div class="xlcontainer"><h2>${law.title}</h2><p class="xlsm">发布时间：2031-02-20　来源：政策法规司</p>
<div class="TRS_UEDITOR trs_paper_default trs_word"><p>${law.notes[0]}</p>${paragraphs(law, { withTable: true })}</div>
<div class="fujian"><p>附件：</p><a href="./P020310220001.pdf">示例省渡槽巡查表.pdf</a></div></div>`,
        `<meta name="ArticleTitle" content="${law.title}"><meta name="PubDate" content="2031-02-20"><title>${law.title}_示例水利部</title>`,
      ),
    ),
  };
}

/** mee.gov.cn: a document of another body, in GBK, breaks instead of paragraphs. */
function environment(): SitePage {
  const law = inventedLaw('竹筏', 10);
  const url = 'https://www.mee.gov.cn/zcwj/gwywj/203102/t20310220_987001.shtml';
  const page = around(
    `<div class="neiright_Content"><div class="neiright_JPZ_GK_CP"><h2>${law.title}</h2>
<div class="TRS_Editor"><font size="3">${law.notes[0]}<br><br>${paragraphs(law, { open: '', close: '<br>' })}</font></div></div></div>`,
    `<title>${law.title}</title>`,
  ).replace('charset="utf-8"', 'charset="gb2312"');
  return { structure: 'mee.gov.cn, GBK', url, law, says: at(url, iconv.encode(page, 'gbk'), 'text/html') };
}

/** moj.gov.cn: the first answer sends the browser to the same address with a cookie. */
function justice(): SitePage {
  const law = inventedLaw('印信', 11);
  const url = 'https://www.moj.gov.cn/pub/sfbgw/zcfg/203102/t20310220_188001.html';
  return {
    structure: 'moj.gov.cn, cookie first',
    url,
    law,
    says: {
      ...at(
        url,
        around(
          `<div class="w1200"><h1>${law.title}</h1><div class="TRS_Editor"><p>${law.notes[0]}</p>${paragraphs(law)}</div></div>`,
          `<title>${law.title}</title>`,
        ),
      ),
      [`${url}#without-cookie`]: {
        status: 302,
        headers: { location: url, 'set-cookie': 'wzws=ok; Path=/; HttpOnly' },
      },
    },
  };
}
