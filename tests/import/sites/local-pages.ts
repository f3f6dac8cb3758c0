import iconv from 'iconv-lite';
import { inventedLaw } from './invented-law.ts';
import { lawAsDocx, lawAsPdf } from './law-files.ts';
import { around, links, paragraphs, type SitePage } from './site-page.ts';

const at = (url: string, body: string | Uint8Array, type = 'text/html; charset=utf-8') => ({
  [url]: { body, type },
});

/** Pages in the structures of zj.gov.cn and its cities, Beijing, Shanghai, and of 地方立法网. */
export async function localPages(): Promise<SitePage[]> {
  return [
    province(),
    await noticeWithFile(),
    await onlyPdf(),
    city(),
    beijing(),
    shanghai(),
    twoDocuments(),
    legislation(),
  ];
}

const OVERVIEW = `<table class="xxgk_table"><tr><td>索引号：</td><td>0024/2031-7</td><td>公开方式：</td><td>主动公开</td></tr>
<tr><td>发文机关：</td><td>示例省应急厅</td><td>成文日期：</td><td>2031-02-20</td></tr><tr><td>有效性：</td><td>有效</td><td>统一编号：</td><td>示例-2031-0007</td></tr></table>`;

/** Departments of zj.gov.cn: hanweb's comments and #zoom. */
function province(): SitePage {
  const law = inventedLaw('海塘', 12);
  const url = 'https://yjt.zj.gov.cn/art/2031/2/20/art_1228978498_59000001.html';
  return {
    structure: 'zj.gov.cn, #zoom',
    url,
    law,
    withTable: true,
    says: at(
      url,
      around(
        `<div class="article-conter"><h2 class="art_title">${law.title}</h2>${OVERVIEW}
<div class="art_info">发布日期：2031-02-20 18:43　来源：<!--<$[信息来源]>begin-->法规处<!--<$[信息来源]>end-->　浏览次数：<script src="/count.jsp"></script> 128</div>
<div id="zoom"><!--<$[信息内容]>begin--><!--ZJEG_RSS.content.begin--><meta name="ContentStart">
<p>${law.notes[0]}</p>${paragraphs(law, { open: '<p style="text-indent:2em;"><span style="font-size:16px">', close: '</span></p>', withTable: true })}
<meta name="ContentEnd"><!--ZJEG_RSS.content.end--><!--<$[信息内容]>end--></div></div>`,
        `<meta name="ArticleTitle" content="${law.title}"><meta name="PubDate" content="2031-02-20 18:43"><meta name="ContentSource" content="法规处"><title>${law.title}</title>`,
      ),
    ),
  };
}

/** A notice that makes known; the text itself is its attached Word file. */
async function noticeWithFile(): Promise<SitePage> {
  const law = inventedLaw('渡船', 13);
  const url = 'https://yjt.zj.gov.cn/col/col1229243593/art/2031/art_0123456789abcdef0123456789abcdef.html';
  const file = 'https://yjt.zj.gov.cn/module/download/downfile.jsp?classid=0&filename=31022001.docx';
  const form = 'https://yjt.zj.gov.cn/module/download/downfile.jsp?classid=0&filename=31022002.docx';
  return {
    structure: 'zj.gov.cn, text as attached DOCX',
    url,
    law,
    says: {
      ...at(
        url,
        around(
          `<div class="article-conter"><h2>示例省应急厅关于印发${law.title}的通知</h2>${OVERVIEW}
<div class="content"><p>各市应急局：</p><p>　　现将《${law.title}》印发给你们，请认真贯彻执行。</p><p align="right">示例省应急厅</p><p align="right">2031年2月20日</p></div>
<div class="fj"><p>附件：</p><p><a href="/module/download/downfile.jsp?classid=0&amp;filename=31022002.docx">1.渡船登记表.docx</a></p>
<p><a href="/module/download/downfile.jsp?classid=0&amp;filename=31022001.docx">2.${law.title}.docx</a></p></div></div>`,
          `<meta name="ArticleTitle" content="示例省应急厅关于印发${law.title}的通知"><title>通知</title>`,
        ),
      ),
      ...at(file, await lawAsDocx(law), 'application/octet-stream'),
      ...at(
        form,
        await lawAsDocx({ ...inventedLaw('登记'), title: '渡船登记表' }),
        'application/octet-stream',
      ),
    },
  };
}

