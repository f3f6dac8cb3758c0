import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { labeller, listsOf } from '../../indexer/import/formats/docx-numbering.ts';
import { writtenOut } from '../../indexer/import/formats/docx-words.ts';
import { readXml } from '../../indexer/import/formats/xml.ts';
import { emptyFolder, imported } from './imported.ts';
import { inventedDocuments, writtenAs } from './invented.ts';

const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const NUMBERING = `<w:numbering><w:abstractNum w:abstractNumId="0">${[
  level(0, 'chineseCounting', '第%1章'),
  level(1, 'chineseCounting', '第%2条', '<w:lvlRestart w:val="0"/>'),
  level(2, 'chineseCounting', '（%3）'),
  level(3, 'decimal', '%4.'),
].join(
  '',
)}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1')}${level(1, 'decimal', '%1.%2')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>`;

it('counts nested lists, restarts, and levels that go on', () => {
  const label = labeller(listsOf(readXml(NUMBERING)));
  const run = (...levels: number[]) => levels.map((at) => label('1', at).trim());
  expect(run(0, 1, 2, 2, 3, 1, 2, 0, 1)).toEqual([
    '第一章',
    '第一条',
    '（一）',
    '（二）',
    '1.',
    '第二条',
    '（一）',
    '第二章',
    '第三条',
  ]);
  expect(
    [label('2', 0), label('2', 1), label('2', 1), label('2', 0), label('2', 1)].map((l) => l.trim()),
  ).toEqual(['1', '1.1', '1.2', '2', '2.1']);
  expect(label('3', 0).trim()).toBe('7');
});

it('leaves hidden text out, raises and lowers, and takes numbers from styles', () => {
  const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
  const document = `<w:document><w:body><w:p><w:pPr><w:pStyle w:val="条"/></w:pPr>${run('含10')}${run('-5', '<w:vertAlign w:val="superscript"/>')}${run('和CO')}${run('2', '<w:vertAlign w:val="subscript"/>')}${run('秘密', '<w:vanish/>')}${run('明', '<w:vanish w:val="0"/>')}</w:p></w:body></w:document>`;
  const styles =
    '<w:styles><w:style w:styleId="条"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>';
  const parts = new Map([
    ['word/document.xml', document],
    ['word/styles.xml', styles],
    ['word/numbering.xml', NUMBERING],
  ]);
  const written = writtenOut(parts);
  const words = [...written.document.matchAll(/<w:t[^>]*>([^<]*)/gu)].map(([, text]) => text).join('');
  expect(words).toBe('第一条 含10⁻⁵和CO₂明');
  expect(written).toMatchObject({ hidden: 2, numbered: 1 });
});

it('an old Word file is converted where LibreOffice is at hand, and said to have been', async () => {
  const folder = emptyFolder();
  const [, document] = inventedDocuments();
  writeFileSync(path.join(folder, 'made.docx'), await writtenAs('docx', document!));
  // Stands in for the program: puts the document where it is told to.
  const program = `#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\ncp '${folder}/made.docx' "$2/original.docx"\n`;
  writeFileSync(path.join(folder, 'soffice'), program, { mode: 0o755 });
  const old = path.join(folder, '旧.doc');
  writeFileSync(old, new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
  const { results } = await imported([old]);
  vi.unstubAllEnvs();
  expect(results[0]).toMatchObject({ outcome: 'new', title: document!.title });
  expect(results[0]!.notes[0]).toBe('旧版 Word 文件(.doc)由 LibreOffice 转成 .docx 后读取');
});
