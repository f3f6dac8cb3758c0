import { isArticleStart, type Marker, markerOf } from '../../structure/markers.ts';
import { toNumber } from '../../structure/numerals.ts';

/**
 * Writes a text's parts as the body of a knowledge file: title, notes, then one paragraph (款, 项) a line with a blank line
 * between, headings as ## 第一章 总则, articles as 第一条 followed by their first paragraph.
 */
export function bodyOf(
  title: string,
  notes: readonly string[],
  paragraphs: readonly string[],
  shape: 'statute' | 'report',
): string {
  const hasParts = paragraphs.some((text) => markerOf(text, 'statute')?.type === 'part');
  const written = shape === 'statute' ? statuteLines(paragraphs, hasParts ? '###' : '##') : paragraphs;
  return `${[`# ${title}`, ...notes, ...written].join('\n\n')}\n`;
}

function statuteLines(paragraphs: readonly string[], chapterMark: string): string[] {
  let article = 0;
  return paragraphs.map((text) => {
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
