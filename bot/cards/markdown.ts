import {
  type Answer,
  type CheckedDraft,
  type ComparisonAnswer,
  type FactsAnswer,
  GAP,
  type NoneAnswer,
  type Passage,
} from '../answers/answer.ts';
import { authorityLabel, HEADNOTE_MARK, readLabel, statusLabel } from '../answers/labels.ts';
import { printed } from '../answers/punctuation.ts';
import { type Link, safeUrl } from './links.ts';
import { MOST_LINES, shownLines } from './text.ts';

/**
 * An answer in the small Markdown that work chats show (DingTalk's: headings, quotes, bold, links, lists), a paragraph a
 * line: the same words in the same order as its plain text, without its choices.
 */
export function answerMarkdown(answer: Answer, link: Link): string[] {
  return [...body(answer, link), ...answer.notices.map((n) => `**注意**：${own(n)}`)];
}

/** Words of a text as they are, whatever they would mean in Markdown. Example: a*b*c → a\*b\*c */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<~]/gu, '\\$&')
    .replace(/^(\s*)([#>+-])/u, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s)/u, '$1\\$2');
}

/** Own words, with the marks they are printed with. */
function own(words: string): string {
  return escaped(printed(words));
}

export function bold(text: string): string {
  return text.trim() === '' ? '' : `**${escaped(text.trim())}**`;
}

/** A link with words of ours or of a text; no blank and no bracket is left in its address. */
export function linked(words: string, url: string): string {
  const address = url.replace(/[ ()<>]/gu, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `[${escaped(words)}](${address})`;
}

function body(answer: Answer, link: Link): string[] {
  switch (answer.kind) {
    case 'provision':
      return [
        ...passage(answer.passage, link),
        ...(answer.more.length > 0 ? ['另见：', ...answer.more.map((p) => reference(p, link))] : []),
      ];
    case 'passages':
      return [bold(printed(answer.title)), ...answer.passages.flatMap((p) => passage(p, link))];
    case 'facts':
      return facts(answer, link);
    case 'clarify':
      return [bold(printed(answer.prompt))];
    case 'comparison':
      return comparison(answer, link);
    case 'outline': {
      const shown = shownLines(answer);
      const left = answer.lines.length - shown.length;
      return [
        bold(printed(answer.title)),
        // Blanks would be dropped, and four of them make code of a line.
        ...shown.map((l) => `${'\u3000'.repeat(l.depth)}${own(l.text)}`),
        ...(left > 0 ? [`（还有${left}行）`] : []),
        ...(answer.reader ? [linked('打开网页', link(answer.reader))] : []),
      ];
    }
    case 'glossary':
      return [
        bold(`术语：${answer.term}`),
        ...(answer.explanation ? [own(answer.explanation)] : []),
        ...answer.passages.flatMap((p) => passage(p, link)),
      ];
    case 'lesson':
      return [
        bold(printed(answer.title)),
        own(answer.lead),
        ...(answer.passage ? passage(answer.passage, link) : []),
      ];
    case 'several':
      return [
        bold(printed(answer.title)),
        ...answer.parts.flatMap((part, i) => [
          bold(`${i + 1}、${part.question}`),
          ...answerMarkdown(part.answer, link),
        ]),
      ];
    case 'none':
      return refusal(answer, link);
    case 'check':
      return answer.drafts.flatMap((draft) => checked(draft, link));
    case 'note':
      return [bold(printed(answer.title)), ...answer.lines.map(own)];
  }
}

function passage(p: Passage, link: Link): string[] {
  const alone = p.quote !== '' && p.lines.join('').length > p.quote.length + 8;
  const source = safeUrl(p.sourceUrl);
  const mark = p.form === 'headnote' ? `${bold(HEADNOTE_MARK)} ` : '';
  return [
    ...(alone ? [`${mark}${bold(p.quote)}`] : mark ? [mark.trim()] : []),
    ...p.lines.map((line) => `> ${line === GAP ? '……（中间略）' : escaped(line)}`),
    ...(p.headnote ? [`${HEADNOTE_MARK}：${escaped(p.headnote)}`] : []),
    reference(p, link),
    own(`${authorityLabel(p.kind, p.form)} · ${statusLabel(p)}`),
    [linked(readLabel(p.form), link(p.reader)), ...(source ? [linked('官方来源', source)] : [])].join(' · '),
  ];
}

/** 〔1〕, since [1] beside a link would be part of it. */
function reference(p: Passage, link: Link): string {
  return `〔${p.number}〕${linked(printed(p.citation), link(p.reader))}`;
}

function facts(
  { headline, title, facts: others, remark, passages, reader }: FactsAnswer,
  link: Link,
): string[] {
  return [
    `${own(headline.name)}：${bold(printed(headline.value))}`,
    own(title),
    ...others.map(({ name, value }) => own(`${name}:${value}`)),
    ...(remark ? [own(remark)] : []),
    ...passages.flatMap((p) => passage(p, link)),
    linked('打开网页', link(reader)),
  ];
}

function comparison(answer: ComparisonAnswer, link: Link): string[] {
  const rows = answer.rows.slice(0, MOST_LINES).flatMap((row) => [
    bold(`${[row.from, row.to].filter(Boolean).join(' → ')}（${row.change}）`),
    `> ${row.runs
      .map(({ change, text }) =>
        escaped(change === 'same' ? text : change === 'added' ? `【增：${text}】` : `【删：${text}】`),
      )
      .join('')
      .replaceAll('\n', '\n> ')}`,
  ]);
  return [
    bold(printed(answer.title)),
    escaped(`${answer.from} → ${answer.to}`),
    ...rows,
    linked('网页对照', link(answer.reader)),
  ];
}

function checked({ summary, findings, more, advice }: CheckedDraft, link: Link): string[] {
  return [
    bold(summary),
    ...(advice ? [escaped(advice)] : []),
    ...findings.flatMap(({ label, where, words, message, suggestion, reader }) => [
      `${bold(label)} ${escaped(`${where} ${words}`)}`,
      `${escaped(message)}${reader ? ` ${linked('看原文', link(reader))}` : ''}`,
      ...(suggestion ? [escaped(`建议：${suggestion}`)] : []),
    ]),
    ...(more > 0 ? [`（还有${more}处，整份在${linked('网页核对', link('/check'))}）`] : []),
  ];
}

function refusal(answer: NoneAnswer, link: Link): string[] {
  return [
    own(answer.message),
    ...answer.known.map(own),
    ...(answer.nearest.length > 0
      ? ['最接近的文字（不是答案）：', ...answer.nearest.map((p) => reference(p, link))]
      : []),
  ];
}
