import { markerOf } from '../structure/markers.ts';
import type { Headnote, Problem, Provision } from '../types.ts';

/** The list lines that may follow a headnote's paragraph, in this order; documented in knowledge/README.md. */
export const LIST_LINES = ['数目', '检索', '对应'] as const;

/**
 * Turns a parsed body of headnotes into articles without text that carry a headnote each. Everything between an
 * article's marker and the next heading is its headnote: one paragraph, then list lines such as
 * `- 检索: 罚多少、停业`. Problems name the line; a bad list line is left out.
 */
export function withHeadnotes(
  root: Provision,
  body: string,
  file: string,
): { root: Provision; problems: Problem[] } {
  const problems: Problem[] = [];
  const note = (line: number, message: string, cure: string) => {
    problems.push({ file, line, message, cure, severity: 'error' });
  };
  let previous = { number: 0, suffix: 0 };
  const convert = (node: Provision): Provision => {
    if (node.type !== 'article') {
      if (node.text !== '')
        note(node.lines.start, '要旨不在任何一条之下', '以“第X条 ”开头写要旨,章节标题前加 ##');
      return { ...node, text: '', children: node.children.map(convert) };
    }
    const here = { number: node.number, suffix: node.suffix ?? 0 };
    if (!isAfter(here, previous)) {
      note(node.lines.start, `${node.label}的次序不对`, '按条文顺序排列,每条只写一次');
    }
    previous = here;
    const span = { start: node.span.start, end: endOf(node) };
    const headnote = readHeadnote(body.slice(span.start, span.end), node, note);
    return { ...node, text: '', children: [], span, headnote };
  };
  const converted = convert(root);
  if (previous.number === 0) note(root.lines.start, '没有一条要旨', '正文写“第一条 要旨……”');
  return { root: converted, problems };
}

/** Articles may be left out: an older version carries headnotes only where its rules differ. */
function isAfter(a: { number: number; suffix: number }, b: { number: number; suffix: number }): boolean {
  return a.number > b.number || (a.number === b.number && a.suffix > b.suffix);
}

function endOf(node: Provision): number {
  const last = node.children.at(-1);
  return last ? endOf(last) : node.span.end;
}

type Note = (line: number, message: string, cure: string) => void;

function readHeadnote(source: string, article: Provision, note: Note): Headnote {
  const marker = markerOf(source, 'statute');
  const lines = source.slice(marker?.length ?? 0).split(/\r?\n/);
  const paragraph: string[] = [];
  const lists = new Map<string, string>();
  let order = -1;
  lines.forEach((raw, i) => {
    const line = raw.trim();
    const at = article.lines.start + i;
    if (line === '') return;
    if (!line.startsWith('-')) {
      if (paragraph.length > 0)
        note(at, `${article.label}的要旨不止一段`, '合成一段;列表行以“- 数目:”等开头');
      paragraph.push(line);
      return;
    }
    const m = /^-\s*(\S{1,4}?)\s*[:\uFF1A]\s*(.+)$/u.exec(line);
    const place = (LIST_LINES as readonly string[]).indexOf(m?.[1] ?? '');
    if (!m || place < 0)
      note(at, `不认识的列表行“${line.slice(0, 20)}”`, `只用 ${LIST_LINES.join('、')} 三种`);
    else if (place <= order)
      note(at, `列表行“${m[1]}”重复或次序不对`, `次序为 ${LIST_LINES.join('、')},各一行`);
    else {
      order = place;
      lists.set(m[1] as string, m[2] as string);
    }
  });
  if (paragraph.length === 0) note(article.lines.start, `${article.label}没有要旨`, '写一到三句话');
  const corresponds = lists.get('对应');
  return {
    text: paragraph.join(''),
    figures: split(lists.get('数目'), /[;\uFF1B]/u),
    keywords: split(lists.get('检索'), /[、]/u),
    ...(corresponds === undefined ? {} : { corresponds }),
  };
}

function split(line: string | undefined, by: RegExp): string[] {
  return (line ?? '')
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
