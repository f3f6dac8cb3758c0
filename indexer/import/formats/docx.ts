import { zipSync } from 'fflate';
import { ImportError } from '../../errors.ts';
import { LIMITS, type Source } from '../source.ts';
import { withoutNotes } from './docx-notes.ts';
import { writtenOut } from './docx-words.ts';
import { linesOf } from './html-lines.ts';
import { type Element, parseHtml } from './html-tree.ts';
import { unzipParts } from './unzip.ts';

/** The parts that words can stand in or depend on; pictures and the rest are never inflated. */
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/_rels\/(?:document|footnotes|endnotes)\.xml\.rels|word\/(?:document|styles|numbering|footnotes|endnotes)\.xml)$/u;
/** Paragraphs that Word knows as the title; and the marks of notes, told from the citations of answers by their brackets. */
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='标题'] => h1:fresh"];

/** Word documents, as the national law database offers them. */
export const docx: Source = {
  name: 'docx',
  detect: ({ bytes }) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4,
  async read({ bytes }, budget) {
    const parts = unzipParts(bytes, (name) => PARTS.test(name), budget);
    if (!parts.has('word/document.xml')) {
      throw new ImportError('压缩包里没有 Word 正文', '只能导入 .docx;压缩包请先解压');
    }
    for (const [name, part] of parts) refuseHostileXml(name, part);
    // mammoth is given a zip of just the parts that were measured: what it inflates is what was checked.
    const decoder = new TextDecoder();
    const texts = new Map([...parts].map(([name, part]) => [name, decoder.decode(part)]));
    const { document, hidden, numbered } = writtenOut(texts);
    budget.spend();
    const written = { ...Object.fromEntries(parts), 'word/document.xml': new TextEncoder().encode(document) };
    const checked = zipSync(written, { level: 0 });
    const mammoth = (await import('mammoth')).default;
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(checked.buffer, checked.byteOffset, checked.byteLength) },
      { includeEmbeddedStyleMap: false, ignoreEmptyParagraphs: true, styleMap: STYLES },
    );
    budget.spend();
    const { root, notes } = withoutNotes(parseHtml(value).root);
    const lines = linesOf(root).map((line) => line.text);
    if (lines.length === 0) throw new ImportError('Word 文件里没有文字', '可能是扫描的图片;请找有文字的版本');
    const title = titleOf(root);
    return {
      lines: [...lines, ...(notes.length > 0 ? ['注释', ...notes] : [])],
      notes: [
        ...(numbered > 0 ? [`写出了 ${numbered} 处 Word 自动编号`] : []),
        ...(hidden > 0 ? [`略去了 ${hidden} 个隐藏的字`] : []),
        ...(notes.length > 0 ? [`${notes.length} 条脚注、尾注列在文末的“注释”里`] : []),
      ],
      ...(title === undefined ? {} : { title }),
    };
  },
};

/** The words of the one paragraph that is styled as the title, or of those of them that follow one another. */
function titleOf(root: Element): string | undefined {
  const first = root.children.findIndex((c) => typeof c !== 'string' && c.tag === 'h1');
  if (first < 0) return undefined;
  const line = (c: Element | string | undefined) =>
    c !== undefined && typeof c !== 'string' && c.tag === 'h1'
      ? linesOf(c)
          .map((l) => l.text.trim())
          .join('')
      : '';
  const title = line(root.children[first]);
  return title === '' || line(root.children[first + 1]) !== '' ? undefined : title;
}

/** Real parts declare no document type and stay well under the tag limit; entity bombs and endless nesting do not. */
function refuseHostileXml(name: string, part: Uint8Array): void {
  const cure = '这不像 Word 写出的文件;用 Word 或 WPS 打开后另存一份';
  const head = Buffer.from(part.buffer, part.byteOffset, Math.min(part.length, 4096)).toString('latin1');
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(head)) throw new ImportError(`${name} 里有实体定义`, cure);
  let tags = 0;
  for (let at = part.indexOf(0x3c); at >= 0; at = part.indexOf(0x3c, at + 1)) tags += 1;
  if (tags > LIMITS.xmlTags) throw new ImportError(`${name} 里标签太多`, cure);
}