/** The page holds the name and a PDF in the province's object store; an old Word file beside it. */
async function onlyPdf(): Promise<SitePage> {
  const law = inventedLaw('避风港', 14);
  const url = 'https://yjt.zj.gov.cn/art/2031/2/21/art_1229829722_59000002.html';
  const store =
    'https://zjjcmspublic.oss-cn-hangzhou-zwynet-d01-a.internet.cloud.zj.gov.cn/jcms_files/jcms1/web3417/site/attach/0';
  const [pdf, doc] = [
    `${store}/e57f7d5cbb0444c59121d27f24ab8b01.pdf`,
    `${store}/e57f7d5cbb0444c59121d27f24ab8b02.doc`,
  ];
  return {
    structure: 'zj.gov.cn, text as PDF in the object store',
    url,
    law,
    says: {
      ...at(
        url,
        around(
          `<div class="article-conter"><h2>${law.title}</h2>${OVERVIEW}<div id="zoom"><p>正文见附件。</p>
<p><a href="${doc}">${law.title}.doc</a></p><p><a href="${pdf}">${law.title}.pdf</a></p></div></div>`,
          `<meta name="ArticleTitle" content="${law.title}"><title>${law.title}</title>`,
        ),
      ),
      ...at(
        doc,
        Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('WordDocument', 'utf16le')]),
        'application/msword',
      ),
      ...at(pdf, await lawAsPdf(law), 'application/pdf'),
    },
  };
}

/** An old page of a city: upper-case tags, GBK, a table that lays the page out, the text between ContentStart and ContentEnd. */
function city(): SitePage {
  const law = inventedLaw('码头', 15);
  const url = 'http://www.ningbo.gov.cn/art/2031/2/20/art_1229095999_1000001.html';
  const page = `<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=gbk"><TITLE>${law.title}</TITLE>
<META name=ArticleTitle content="${law.title}"></HEAD><BODY><TABLE width=1000><TR><TD>${links('首页', '市情', '第一条 要闻')}</TD>
<TD><TABLE><TR><TD class=title>${law.title}</TD></TR><TR><TD>信息来源：市司法局　发布日期：2031-02-20　浏览次数：35</TD></TR>
<TR><TD class=bt_content><META name=ContentStart><DIV>${law.notes[0]}</DIV>${paragraphs(law, { open: '<DIV>', close: '</DIV>' })}<META name=ContentEnd></TD></TR>
<TR><TD>上一篇：示例市渡槽办法　下一篇：无</TD></TR></TABLE></TD></TR></TABLE><P>版权所有：示例市政府</P></BODY></HTML>`;
  return {
    structure: 'ningbo.gov.cn, old tags in GBK',
    url,
    law,
    says: at(url, iconv.encode(page, 'gbk'), 'text/html'),
  };
}

