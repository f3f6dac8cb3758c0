import { unzipNames } from './formats/unzip.ts';
import type { Original } from './source.ts';

/** What a file is that no text can be read from, with what to do instead. */
export interface Unreadable {
  readonly what: string;
  readonly cure: string;
  /** Whether LibreOffice makes a .docx of it. */
  readonly convertible?: true;
}

const SAVE_AS_DOCX = '用 Word 或 WPS 另存为 .docx 再导入;装有 LibreOffice 时会自动转换';
const NO_WORDS = '图片没有文字;请找有文字的版本';

/** Beginnings of files by their format. */
const MAGIC: readonly (Unreadable & { readonly magic: readonly number[] })[] = [
  { magic: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: 'RTF 文件', cure: SAVE_AS_DOCX, convertible: true },
  { magic: [0xff, 0xd8, 0xff], what: '图片(JPEG)', cure: NO_WORDS },
  { magic: [0x89, 0x50, 0x4e, 0x47], what: '图片(PNG)', cure: NO_WORDS },
  { magic: [0x52, 0x61, 0x72, 0x21], what: 'RAR 压缩包', cure: '解压后导入文件夹' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], what: '7z 压缩包', cure: '解压后导入文件夹' },
  { magic: [0x1f, 0x8b], what: 'GZIP 压缩包', cure: '解压后再导入' },
];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** Names of streams in Microsoft's compound files, by which their kind is known; and the endings where none is found. */
const COMPOUND: readonly (Unreadable & { readonly stream: string; readonly ending: RegExp })[] = [
  {
    stream: 'Workbook',
    ending: /\.(?:xls|et)$/iu,
    what: '旧版 Excel 表格(.xls)',
    cure: '把表格放进 .docx 再导入',
  },
  {
    stream: 'PowerPoint Document',
    ending: /\.(?:ppt|dps)$/iu,
    what: '旧版 PowerPoint 演示(.ppt)',
    cure: '把文字放进 .docx 再导入',
  },
  {
    stream: 'WpsDocument',
    ending: /\.wps$/iu,
    what: 'WPS 文字文件(.wps)',
    cure: '用 WPS 另存为 .docx 再导入;装有 LibreOffice 时会自动转换',
    convertible: true,
  },
  {
    stream: 'WordDocument',
    ending: /\.doc$/iu,
    what: '旧版 Word 文件(.doc)',
    cure: SAVE_AS_DOCX,
    convertible: true,
  },
];

/** Parts by which a zip is known to be another format. */
const ZIPPED: readonly (Unreadable & { readonly part: RegExp })[] = [
  { part: /^OFD\.xml$/iu, what: 'OFD 版式文件', cure: '用 OFD 阅读器导出为 PDF(有文字层)或 .docx 再导入' },
  { part: /^xl\/workbook\.xml$/u, what: 'Excel 表格(.xlsx)', cure: '把表格放进 .docx 再导入' },
  { part: /^ppt\/presentation\.xml$/u, what: 'PowerPoint 演示(.pptx)', cure: '把文字放进 .docx 再导入' },
  { part: /^content\.xml$/u, what: 'OpenDocument 文件(.odt)', cure: SAVE_AS_DOCX },
];

/** What a file really is, by its content before its name; undefined when its text may be read. */
export function unreadableType({ bytes, name }: Original): Unreadable | undefined {
  const starts = (magic: readonly number[]) => magic.every((byte, i) => bytes[i] === byte);
  if (starts(OLE)) return compoundType(bytes, name);
  const known = MAGIC.find(({ magic }) => starts(magic));
  if (known || !starts([0x50, 0x4b])) return known;
  const names = namesOf(bytes);
  if (names.length === 0 || names.includes('word/document.xml')) return undefined;
  return (
    ZIPPED.find(({ part }) => names.some((own) => part.test(own))) ?? {
      what: '压缩包(.zip)',
      cure: '里面没有能导入的文件;解压后看看是什么',
    }
  );
}

function compoundType(bytes: Uint8Array, name: string): Unreadable {
  const wide = (text: string) => Buffer.from(text, 'utf16le');
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const own = COMPOUND.find(({ ending, what }) => ending.test(name) && /wps/iu.test(what));
  return (
    own ??
    COMPOUND.find(({ stream }) => content.includes(wide(stream))) ??
    COMPOUND.find(({ ending }) => ending.test(name)) ??
    COMPOUND.at(-1)!
  );
}

/** Whether a zip holds files rather than being one document's format. */
export function isArchive(bytes: Uint8Array): boolean {
  const names = namesOf(bytes);
  const isFormat = (own: string) => own === 'word/document.xml' || ZIPPED.some(({ part }) => part.test(own));
  return names.length > 0 && !names.some(isFormat);
}

function namesOf(bytes: Uint8Array): string[] {
  try {
    return unzipNames(bytes);
  } catch {
    // A damaged zip is said to be damaged by the format that claims it.
    return [];
  }
}
