import type { AttachmentHeading } from '../../structure/attachments.ts';
import { clauseReader } from '../../structure/clauses.ts';
import { isArticleStart, type Marker, markerOf, type Shape } from '../../structure/markers.ts';
import { toNumber } from '../../structure/numerals.ts';
import { isTableRow } from '../../structure/tables.ts';
import { isHeadOf } from './split.ts';

/** The parts of a text, to be written one below the other. */
export interface Parts {
  readonly title: string;
  readonly notes: readonly string[];
  /** Words before the first number of a notice. */
  readonly opening: readonly string[];
  readonly paragraphs: readonly string[];
  readonly shape: Shape;
  readonly attachments: readonly AttachedPart[];
}

export interface AttachedPart {
  readonly heading: AttachmentHeading;
  readonly paragraphs: readonly string[];
  readonly shape: Shape;
}

/**
 * Writes a text's parts as the body of a knowledge file: title, notes, then one paragraph (款, 项) a line with a blank line
 * between, headings as ## 第一章 总则, articles as 第一条 followed by their first paragraph, clauses as ## 1 总则; the rows of a
 * table without blank lines; attachments below ## 附件1 …
 */
export function bodyOf({ title, notes, opening, paragraphs, shape, attachments }: Parts): string {
  const opened = opening.length > 0 || shape === 'plain' ? ['## 正文', ...opening] : [];
  const attached = attachments.flatMap(({ heading, paragraphs: own, shape: form }) => [
    `## ${attachedTitle(heading)}`,
    ...written(own, form),
  ]);
  return `${joined([`# ${title}`, ...notes, ...opened, ...written(paragraphs, shape), ...attached])}\n`;
}

/** 附件2 储备标准 */
export function attachedTitle({ label, title }: AttachmentHeading): string {
  return `${label} ${title}`.trim();
}

function joined(blocks: readonly string[]): string {
  return blocks
    .map((block, i) => {
      const inTable = isTableRow(block) && isTableRow(blocks[i + 1] ?? '');
      return i === blocks.length - 1 ? block : `${block}${inTable ? '\n' : '\n\n'}`;
    })
    .join('');
}

function written(paragraphs: readonly string[], shape: Shape): readonly string[] {
  if (shape === 'outline') return outlineLines(paragraphs);
  if (shape !== 'statute') return paragraphs;
  const hasParts = paragraphs.some((text) => markerOf(text, 'statute')?.type === 'part');
  return statuteLines(paragraphs, hasParts ? '###' : '##');
}

function outlineLines(paragraphs: readonly string[]): string[] {
  const clauses = clauseReader();
  return paragraphs.map((text) => {
    const marker = clauses(text);
    if (!marker) return text;
    const bare = text.replace(/^#+\s*/u, '');
    const rest = text.slice(marker.length).trim();
    if (rest === '' || rest.length > LONGEST_CLAUSE || /[。;\uff1b]/u.test(rest)) return bare;
    const depth = Math.min(6, 1 + (marker.path?.length ?? 1));
    return `${'#'.repeat(depth)} ${marker.label} ${rest}`;
  });
}

const LONGEST_CLAUSE = 30;

function statuteLines(paragraphs: readonly string[], chapterMark: string): string[] {
  let article = 0;
  return paragraphs.map((text, i) => {
    if (isHeadOf(text, paragraphs[i + 1] ?? '')) return `${chapterMark} ${text}`;
    const marker = markerOf(text, 'statute');
    if (!marker) return text;
    if (marker.type !== 'article') return writtenAs(text, marker, chapterMark);
    // 第三条规定的… at the head of a paragraph is a mention, and a blank after it would make it an article.
    if (!isArticleStart(text, marker, article)) return text;
    article = marker.number;
    return writtenAs(text, marker, chapterMark);
  });
}

function writtenAs(text: string, marker: Marker, chapterMark: string): string {
  const rest = text.slice(marker.length).trim();
  const label = marker.label.replace(/[\s\u3000]/gu, '');
  switch (marker.type) {
    case 'part':
      return `## ${label} ${heading(rest)}`.trim();
    case 'chapter':
      return `${chapterMark} ${label} ${heading(rest)}`.trim();
    case 'section':
      return `${chapterMark}# ${label} ${heading(rest)}`.trim();
    case 'article':
      return `${label} ${rest}`.trim();
    default:
      return text;
  }
}

/** 总　则 is spread for looks. */
function heading(text: string): string {
  return /^[\u4e00-\u9fff](?:[\s\u3000]+[\u4e00-\u9fff])+$/u.test(text)
    ? text.replace(/[\s\u3000]/gu, '')
    : text;
}

/** Chapters by name alone, for comparing outlines. Example: 第一章 总　则 → 总则. */
export function chapterName(heading: string): string {
  const s = heading.replace(/[\s\u3000]/gu, '');
  const m = /^第(.{1,9})[章编](.*)$/u.exec(s);
  return m && toNumber(m[1]!) !== undefined ? m[2]! : s;
}
