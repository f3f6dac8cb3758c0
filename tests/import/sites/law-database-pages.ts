import { inventedLaw } from './invented-law.ts';
import { lawAsDocx, lawAsPdf } from './law-files.ts';
import { around, paragraphs, type Said, type SitePage } from './site-page.ts';

const SITE = 'https://flk.npc.gov.cn';
const STORE = 'https://flkoss.obs-bj2.cucloud.cn';
const json = (value: unknown): Said => ({ type: 'application/json', body: JSON.stringify(value) });
/** What the database answers to every address that it does not know: its start page. */
const START: Said = {
  type: 'text/html',
  body: '<html><head><title>国家法律法规数据库</title></head><body><div id="app"></div></body></html>',
};

/** Texts of the national database, through its interface. */
export async function databasePages(): Promise<SitePage[]> {
  return [await word(), await oldAddress(), await onlyPdf(), await mobile(), await challenge()];
}

function details(id: string, title: string, version: string, sxx = 3): Record<string, Said> {
  const data = {
    bbbs: id,
    title,
    flxz: '地方性法规',
    zdjgName: '示例省人大常委会',
    gbrq: version,
    sxrq: null,
    sxx,
    ossFile: {
      ossWordPath: `prod/20310220/${id}.docx`,
      ossPdfPath: '',
      ossWordOfdPath: '',
      ossPdfOfdPath: '',
    },
    content: { title, children: [] },
  };
  return { [`${SITE}/law-search/search/flfgDetails?bbbs=${id}`]: json({ code: 200, msg: '成功', data }) };
}

const download = (id: string, format: string, url: string | undefined) => ({
  [`${SITE}/law-search/download/pc?format=${format}&bbbs=${id}`]: json({
    code: 200,
    data: url === undefined ? null : { url, urlIn: 'http://10.0.0.9/x.docx' },
  }),
});

async function word(): Promise<SitePage> {
  const law = inventedLaw('算盘', 21);
  const id = 'ff8081810000000000000000000000a1';
  const file = `${STORE}/prod/20310220/${id}.docx?X-Amz-Signature=abc`;
  return {
    structure: 'national database, DOCX',
    url: `${SITE}/detail?id=${id}`,
    law,
    says: {
      [`${SITE}/detail?id=${id}`]: START,
      ...details(id, law.title, law.version),
      ...download(id, 'docx', file),
      [file]: { type: 'application/octet-stream', body: await lawAsDocx(law) },
    },
  };
}

/** An address of the time before 2026 names the same id in base64. */
async function oldAddress(): Promise<SitePage> {
  const law = inventedLaw('戥秤', 22);
  const id = '2c909fdd000000000000000000000a2a';
  const file = `${STORE}/prod/20310220/${id}.docx?X-Amz-Signature=abc`;
  return {
    structure: 'national database, address of the old form',
    url: `${SITE}/detail2.html?${encodeURIComponent(Buffer.from(id).toString('base64'))}`,
    law,
    says: {
      ...details(id, law.title, law.version),
      ...download(id, 'docx', file),
      [file]: { type: 'application/octet-stream', body: await lawAsDocx(law) },
    },
  };
}

/** What is called DOCX is an old Word file; the PDF can be read. */
async function onlyPdf(): Promise<SitePage> {
  const law = inventedLaw('斗斛', 23);
  const id = 'ff8081810000000000000000000000a3';
  const [doc, pdf] = [
    `${STORE}/prod/20310220/${id}.doc?X-Amz-Signature=a`,
    `${STORE}/prod/20310220/${id}.pdf?X-Amz-Signature=b`,
  ];
  return {
    structure: 'national database, DOC and PDF',
    url: `${SITE}/detail?id=${id}`,
    law,
    says: {
      ...details(id, law.title, law.version, 2),
      ...download(id, 'docx', doc),
      ...download(id, 'pdf', pdf),
      [doc]: {
        body: Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('WordDocument', 'utf16le')]),
      },
      [pdf]: { type: 'application/pdf', body: await lawAsPdf(law) },
    },
  };
}

/** No PDF is there and the DOCX lies at a host that is none of its own; the mobile address leads to the file. */
async function mobile(): Promise<SitePage> {
  const law = inventedLaw('铜锣', 25);
  const id = 'ff8081810000000000000000000000a5';
  const file = `${STORE}/prod/20310220/${id}.docx?X-Amz-Signature=c`;
  return {
    structure: 'national database, by its mobile address',
    url: `${SITE}/detail?id=${id}`,
    law,
    says: {
      ...details(id, law.title, law.version),
      ...download(id, 'docx', 'https://files.other.example/x.docx'),
      ...download(id, 'pdf', undefined),
      [`${SITE}/law-search/download/mobile?format=docx&bbbs=${id}`]: {
        status: 302,
        headers: { location: file },
      },
      [file]: { type: 'application/octet-stream', body: await lawAsDocx(law) },
    },
  };
}

/** A local regulation: a challenge instead of every download; a city's copy as alternative. */
async function challenge(): Promise<SitePage> {
  const law = inventedLaw('更鼓', 24);
  const id = 'ff8081810000000000000000000000a4';
  const copy = 'https://www.wenzhou.gov.cn/art/2031/2/20/art_1229117830_1000001.html';
  const scripted: Said = {
    type: 'text/html',
    body: '<html><script>document.cookie="c="+f()</script></html>',
  };
  return {
    structure: 'national database, challenge; a copy elsewhere',
    url: `${SITE}/detail?id=${id}`,
    alternatives: [copy],
    law,
    says: {
      ...details(id, law.title, law.version),
      [`${SITE}/law-search/download/pc?format=docx&bbbs=${id}`]: scripted,
      [`${SITE}/law-search/download/pc?format=pdf&bbbs=${id}`]: scripted,
      [`${SITE}/law-search/download/mobile?format=docx&bbbs=${id}`]: scripted,
      [copy]: {
        type: 'text/html; charset=utf-8',
        body: around(
          `<h1>${law.title}</h1><div id="zoom"><p>${law.notes[0]}</p>${paragraphs(law)}</div>`,
          `<meta name="ArticleTitle" content="${law.title}">`,
        ),
      },
    },
  };
}
