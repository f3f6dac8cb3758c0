import { type Element, elements, parseHtml } from '../formats/html-tree.ts';
import { mayHoldFilesOf } from './sites.ts';

/** What a page leads to that belongs to its own text. */
export interface PageLinks {
  /** Addresses of the pages on which the text goes on, in their order. */
  readonly further: readonly string[];
  /** Files attached to it: those named after the wanted title first, then what can be read best. */
  readonly files: readonly { readonly address: string; readonly name: string }[];
}

/** Texts are cut into a handful of pages; what claims more is no text. */
const MOST_PAGES = 30;
const MOST_FILES = 8;
const FILE = /\.(docx|pdf|docm|wps|doc|ofd)$/iu;
/** What can be read best first; an old Word file is known for what it is when it is read. */
const ORDER = ['docx', 'pdf'];
/** createPageHTML(3, 0, "t20210716_1", "shtml"): TRS writes its pager by script. */
const PAGER =
  /createPageHTML\(\s*['"]?(\d{1,3})['"]?\s*,\s*\d{1,3}\s*,\s*['"]([\w-]{1,80})['"]\s*,\s*['"](\w{1,8})['"]/u;

/**
 * Reads the links of a page that lead to the rest of its text.
 * @param address of the page itself
 * @param title of the text that is wanted, by which one of several files is known
 */
export function pageLinks(markup: string, address: string, title: string): PageLinks {
  const page = new URL(address);
  const links = [...elements(parseHtml(markup).root)].flatMap((element) => {
    const href = element.tag === 'a' ? element.attributes.href : undefined;
    if (!href || !URL.canParse(href, address)) return [];
    const url = new URL(href, address);
    return /^https?:$/u.test(url.protocol) ? [{ url, words: wordsOf(element) }] : [];
  });
  return {
    further: [...new Set([...byScript(markup, page), ...byNumber(links, page)])].slice(0, MOST_PAGES),
    files: filesOf(links, page, title),
  };
}

interface Link {
  readonly url: URL;
  readonly words: string;
}

function byScript(markup: string, page: URL): string[] {
  const [, count, stem, ending] = PAGER.exec(markup) ?? [];
  if (!count || stem !== stemOf(page)[0]) return [];
  const most = Math.min(Number(count), MOST_PAGES);
  return Array.from(
    { length: Math.max(0, most - 1) },
    (_, i) => new URL(`${stem}_${i + 1}.${ending}`, page).href,
  );
}

/** content_7001.htm goes on at content_7001_2.htm: the same name with a number, in the same folder. */
function byNumber(links: readonly Link[], page: URL): string[] {
  const [stem, ending] = stemOf(page);
  if (stem === '') return [];
  return links
    .flatMap(({ url, words }) => {
      const [name, own] = stemOf(url);
      const number = name.startsWith(stem)
        ? /^[_-](\d{1,3})$/u.exec(name.slice(stem.length))?.[1]
        : undefined;
      const isPager = /^(?:第?\d{1,3}页?|下一页|下页|尾页|末页)$/u.test(words);
      const sameFolder = url.host === page.host && folderOf(url) === folderOf(page) && own === ending;
      return number !== undefined && isPager && sameFolder
        ? [{ number: Number(number), href: url.href }]
        : [];
    })
    .sort((a, b) => a.number - b.number)
    .map(({ href }) => href);
}

/** Name of a page without its ending and the number of a part, and the ending. */
function stemOf({ pathname }: URL): readonly [string, string] {
  const name = pathname.slice(pathname.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
}

function folderOf({ pathname }: URL): string {
  return pathname.slice(0, pathname.lastIndexOf('/'));
}

function filesOf(links: readonly Link[], page: URL, title: string): PageLinks['files'] {
  const bare = (text: string) => text.replace(/[\s《》〈〉()\uff08\uff09]/gu, '');
  const found = new Map<string, { address: string; name: string; rank: number }>();
  for (const { url, words } of links) {
    const name = [words, url.searchParams.get('filename') ?? '', url.pathname].find((text) =>
      FILE.test(text),
    );
    if (name === undefined || !mayHoldFilesOf(page, url) || found.has(url.href)) continue;
    const ending = FILE.exec(name)![1]!.toLowerCase();
    const place = ORDER.indexOf(ending);
    const named = bare(words).includes(bare(title)) ? 0 : ORDER.length + 1;
    const rank = named + (place < 0 ? ORDER.length : place);
    found.set(url.href, { address: url.href, name: FILE.test(words) ? words : `${words}.${ending}`, rank });
  }
  return [...found.values()]
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_FILES)
    .map(({ address, name }) => ({
      address,
      name: name.replace(/[/\\]/gu, ' ').replace(/^\d{1,2}[.、]\s*/u, ''),
    }));
}

function wordsOf(element: Element): string {
  const words: string[] = [];
  const stack: (Element | string)[] = [element];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    if (typeof part === 'string') words.push(part);
    else stack.push(...[...part.children].reverse());
  }
  return words.join('').replace(/\s+/gu, ' ').trim();
}
