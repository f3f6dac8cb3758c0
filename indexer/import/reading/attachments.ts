import { type AttachmentHeading, attachmentHeading } from '../../structure/attachments.ts';
import { markerOf } from '../../structure/markers.ts';
import { isTableRow } from '../../structure/tables.ts';
import { isDateLine } from './tail.ts';
import type { TextLine } from './text-lines.ts';

/** A part after the text proper, under its own heading. */
export interface Attachment {
  readonly heading: AttachmentHeading;
  readonly lines: readonly TextLine[];
}

export interface Attached {
  readonly main: readonly TextLine[];
  readonly attachments: readonly Attachment[];
  /** 附件:1.… 2.…: what the text says is attached, not the attachment. */
  readonly listed: readonly string[];
}

const LISTED = /^(?:附件[:\uff1a\s]*)?[\d一二三四五六七八九十]{1,2}[.\uff0e、]/u;

/** Cuts the attachments from the lines of a text; a mere list of their names becomes a remark. */
export function withoutAttachments(lines: readonly TextLine[]): Attached {
  const main: TextLine[] = [];
  const attachments: { heading: AttachmentHeading; lines: TextLine[] }[] = [];
  const listed: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const heading = isTableRow(line.text) ? undefined : attachmentHeading(line.text);
    const open = attachments.at(-1);
    if (!heading) {
      (open?.lines ?? main).push(line);
      continue;
    }
    const end = endOfList(lines, i);
    if (!open && end !== undefined) {
      // One line: 2.汇总表 alone would begin a point.
      listed.push(
        lines
          .slice(i, end)
          .map(({ text }) => text)
          .join(' '),
      );
      i = end - 1;
    } else if (heading.title === '' && isTitle(lines[i + 1], lines[i + 2])) {
      attachments.push({ heading: { ...heading, title: lines[i + 1]!.text }, lines: [] });
      i += 1;
    } else attachments.push({ heading, lines: [] });
  }
  return { main, attachments, listed };
}

/** Where the names of what is attached end, when nothing but names stands between and the text ends or is signed then. */
function endOfList(lines: readonly TextLine[], at: number): number | undefined {
  let end = at + 1;
  // A long name goes on where the line was broken, its bracket still open.
  const goesOn = (i: number) => /[(\uff08《][^)\uff09》]*$/u.test(lines[i - 1]!.text);
  while (end < lines.length && (LISTED.test(lines[end]!.text) || goesOn(end)) && isName(lines[end]!.text))
    end += 1;
  const next = lines[end]?.text;
  if (next === undefined) return end;
  const signed = lines.slice(end, end + 3).some(({ text }) => isDateLine(text));
  return signed || attachmentHeading(next) !== undefined ? end : undefined;
}

function isName(text: string): boolean {
  return text.length <= 60 && !/[。;\uff1b]$/u.test(text);
}

function isTitle(line: TextLine | undefined, next: TextLine | undefined): boolean {
  if (!line || !next) return false;
  const { text } = line;
  const marked = (['statute', 'report', 'outline'] as const).some((shape) => markerOf(text, shape));
  return !marked && !isTableRow(text) && text.length <= 40 && !/[。;\uff1b:\uff1a,\uff0c]/u.test(text);
}
