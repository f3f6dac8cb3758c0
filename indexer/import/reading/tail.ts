import { markerOf } from '../../structure/markers.ts';
import type { TextLine } from './text-lines.ts';

const YEAR = '(?:\\d{4}|[〇零○一二三四五六七八九]{4})';
const NUMBER = '[\\d〇零○一二三四五六七八九十]{1,3}';
const DATE_LINE = new RegExp(`^[(\\uff08]?${YEAR}年${NUMBER}月${NUMBER}日[)\\uff09]?$`, 'u');
/** Who signs: a body's name alone on its line. */
const BODY =
  /^[\u4e00-\u9fff\u3000 ]{3,40}(?:局|厅|部|委|会|政府|办公室|法院|检察院|总署|署|中心|指挥部|总队|支队|集团|公司|司|处|站|所)$/u;
/** What is sent and printed, by whom and to whom; what a news agency adds. None of it is the text. */
const DROPPED = [
  /^(?:抄送|分送|抄报|主题词|联系人|联系电话|责任编辑|编辑|记者)\s*[:\uff1a]/u,
  /^.{0,40}\d{4}年\d{1,2}月\d{1,2}日(?:印发|印制)$/u,
  /^[(\uff08]?(?:据?新华社|人民日报|中新社|央视|光明日报|本报|经济日报).{0,40}(?:电|讯|报道)?[)\uff09]?$/u,
  /^[(\uff08](?:此件.{0,12}公开.{0,6}|完|来源.{1,20})[)\uff09]$/u,
];

/** Whether a line is a date alone. Example: 二〇二〇年三月一日. */
export function isDateLine(text: string): boolean {
  return DATE_LINE.test(text.replace(/[\s\u3000]/gu, ''));
}

/** Whether a line can be the name of who made the text. */
export function isBodyLine(text: string): boolean {
  return BODY.test(text.trim());
}

export interface Tail {
  readonly body: readonly TextLine[];
  /** Signature and date, in their order. */
  readonly signature: readonly string[];
  /** Lines that are no part of the text, in their order. */
  readonly dropped: readonly string[];
}

/** Cuts what stands below the last words of a text: signatures, dates, 抄送, 印发. They are no paragraph of its last article. */
export function withoutTail(lines: readonly TextLine[]): Tail {
  const signature: string[] = [];
  const dropped: string[] = [];
  let end = lines.length;
  let dated = false;
  for (; end > 0; end--) {
    const { text } = lines[end - 1]!;
    if (markerOf(text, 'statute') || markerOf(text, 'report')) break;
    if (DROPPED.some((pattern) => pattern.test(text))) dropped.unshift(text);
    else if (isDateLine(text)) {
      signature.unshift(text);
      dated = true;
    } else if (isBodyLine(text) && (dated || dropped.length > 0) && end > 1) signature.unshift(text);
    else break;
  }
  return end === 0
    ? { body: lines, signature: [], dropped: [] }
    : { body: lines.slice(0, end), signature, dropped };
}
