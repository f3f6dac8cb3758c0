import { isDateNote, isMarkedTitle, isTitleLike, mayBeTitle } from '../reading/front-lines.ts';
import { boundedText, type Original, type PlainText, type Source } from '../source.ts';
import { decode } from './decode.ts';
import { bodyAt, findBody, isWithin, placeOf } from './html-body.ts';
import { type HtmlLine, linesOf } from './html-lines.ts';
import { type Element, elements, parseHtml } from './html-tree.ts';

const MARKUP = /<(?:!doctype\s+html|html|head|body|div|table|p|span|meta)[\s>]/iu;

/** HTML pages: article pages of government sites, the national law database's pages, saved pages with menus. */
export const html: Source = {
  name: 'html',
  detect(original) {
    if (/\.(?:html?|xhtml|shtml)$/iu.test(original.name)) return true;
    if (/^(?:text\/html|application\/xhtml)/iu.test(original.contentType ?? '')) return true;
    return MARKUP.test(ascii(original, 2048)) && !/\.(?:md|txt)$/iu.test(original.name);
  },
  async read(original) {
    const first = readHtml(markupOf(original));
    const parts = (original.further ?? []).map((bytes) =>
      readHtml(markupOf({ ...original, bytes }), first.place),
    );
    return {
      ...first,
      lines: [first, ...parts].flatMap(({ lines }) => lines),
      notes: parts.length > 0 ? [`全文分 ${parts.length + 1} 页,已接起来`] : [],
      cutOff: [first, ...parts].some(({ cutOff }) => cutOff),
    };
  },
};

/** The markup of a page, by the encoding that it declares, its server tells or its bytes show. */
export function markupOf(original: Original): string {
  return decode(original.bytes, charsetOf(original)).text;
}

/** Markup is ASCII in every encoding that pages come in. */
function ascii({ bytes }: Original, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, length)).toString('latin1');
}

function charsetOf(original: Original): string | undefined {
  const header = /charset=["']?([\w-]+)/iu.exec(original.contentType ?? '')?.[1];
  return header ?? /<meta[^>]{0,200}?charset=["']?([\w-]+)/iu.exec(ascii(original, 4096))?.[1];
}

/** Lines that stand before the text's container at most this far away may be its title and notes. */
const LINES_BEFORE = 15;

/** A page's text, and the place of the element that holds it. */
interface ReadPage extends PlainText {
  readonly place: string;
}

/**
 * The text of a page without what stands around it.
 * @param place where the first page of the same text has it
 */
export function readHtml(markup: string, place?: string): ReadPage {
  boundedText(markup.length);
  const { root, cutOff } = parseHtml(markup);
  const lines = linesOf(root);
  const body = bodyAt(root, place) ?? findBody(root, lines);
  const first = lines.findIndex((line) => isWithin(line.owner, body));
  const before = lines.slice(Math.max(0, first - LINES_BEFORE), Math.max(0, first));
  const told = (place === undefined ? before : []).filter(
    (line) => !line.link && (isDateNote(line.text) || isTitleLike(line.text)),
  );
  const inside = lines.filter((line) => isWithin(line.owner, body) && !line.link);
  const title = titleOf(root, lines);
  return {
    lines: [...told, ...inside].map((line) => line.text),
    notes: [],
    ...(title === undefined ? {} : { title }),
    cutOff,
    place: placeOf(body),
  };
}

/** A page has one heading of the first rank, or misuses a few. */
const HEADINGS = 3;

/** What the page says its title is; government sites must name it in the meta tag ArticleTitle. */
function titleOf(root: Element, lines: readonly HtmlLine[]): string | undefined {
  const found: string[] = [];
  let headings = 0;
  let meta = '';
  for (const element of elements(root)) {
    const { tag, attributes } = element;
    if (tag === 'meta' && /^articletitle$/iu.test(attributes.name ?? '')) {
      meta = attributes.content ?? '';
      found.unshift(meta);
    }
    if (tag === 'h1' && ++headings <= HEADINGS)
      found.push(...lines.filter((l) => isWithin(l.owner, element)).map((l) => l.text));
    if (tag === 'title') found.push(element.children.filter((c) => typeof c === 'string').join(''));
  }
  const titles = found.map((text) => text.split(/[_|]|\s[-–—]/u)[0]!.trim()).filter((text) => text !== '');
  const first = meta.split(/[_|]/u)[0]!.trim();
  return (
    titles.find(isTitleLike) ??
    titles.find(mayBeTitle) ??
    (first !== '' && isMarkedTitle(first) ? first : undefined)
  );
}
