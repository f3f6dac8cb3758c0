import { zipSync } from 'fflate';
import type { Original } from '../../indexer/import/source.ts';
import { asDatabasePage, asGovernmentPage, asMarkdown, asPlain, PRINTED, TITLE } from '../import/example.ts';
import { asDocx, asPdf } from '../import/example-files.ts';
import type { Random } from './random.ts';

/** Makes a broken or hostile original from a sound one. */
interface Mutation {
  readonly name: string;
  make(random: Random, sound: readonly Original[]): Original;
}

const bytes = (text: string) => new TextEncoder().encode(text);

/** The example in each format. */
export async function soundOriginals(): Promise<Original[]> {
  return [
    { name: '示例.md', bytes: bytes(asMarkdown()) },
    { name: '示例.txt', bytes: bytes(asPlain()) },
    { name: '示例.html', bytes: bytes(asGovernmentPage()) },
    { name: '库.html', bytes: bytes(asDatabasePage()) },
    { name: '示例.docx', bytes: await asDocx() },
    { name: '示例.pdf', bytes: await asPdf() },
  ];
}

const any = <T>(random: Random, of: readonly T[]): T => of[random.below(of.length)]!;
const noise = (random: Random, length: number) => Uint8Array.from({ length }, () => random.below(256));

function cut(random: Random, { name, bytes: b }: Original): Original {
  return { name, bytes: b.slice(0, random.below(b.length)) };
}

function splice(random: Random, { name, bytes: b }: Original, insert: Uint8Array, remove: number): Original {
  const at = random.below(b.length);
  return { name, bytes: Buffer.concat([b.subarray(0, at), insert, b.subarray(at + remove)]) };
}

function flipped(random: Random, { name, bytes: b }: Original): Original {
  const out = Uint8Array.from(b);
  for (let i = random.below(20); i >= 0; i--) out[random.below(out.length)] = random.below(256);
  return { name, bytes: out };
}

function shuffled(random: Random, text: string): string {
  const lines = text.split(/\r?\n/u);
  for (let i = lines.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [lines[i], lines[j]] = [lines[j]!, lines[i]!];
  }
  return lines.join('\n');
}

function wordXml(body: string, head = ''): Uint8Array {
  const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return bytes(
    `<?xml version="1.0"?>${head}<w:document xmlns:w="${w}"><w:body>${body}</w:body></w:document>`,
  );
}

function docxOf(document: Uint8Array): Uint8Array {
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
  const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
  return zipSync({
    '[Content_Types].xml': bytes(types),
    '_rels/.rels': bytes(rels),
    'word/document.xml': document,
  });
}

const BAIT = [
  '（',
  '第',
  '〇',
  ' ',
  '　',
  '。”',
  '《',
  '一、',
  '第一条',
  '&nbsp;',
  '<div>',
  '二〇',
  '-',
  '…',
];

