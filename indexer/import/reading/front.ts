import { titleIdentity } from '../../documents/title-identity.ts';
import { isDateNote, isMarkedTitle, isTitleLike, mayBeTitle } from './front-lines.ts';
import { isBodyLine, isDateLine } from './tail.ts';
import type { TextLine } from './text-lines.ts';

/** Title and notes of a text. */
export interface Front {
  /** As printed, without title marks; undefined when no line can be one. */
  readonly title?: string;
  /** The other lines before the articles, a bracketed note over several lines made one. */
  readonly notes: readonly string[];
  /** Words between title and provisions that are no notes: 各市水利局: … 现通知如下. Empty where all is taken for notes. */
  readonly opening: readonly string[];
}

/**
 * Finds the title among the lines before the articles. A title that the format marks is believed when it reads like one;
 * otherwise the last line before the notes that does, with the line above when that holds its beginning.
 */
export function readFront(
  lines: readonly TextLine[],
  marked: string | undefined,
  withOpening = false,
): Front {
  const texts = lines.map(({ text }) => text);
  const believed = marked !== undefined && isMarkedTitle(marked) ? marked : undefined;
  const same =
    believed === undefined ? -1 : texts.findIndex((t) => titleIdentity(t) === titleIdentity(believed));
  const found = same >= 0 ? { from: same, to: same } : believed === undefined ? findTitle(texts) : undefined;
  const printed = found ? texts.slice(found.from, found.to + 1).join('') : believed;
  const rest = found ? [...texts.slice(0, found.from), ...texts.slice(found.to + 1)] : texts;
  const title = printed === undefined ? undefined : bareTitle(printed);
  // A site's heading and the text's own often both stand on the page.
  const isOther = (t: string) => title === undefined || titleIdentity(t) !== titleIdentity(title);
  const above = !withOpening ? texts.length : found ? found.to + 1 : believed ? 0 : texts.length;
  const below = texts.slice(above);
  const opening = below.filter((t) => isOther(t) && !isNote(t));
  const notes = rest.filter((t) => isOther(t) && !opening.includes(t));
  return { ...(title ? { title } : {}), notes: bracketed(notes), opening };
}

/** Whether a line is a date, a number or who made it: what stands below a title and is not yet the text. */
export function isNote(text: string): boolean {
  return (
    (isDateNote(text) && text.length <= 120 && !/。$/u.test(text)) ||
    isDateLine(text) ||
    isBodyLine(text) ||
    /^[(\uff08].*[)\uff09]$/u.test(text) ||
    (DOCUMENT_NUMBER.test(text) && text.length <= 40)
  );
}

const DOCUMENT_NUMBER = /(?:[〔[(\uff08]\d{4}[〕\])\uff09]\s*第?\d{1,5}号|第\s*\d{1,5}\s*号)$/u;

function findTitle(texts: readonly string[]): { from: number; to: number } | undefined {
  const note = texts.findIndex((t, i) => i > 0 && isDateNote(t) && /^[(\uff08\d]/u.test(t));
  const like = (is: (line: string) => boolean) =>
    texts.flatMap((t, i) => (is(t) && !/^(?:现将|根据|为了)/u.test(t) ? [i] : []));
  const strong = like(isTitleLike);
  const candidates = strong.length > 0 ? strong : like(mayBeTitle);
  const to = candidates.filter((i) => note < 0 || i < note).at(-1) ?? candidates[0];
  if (to === undefined) return undefined;
  const above = texts[to - 1];
  return { from: above !== undefined && beginsTitle(above, texts[to]!) ? to - 1 : to, to };
}

/** Whether the line above is the first half of a title: its quotation is still open, or the lower half has no subject. */
function beginsTitle(above: string, below: string): boolean {
  const count = (text: string, mark: string) => text.split(mark).length - 1;
  if (above.length > 40 || isDateNote(above) || /[。;\uff1b:\uff1a)\uff09号]$/u.test(above)) return false;
  if (count(below, '》') > count(below, '《') || count(below, '〉') > count(below, '〈')) return true;
  return /^(?:办法|条例|规定|规则|细则|决定)/u.test(below);
}

/** 《示例省防汛条例》 as a heading is the title without the marks; marks inside it stay. */
function bareTitle(printed: string): string {
  const s = printed.trim();
  const inner = /^《(.+)》$/u.exec(s)?.[1];
  return inner !== undefined && !inner.includes('《') ? inner : s;
}

function bracketed(texts: readonly string[]): string[] {
  const out: string[] = [];
  let open = false;
  for (const text of texts) {
    if (open) out[out.length - 1] += text;
    else out.push(text);
    const last = out.at(-1)!;
    open = /^[(\uff08]/u.test(last) && !/[)\uff09]$/u.test(last) && last.length < 2000;
  }
  return out;
}
