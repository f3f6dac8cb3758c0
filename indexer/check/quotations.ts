import type { DraftReference } from './draft-references.ts';

/** Words of a draft that it gives as those of a place. Offsets are of the words without their marks. */
export interface Quotation {
  readonly start: number;
  readonly end: number;
  /**
   * marked: in quotation marks, right behind the place and its 规定; topic: 关于“…”; loose: in marks further behind; colon:
   * without marks behind a colon; told: in the draft's own sentence.
   */
  readonly manner: 'marked' | 'topic' | 'loose' | 'colon' | 'told';
}

const LEAD =
  /^(?:的|之|中|等)?(?:有关|相关|明确|分别|均|也|已|就)?(?:规定|明确规定|明确|指出|要求|载明|写明|强调|表述|提出|原文|内容|条文|表述|所列|所述)?(?:了|为|是|如下)?[::,]?$/u;
const TOPIC = /^(?:的|之|中)?(?:规定|所规定)?(?:的|了)?(?:关于|对|所称的?|所指的?|有关)$/u;
const BACKWARD = /”[。,;]?\n?(?:\(|—{1,2}|,?(?:见|参见|出自|载于|源自|这是|是|系))\(?$/u;
const LONGEST = 4000;
const TOLD = /^(?:的|之|中)?(?:有关|相关|明确)?(?:规定|要求|明确)(?:了)?[,:]/u;
const ABOUT = /^(?:中)?(?:关于|有关)([^“”,。;\n]{6,60}?)的?(?:规定|要求|条款|内容)/u;

/**
 * What a draft quotes behind (or right before, with the place in brackets) each list of references.
 * @param refs the references of one list @param next where the next list begins, or the end of the text
 */
export function quotationsOf(
  text: string,
  refs: readonly DraftReference[],
  previousEnd: number,
  next: number,
): Quotation[] {
  const end = Math.max(...refs.map((r) => r.end));
  const start = Math.min(...refs.map((r) => r.start));
  const after = afterBrackets(text, end);
  const open = text.indexOf('“', after);
  const stop = sentenceEnd(text, after, next);
  if (open >= 0 && open < next && open <= stop) {
    const between = text.slice(after, open);
    const manner = LEAD.test(between)
      ? 'marked'
      : TOPIC.test(between)
        ? 'topic'
        : between.length <= 40 && !between.includes('“')
          ? 'loose'
          : undefined;
    if (manner) return inMarks(text, open, manner);
  }
  const backward = BACKWARD.exec(text.slice(Math.max(0, start - 8), start));
  if (backward) {
    const close = text.lastIndexOf('”', start);
    const opening = opened(text, close, previousEnd);
    if (opening !== undefined) return [{ start: opening + 1, end: close, manner: 'marked' }];
  }
  return told(text, after, stop, next);
}

/** 第三条(以下简称…) and 第三条(2021年修正): brackets right behind a place say nothing of its words. */
function afterBrackets(text: string, at: number): number {
  if (text[at] === ')') return at + 1;
  const m = /^\([^()\n]{0,40}\)/u.exec(text.slice(at, at + 50));
  return m ? at + m[0].length : at;
}

function sentenceEnd(text: string, from: number, next: number): number {
  const m = /[。\n]/u.exec(text.slice(from, Math.min(next, from + 400)));
  return m ? from + m.index : Math.min(next, from + 400);
}

function inMarks(text: string, open: number, manner: Quotation['manner']): Quotation[] {
  const out: Quotation[] = [];
  for (let at = open; text[at] === '“' && out.length < 20; ) {
    const close = closed(text, at);
    if (close === undefined) break;
    out.push({ start: at + 1, end: close, manner });
    const gap = /^[,、;和及与以]{0,2}(?=“)/u.exec(text.slice(close + 1, close + 5));
    if (!gap) break;
    at = close + 1 + gap[0].length;
  }
  return out;
}

function closed(text: string, open: number): number | undefined {
  let depth = 0;
  for (let i = open; i < Math.min(text.length, open + LONGEST); i++) {
    if (text[i] === '“') depth++;
    else if (text[i] === '”' && --depth === 0) return i;
  }
  // An inner pair may be written wrongly: then the first end counts.
  const first = text.indexOf('”', open);
  return first < 0 || first > open + LONGEST ? undefined : first;
}

function opened(text: string, close: number, from: number): number | undefined {
  let depth = 0;
  for (let i = close; i >= Math.max(from, close - LONGEST); i--) {
    if (text[i] === '”') depth++;
    else if (text[i] === '“' && --depth === 0) return i;
  }
  return undefined;
}

/** Without marks: what stands behind a colon, or in the sentence that tells what the place says. */
function told(text: string, after: number, stop: number, next: number): Quotation[] {
  const about = ABOUT.exec(text.slice(after, Math.min(next, after + 90)));
  if (about) {
    const start = after + about[0].indexOf(about[1]!);
    return [{ start, end: start + about[1]!.length, manner: 'told' }];
  }
  const lead = TOLD.exec(text.slice(after, after + 12)) ?? /^[:,]/u.exec(text.slice(after, after + 1));
  if (!lead) return [];
  const start = after + lead[0].length;
  if (!lead[0].endsWith(':')) return start < stop ? [{ start, end: stop, manner: 'told' }] : [];
  let end = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start);
  if (end === start) end = text.indexOf('\n', start + 1) < 0 ? text.length : text.indexOf('\n', start + 1);
  // Items follow on lines of their own.
  while (/^\n\([一二三四五六七八九十]{1,3}\)/u.test(text.slice(end, end + 6))) {
    const further = text.indexOf('\n', end + 1);
    end = further < 0 ? text.length : further;
  }
  return [{ start, end: Math.min(end, start + LONGEST), manner: 'colon' }];
}