/** beijing.gov.cn: a list of properties above, the decision to amend before the text. */
function beijing(): SitePage {
  const law = inventedLaw('胡同', 16);
  const url = 'https://www.beijing.gov.cn/zhengce/zhengcefagui/203102/t20310220_1001.html';
  return {
    structure: 'beijing.gov.cn, decision to amend above',
    url,
    law,
    withTable: true,
    says: at(
      url,
      around(
        `<div class="container"><div class="doc-info"><ol><li>[主题分类] 综合</li><li>[发文机构] 示例市人大常委会</li><li>[实施日期] 2031-03-17</li>
<li>[成文日期] 2031-02-16</li><li>[发文字号] 公告〔十六届〕第7号</li><li>[废止日期]</li><li>[发布日期] 2031-02-20</li><li>[有效性] 有效</li></ol></div>
<div class="header-title"><h1>${law.title}</h1></div><div class="view TRS_UEDITOR" id="mainText"><div class="view-content">
<p align="center">示例省人民代表大会常务委员会关于修改《${law.title}》的决定</p>
<p>（2031年2月16日示例省第四届人民代表大会常务委员会第九次会议通过）</p>
<p>示例省第四届人民代表大会常务委员会第九次会议决定对《${law.title}》作如下修改：</p>
<p>　　一、将第三条中的“三年”修改为“五年”。</p><p>　　二、删去第六条第二款。</p>
<p>本决定自公布之日起施行。</p><p>《${law.title}》根据本决定作相应修改，重新公布。</p>
<p align="center">${law.title}</p><p>（2029年4月2日示例省第三届人民代表大会常务委员会第五次会议通过　根据2031年2月16日示例省第四届人民代表大会常务委员会第九次会议《关于修改〈${law.title}〉的决定》修正）</p>
${paragraphs(law, { withTable: true })}</div></div><div class="qr"><p>扫一扫在手机打开当前页</p></div></div>`,
        `<title>${law.title}_政策文件_示例市政府</title>`,
      ),
    ),
  };
}

/** shanghai.gov.cn: no meta tags, Article_content. */
function shanghai(): SitePage {
  const law = inventedLaw('弄堂', 17);
  const url = 'https://www.shanghai.gov.cn/nw12344/20310220/0123456789abcdef0123456789abcdef.html';
  return {
    structure: 'shanghai.gov.cn, no meta tags',
    url,
    law,
    says: at(
      url,
      around(
        `<div class="col-md-12"><h2 id="ivs_title">${law.title}</h2><small class="PBtime">(2031-02-20)</small>
<div class="Article_content" id="ivs_content"><p>${law.notes[0]}</p>${paragraphs(law, { open: '<p>&nbsp;&nbsp;&nbsp;&nbsp;' })}</div>
<div class="pdf"><a href="/d/1.pdf">下载文字版</a></div></div>`,
      ),
    ),
  };
}

/** Two regulations on one page: the wanted one stands second. */
function twoDocuments(): SitePage {
  const law = inventedLaw('灯塔', 18);
  const other = inventedLaw('航标', 19);
  const url = 'https://www.hangzhou.gov.cn/art/2031/2/20/art_1229063382_1800001.html';
  return {
    structure: 'two documents on one page',
    url,
    law,
    says: at(
      url,
      around(
        `<div class="art_con"><h1>示例省公报2031年第7期</h1><div id="zoom"><p align="center">${other.title}</p><p>${other.notes[0]}</p>${paragraphs(other)}
<p align="center">${law.title}</p><p>${law.notes[0]}</p>${paragraphs(law)}</div></div>`,
        '<meta name="ArticleTitle" content="示例省公报2031年第7期"><title>示例省公报</title>',
      ),
    ),
  };
}

/** www.locallaw.gov.cn: plain text in one cell after a line of the day and source. */
function legislation(): SitePage {
  const law = inventedLaw('祠堂', 20);
  const url =
    'http://www.locallaw.gov.cn/dflfw/Desktop.aspx?PATH=dflfw/sy/xxll&Gid=4bbd20c8-0000-0000-0000-000000000001&Tid=Cms_Info';
  return {
    structure: 'locallaw.gov.cn',
    url,
    law,
    says: at(
      url,
      around(
        `<form id="form1"><input type="hidden" name="__VIEWSTATE" value="x"><table><tr><td><div>${law.title}</div><div>发布时间：2031-02-20　来源：示例人大</div>
<span id="lblContent">${law.notes[0]}<br/>${paragraphs(law, { open: '', close: '<br/>' })}</span></td></tr></table></form>`,
        '<title>地方立法网</title>',
      ),
    ),
  };
}
