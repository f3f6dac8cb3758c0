import { isArticleStart, markerOf, type Shape } from '../../structure/markers.ts';
import { type Attachment, withoutAttachments } from './attachments.ts';
import { isBoilerplate, isContentsHeading, isPageNumber } from './front-lines.ts';
import { firstArticle, firstClause, firstDivision } from './starts.ts';
import { withoutTail } from './tail.ts';
import type { TextLine } from './text-lines.ts';

/** An original cut into what stands before its provisions, these, and what follows them. */
export interface Split {
  readonly front: readonly TextLine[];
  readonly body: readonly TextLine[];
  readonly shape: Shape;
  readonly attachments: readonly Attachment[];
  /** Signature, date and the list of what is attached. */
  readonly closing: readonly string[];
  /** 抄送, 印发 and the like, which are left out. */
  readonly dropped: readonly string[];
}

const RANK = { part: 0, chapter: 1, section: 2, division: 3 } as const;

/**
 * Finds where the provisions begin: at the first article, with the headings directly above it; in plans and standards at
 * 1; else at 一、. A 目录 before that and the site's own lines around the text are no part of either. Undefined when the text
 * has none of them, as a menu or a login page.
 */
export function split(lines: readonly TextLine[]): Split | undefined {
  const { start, shape } = startOf(lines);
  return start < 0 ? undefined : cut(lines, start, shape);
}

function startOf(lines: readonly TextLine[]): { start: number; shape: Shape } {
  const [article, division, clause] = [firstArticle(lines), firstDivision(lines), firstClause(lines)];
  const before = (a: number, b: number) => a >= 0 && (b < 0 || a < b);
  if (before(clause, article) && before(clause, division)) return { start: clause, shape: 'outline' };
  // A notice in 一、二、 with the rules that it makes known below it.
  const attached = withoutAttachments(lines).main.length;
  const ofNotice = before(division, article) && article >= attached && !isHead(lines, division);
  if (article < 0 || ofNotice) return { start: division, shape: 'report' };
  return { start: withHeadings(lines, article), shape: 'statute' };
}

/** Cuts a text whose provisions begin at a line. */
export function cut(lines: readonly TextLine[], start: number, shape: Shape): Split {
  const { main, attachments, listed } = withoutAttachments(lines.slice(start));
  const { body, signature, dropped: below } = withoutTail(bodyOf(main, shape));
  const dropped = [...below];
  const parts = attachments.map((attachment, i) => {
    if (i < attachments.length - 1) return attachment;
    const tail = withoutTail(bodyOf(attachment.lines, 'plain'));
    dropped.push(...tail.dropped);
    return { ...attachment, lines: [...tail.body, ...tail.signature.map(asLine)] };
  });
  return {
    front: frontOf(lines.slice(0, start)),
    body,
    shape,
    attachments: parts,
    closing: [...listed, ...signature],
    dropped,
  };
}

const asLine = (text: string): TextLine => ({ text, indented: false });

/** Goes up over 第一节, 第一章, 第一编, each once, and the heading that may stand on its own line below its number. */
function withHeadings(lines: readonly TextLine[], article: number): number {
  let start = isHead(lines, article - 1) ? article - 1 : article;
  let rank: number = RANK.section + 1;
  for (let i = start - 1; i >= 0 && i >= start - 2; i--) {
    const marker = markerOf(lines[i]!.text, 'statute');
    const own = marker && marker.type in RANK ? RANK[marker.type as keyof typeof RANK] : undefined;
    if (own === undefined) continue;
    if (own >= rank) break;
    if (i < start - 1 && marker!.length < lines[i]!.text.length) break;
    start = i;
    rank = own;
  }
  return start;
}

/** 一、一般规定 above an article: how judicial interpretations are divided. */
export function isHead(lines: readonly { readonly text: string }[], at: number): boolean {
  const [line, next] = [lines[at]?.text ?? '', lines[at + 1]?.text ?? ''];
  return isHeadOf(line, next);
}

/** Whether a line is the heading of the articles that begin with the next. */
export function isHeadOf(line: string, next: string): boolean {
  if (!/^[一二三四五六七八九十]{1,3}、[^。;\uff1b:\uff1a,\uff0c]{1,24}$/u.test(line)) return false;
  return markerOf(next, 'statute')?.type === 'article';
}

function frontOf(lines: readonly TextLine[]): TextLine[] {
  const contents = lines.findIndex(({ text }) => isContentsHeading(text));
  return lines.filter(({ text }, i) => {
    if (contents >= 0 && i >= contents) return false;
    const marker = markerOf(text, 'statute');
    return !(marker && marker.type in RANK) && !isBoilerplate(text.replace(/^\|\s*/u, ''));
  });
}

/** Page numbers anywhere, and everything from the first of the site's lines after the last article, are left out. */
function bodyOf(lines: readonly TextLine[], shape: Split['shape']): TextLine[] {
  const kept = lines.filter(({ text }) => !isPageNumber(text));
  let last = -1;
  for (const [i, { text }] of kept.entries()) {
    const marker = shape === 'plain' ? undefined : markerOf(text, shape);
    if (
      marker &&
      (shape !== 'statute' || (marker.type === 'article' && isArticleStart(text, marker, marker.number - 1)))
    )
      last = i;
  }
  const end = kept.findIndex(({ text }, i) => i > last && isBoilerplate(text));
  return end < 0 ? kept : kept.slice(0, end);
}
