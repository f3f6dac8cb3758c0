import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { candidateOf } from '../../indexer/import/candidate.ts';
import {
  ARTICLES,
  asDatabasePage,
  asGovernmentPage,
  asMarkdown,
  asPlain,
  asSavedPage,
  asWrapped,
  NOTES,
  PARAGRAPHS,
  TITLE,
  VERSION,
} from './example.ts';
import { asDocx, asPdf, asScan } from './example-files.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (name: string, content: Uint8Array, contentType?: string) =>
  candidateOf(
    { name, bytes: content, ...(contentType ? { contentType } : {}) },
    { catalogue: [], today: '2031-05-01' },
  );

const gbk = iconv.encode(asPlain(), 'gb18030');
const FORMATS: readonly [string, string, () => Promise<Uint8Array> | Uint8Array][] = [
  ['Markdown', '办法.md', () => bytes(asMarkdown())],
  ['plain text, UTF-8 with a mark', '办法.txt', () => bytes(`\ufeff${asPlain()}`)],
  ['plain text, GB18030', '办法.txt', () => gbk],
  [
    'plain text, UTF-16LE with a mark',
    '办法.txt',
    () => iconv.encode(asPlain(), 'utf-16le', { addBOM: true }),
  ],
  ['plain text, UTF-16BE without a mark', '办法.txt', () => iconv.encode(asPlain(), 'utf-16be')],
  ['plain text wrapped, with page numbers', '办法.txt', () => bytes(asWrapped())],
  ['a government page', 'art_1.html', () => bytes(asGovernmentPage())],
  [
    'a government page in GBK that declares utf-8',
    'art_1.html',
    () => iconv.encode(asGovernmentPage(), 'gbk'),
  ],
  ['a page of the national database', 'detail.html', () => bytes(asDatabasePage())],
  ['a saved page with menus around', '办法.htm', () => bytes(asSavedPage())],
  ['DOCX', '办法.docx', asDocx],
  ['PDF', '办法.pdf', () => asPdf()],
];

describe('every format gives the same document', () => {
  it.each(FORMATS)('%s', async (_, name, make) => {
    const candidate = await read(name, await make());
    expect(candidate.title).toBe(TITLE);
    expect(candidate.articles).toBe(ARTICLES);
    expect(candidate.version).toBe(VERSION);
    expect(candidate.facts).toMatchObject({ adopted: '2029-04-02', effective: '2031-03-09' });
    const [heading, note, ...paragraphs] = candidate.body.trim().split('\n\n');
    expect(heading).toBe(`# ${TITLE}`);
    expect(note?.replace(/\s/gu, '')).toBe(NOTES[0]?.replace(/\s/gu, ''));
    expect(paragraphs).toEqual(PARAGRAPHS);
  });
});

describe('what holds no text gets a clear error', () => {
  it.each<[string, string, () => Promise<Uint8Array> | Uint8Array, RegExp]>([
    ['a scan', '扫描.pdf', asScan, /没有文字层/],
    ['an empty file', '空.txt', () => bytes(''), /空的/],
    ['a picture', '图.pdf', () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2), /图片/],
    ['an old Word file', '旧.docx', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1), /\.doc/],
    ['bytes of no text', '乱.txt', () => Uint8Array.from({ length: 999 }, (_, i) => (i * 7) % 32), /文字/],
    ['UTF-8 cut within a character', '断.txt', () => bytes(asPlain()).slice(0, -1), /坏字节/],
    ['a zip that is no Word file', '包.docx', () => bytes('PK\u0003\u0004 nothing'), /压缩包损坏/],
    ['a menu', '菜单.html', () => bytes('<html><body><a>首页</a><p>欢迎</p></body></html>'), /没有找到条文/],
  ])('%s', async (_, name, make, message) => {
    await expect(read(name, await make())).rejects.toThrow(message);
  });
});

it('folds radicals of a PDF and says so, and nothing else', async () => {
  const { foldRadicals } = await import('../../indexer/import/formats/radicals.ts');
  expect(foldRadicals('第\u2f00条 \u2ea0，（①）')).toEqual({ text: '第一条 民，（①）', count: 2 });
});
