import { labeller, listsOf } from './docx-numbering.ts';
import { inUnicode } from './raised.ts';
import { child, childrenOf, readXml, valOf, writeXml, type XmlElement, xmlElements } from './xml.ts';

/** A Word text with all that Word itself would draw written out, for a reader that knows runs and paragraphs alone. */
export interface WrittenOut {
  readonly document: string;
  /** Characters of hidden text that were left out. */
  readonly hidden: number;
  /** Paragraphs whose number was written out. */
  readonly numbered: number;
}

/**
 * Writes a document's automatic numbers as words, turns superscripts and subscripts into Unicode, and leaves hidden text
 * out.
 * @param parts decoded parts of the file by name
 */
export function writtenOut(parts: ReadonlyMap<string, string>): WrittenOut {
  const document = readXml(parts.get('word/document.xml')!);
  const part = (name: string) => (parts.has(name) ? readXml(parts.get(name)!) : undefined);
  const styles = stylesOf(part('word/styles.xml'));
  const label = labeller(listsOf(part('word/numbering.xml')));
  let hidden = 0;
  let numbered = 0;
  for (const element of xmlElements(document)) {
    if (element.name === 'w:p') {
      const words = isDeleted(element) ? '' : labelOf(element, styles, label);
      if (words !== '') numbered += 1;
      if (words !== '') writeLabel(element, words);
    }
    if (element.name === 'w:r') {
      if (isHidden(element, styles)) {
        hidden += wordsOf(element).length;
        element.children = [];
      } else raise(element);
    }
  }
  return { document: writeXml(document), hidden, numbered };
}

interface Style {
  readonly basedOn: string | undefined;
  readonly properties: XmlElement | undefined;
  readonly runs: XmlElement | undefined;
}

function stylesOf(styles: XmlElement | undefined): ReadonlyMap<string, Style> {
  const all = childrenOf(child(styles, 'w:styles'), 'w:style');
  return new Map(
    all.map((style) => [
      style.attributes['w:styleId'] ?? '',
      {
        basedOn: valOf(style, 'w:basedOn'),
        properties: child(style, 'w:pPr'),
        runs: child(style, 'w:rPr'),
      },
    ]),
  );
}

/** More styles than any chain has: one based on itself ends there. */
const LONGEST_CHAIN = 20;

function* chain(id: string | undefined, styles: ReadonlyMap<string, Style>): Generator<Style> {
  for (let at = id, n = 0; at !== undefined && n < LONGEST_CHAIN; n++) {
    const style = styles.get(at);
    if (!style) return;
    yield style;
    at = style.basedOn;
  }
}

/** A paragraph that was deleted with changes tracked has no number any more. */
function isDeleted(paragraph: XmlElement): boolean {
  return child(child(child(paragraph, 'w:pPr'), 'w:rPr'), 'w:del') !== undefined && wordsOf(paragraph) === '';
}

function labelOf(
  paragraph: XmlElement,
  styles: ReadonlyMap<string, Style>,
  label: (numId: string, level: number) => string,
): string {
  const own = child(paragraph, 'w:pPr');
  const chained = [...chain(valOf(own, 'w:pStyle'), styles)].map((style) =>
    child(style.properties, 'w:numPr'),
  );
  const all = [child(own, 'w:numPr'), ...chained];
  const first = (name: string) => all.map((p) => valOf(p, name)).find((value) => value !== undefined);
  const numId = first('w:numId');
  if (numId === undefined || numId === '0' || wordsOf(paragraph) === '') return '';
  const level = Number(first('w:ilvl') ?? 0);
  return label(numId, level);
}

/** The label becomes the paragraph's first run; its list is forgotten, so that no reader makes another of it. */
function writeLabel(paragraph: XmlElement, words: string): void {
  const own = child(paragraph, 'w:pPr');
  if (own) own.children = own.children.filter((c) => typeof c === 'string' || c.name !== 'w:numPr');
  const text: XmlElement = { name: 'w:t', attributes: { 'xml:space': 'preserve' }, children: [words] };
  const run: XmlElement = { name: 'w:r', attributes: {}, children: [text] };
  const at = own ? paragraph.children.indexOf(own) + 1 : 0;
  paragraph.children.splice(at, 0, run);
}

function isHidden(run: XmlElement, styles: ReadonlyMap<string, Style>): boolean {
  const own = child(run, 'w:rPr');
  const chained = [...chain(valOf(own, 'w:rStyle'), styles)].map((style) => child(style.runs, 'w:vanish'));
  const vanish = [child(own, 'w:vanish'), ...chained].find((v) => v !== undefined);
  return vanish !== undefined && !/^(?:0|false|off)$/u.test(vanish.attributes['w:val'] ?? '');
}

function wordsOf(element: XmlElement): string {
  let out = '';
  for (const inner of xmlElements(element))
    if (inner.name === 'w:t') out += inner.children.filter((c) => typeof c === 'string').join('');
  return out;
}

/** 10 with a raised -5 becomes 10⁻⁵; what Unicode does not have raised stays as it is. */
function raise(run: XmlElement): void {
  const align = valOf(child(run, 'w:rPr'), 'w:vertAlign');
  if (align !== 'superscript' && align !== 'subscript') return;
  for (const text of childrenOf(run, 'w:t'))
    text.children = text.children.map((c) => (typeof c === 'string' ? inUnicode(c, align) : c));
}