export const MUTATIONS: readonly Mutation[] = [
  { name: 'cut short', make: (r, sound) => cut(r, any(r, sound)) },
  { name: 'bytes changed', make: (r, sound) => flipped(r, any(r, sound)) },
  { name: 'noise put in', make: (r, sound) => splice(r, any(r, sound), noise(r, 1 + r.below(2000)), 0) },
  { name: 'a piece lost', make: (r, sound) => splice(r, any(r, sound), new Uint8Array(), 1 + r.below(1500)) },
  {
    name: 'a piece twice',
    make(r, sound) {
      const from = any(r, sound);
      const at = r.below(from.bytes.length);
      return splice(r, from, from.bytes.slice(at, at + 1 + r.below(3000)), 0);
    },
  },
  { name: 'lines shuffled', make: (r) => ({ name: '示例.md', bytes: bytes(shuffled(r, asMarkdown())) }) },
  {
    name: 'elements shuffled',
    make: (r) => ({ name: '示例.html', bytes: bytes(shuffled(r, asGovernmentPage())) }),
  },
  {
    name: 'noise alone',
    make: (r) => ({
      name: `x.${any(r, ['md', 'html', 'docx', 'pdf', 'bin'])}`,
      bytes: noise(r, r.below(200_000)),
    }),
  },
  {
    name: 'noise with a known beginning',
    make: (r) => ({
      name: 'x',
      bytes: Buffer.concat([
        bytes(any(r, ['%PDF-1.7\n', 'PK\u0003\u0004', '<html>', '\ufeff'])),
        noise(r, r.below(100_000)),
      ]),
    }),
  },
  {
    name: '50 MB',
    make: (r) => ({
      name: `x.${any(r, ['md', 'html', 'pdf'])}`,
      bytes: new Uint8Array(50 * 1024 * 1024).fill(0x61),
    }),
  },
  {
    name: 'one endless line',
    make: (r) => ({
      name: `x.${any(r, ['txt', 'html'])}`,
      bytes: bytes(`${TITLE}\n第一条 ${any(r, BAIT).repeat(400_000)}`),
    }),
  },
  {
    name: 'endless lines',
    make: (r) => ({
      name: `x.${any(r, ['txt', 'html'])}`,
      bytes: bytes(`${TITLE}\n${`${any(r, BAIT)}一\n`.repeat(150_000)}第一条 完。`),
    }),
  },
  {
    name: 'a zip bomb',
    make: (r) => ({
      name: '炸弹.docx',
      bytes: docxOf(
        wordXml(any(r, [' ', 'a', '<w:p/>']).repeat(Math.floor((20 + r.below(60)) * 1024 * 1024) / 4)),
      ),
    }),
  },
  {
    name: 'entities in Word',
    make: (r) => {
      const bomb = `<!DOCTYPE x [<!ENTITY a "${'啊'.repeat(50)}">${'bcdefgh'
        .split('')
        .map((c, i) => `<!ENTITY ${c} "${`&${'abcdefgh'[i]};`.repeat(20)}">`)
        .join('')}]>`;
      return {
        name: '实体.docx',
        bytes: docxOf(
          wordXml(`<w:p><w:r><w:t>&h;</w:t></w:r></w:p>`, r.below(2) ? bomb : bomb.padStart(9000)),
        ),
      };
    },
  },
  {
    name: 'Word nested deep',
    make: (r) => {
      const depth = 1000 + r.below(60_000);
      return { name: '深.docx', bytes: docxOf(wordXml('<w:p>'.repeat(depth) + '</w:p>'.repeat(depth))) };
    },
  },
  {
    name: 'HTML nested deep',
    make: (r) => {
      const tag = any(r, ['div', 'table', 'b', 'p', 'a', 'font']);
      return {
        name: '深.html',
        bytes: bytes(`<html>${`<${tag}>`.repeat(200 + r.below(300_000))}${PRINTED.join('<br>')}`),
      };
    },
  },
  {
    name: 'HTML entity tricks',
    make(r) {
      const tricks = [
        '&#x110000;',
        '&#0;',
        '&#xD800;',
        '&amp;amp;lt;script&gt;',
        '&lt;/p&gt;',
        '&#8203;',
        '&nbsp',
        '&notanentity;',
        '&#99999999999999999;',
      ];
      const text = PRINTED.map((p) => `<p>${p.slice(0, 3)}${any(r, tricks)}${p.slice(3)}</p>`).join('');
      return { name: '实体.html', bytes: bytes(`<html><body><h1>${TITLE}</h1>${text}</body></html>`) };
    },
  },
  {
    name: 'many containers',
    make: () => ({
      name: '多.html',
      bytes: bytes(`<html>${'<div id=zoom><h1>办法</h1></div>'.repeat(60_000)}</html>`),
    }),
  },
  {
    name: 'an unclosed comment, script or tag',
    make(r) {
      const open = any(r, ['<!--', '<script>', '<style>', '<p title="', '<![CDATA[', '</', '<textarea>']);
      const page = asGovernmentPage();
      const at = r.below(page.length);
      return { name: '开.html', bytes: bytes(page.slice(0, at) + open + page.slice(at)) };
    },
  },
  {
    name: 'PDF with a broken table',
    make: (r, sound) => {
      const pdf = Buffer.from(sound.find(({ name }) => name.endsWith('.pdf'))!.bytes).toString('latin1');
      const broken = any(r, [
        pdf.replace(/startxref\s+\d+/u, 'startxref 0'),
        pdf.replace(/\/Count \d+/u, '/Count 99999999'),
        pdf.replace(/\/Kids \[[^\]]*\]/u, '/Kids [1 0 R 1 0 R]'),
        pdf.replaceAll('endobj', ''),
        pdf.replace(/\/Length \d+/gu, '/Length 999999999'),
      ]);
      return { name: '坏.pdf', bytes: Buffer.from(broken, 'latin1') };
    },
  },
];
