import { titleIdentity } from '../../documents/title-identity.ts';
import { isTableRow } from '../../structure/tables.ts';
import { isNote } from './front.ts';
import { isTitleLike, mayBeTitle } from './front-lines.ts';
import { cut, type Split } from './split.ts';
import type { TextLine } from './text-lines.ts';

/** A title stands at most so far down. */
const LINES_ABOVE = 12;
/** Instruments that are written in articles: without them something was lost. */
const IN_ARTICLES = /(?:法|法典|条例|办法|规定|规则|细则|章程|准则|解释)(?:[(\uff08〔].{1,30}[)\uff09〕])?$/u;

/**
 * A text without numbers, as replies, short notices and lists are: title, notes, then paragraphs and tables. Undefined
 * when there is no title of such a text, or no sentence and no table below it.
 * @param marked the title that the format marks, if any
 */
export function splitUnnumbered(lines: readonly TextLine[], marked: string | undefined): Split | undefined {
  const is = (text: string) =>
    marked === undefined
      ? (isTitleLike(text) || mayBeTitle(text)) && !/^《/u.test(text)
      : titleIdentity(text) === titleIdentity(marked);
  const at = lines.slice(0, LINES_ABOVE).findIndex(({ text }) => is(text));
  const title = marked ?? lines[at]?.text;
  if (title === undefined || IN_ARTICLES.test(title) || !(isTitleLike(title) || mayBeTitle(title)))
    return undefined;
  let start = at + 1;
  while (start < lines.length && isNote(lines[start]!.text)) start += 1;
  const body = lines.slice(start);
  const says = body.some(
    ({ text }) => isTableRow(text) || (text.length >= 8 && /。[”』」)\uff09]*$/u.test(text)),
  );
  return says ? cut(lines, start, 'plain') : undefined;
}
