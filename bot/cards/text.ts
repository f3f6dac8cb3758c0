import {
  type Answer,
  type CheckedDraft,
  type Choice,
  type ComparisonAnswer,
  type FactsAnswer,
  GAP,
  type NoneAnswer,
  type OutlineAnswer,
  type Passage,
} from '../answers/answer.ts';
import { authorityLabel, HEADNOTE_MARK, readLabel, statusLabel } from '../answers/labels.ts';
import { printed } from '../answers/punctuation.ts';
import { type Link, safeUrl } from './links.ts';

/** Rows of a comparison, lines of a list: what one message can carry before it says that there is more. */
export const MOST_LINES = 40;

/** The lines of a list that are shown: all where no page has the rest. */
export function shownLines({ lines, reader }: OutlineAnswer): OutlineAnswer['lines'] {
  return reader ? lines.slice(0, MOST_LINES) : lines;
}

/**
 * An answer in plain text, complete in itself: for channels that show no cards. Choices are numbered and can be
 * answered by their number. Own words have the marks they are printed with, the texts stay as they are held. Example ending: 回复 1
 * 展开全文
 */
export function answerText(answer: Answer, link: Link): string {
  return [...body(answer, link), ...answer.notices.map(notice), ...choiceLines(answer.choices)]
    .join('\n')
    .trim();
}

function body(answer: Answer, link: Link): string[] {
  switch (answer.kind) {
    case 'provision':
      return [
        ...passageLines(answer.passage, link),
        ...(answer.more.length > 0 ? ['', '另见：', ...answer.more.map(reference)] : []),
        '',
      ];
    case 'passages':
      return [printed(answer.title), '', ...answer.passages.flatMap((p) => [...passageLines(p, link), ''])];
    case 'facts':
      return factLines(answer, link);
    case 'clarify':
      return [printed(answer.prompt)];
    case 'comparison':
      return comparison(answer, link);
    case 'outline':
      return [
        printed(answer.title),
        ...shownLines(answer).map((l) => `${'  '.repeat(l.depth)}${printed(l.text)}`),
        ...(answer.lines.length > shownLines(answer).length
          ? [`（还有${answer.lines.length - shownLines(answer).length}行）`]
          : []),
        ...(answer.reader ? [`网页：${link(answer.reader)}`] : []),
        '',
      ];
    case 'glossary':
      return [
        `术语：${answer.term}`,
        ...(answer.explanation ? [printed(answer.explanation)] : []),
        '',
        ...answer.passages.flatMap((p) => [...passageLines(p, link), '']),
      ];
    case 'lesson':
      return [
        printed(answer.title),
        printed(answer.lead),
        '',
        ...(answer.passage ? passageLines(answer.passage, link) : []),
        '',
      ];
    case 'several':
      return [
        printed(answer.title),
        ...answer.parts.flatMap((part, i) => [
          '',
          `${i + 1}. ${part.question}`,
          ...body(part.answer, link),
          ...part.answer.notices.map(notice),
        ]),
        '',
      ];
    case 'none':
      return refusal(answer, link);
    case 'check':
      return [...answer.drafts.flatMap((draft) => checked(draft, link)), ''];
    case 'note':
      return [answer.title, ...answer.lines].map(printed).concat('');
  }
}

function passageLines(p: Passage, link: Link): string[] {
  const alone = p.quote !== '' && p.lines.join('').length > p.quote.length + 8;
  const mark = HEADNOTE_MARK;
  const answer = p.form === 'headnote' ? `${mark} ${p.quote}` : `「${p.quote}」`;
  const source = safeUrl(p.sourceUrl);
  return [
    ...(alone ? [`${answer} [${p.number}]`, ''] : []),
    ...(p.form === 'headnote' && !alone ? [mark] : []),
    ...p.lines.map((line) => (line === GAP ? '……（中间略）' : line)),
    ...(p.headnote ? [`${mark}：${p.headnote}`] : []),
    reference(p),
    `${printed(authorityLabel(p.kind, p.form))} · ${statusLabel(p)}`,
    ...(source ? [`来源：${source}`] : []),
    `${readLabel(p.form)}：${link(p.reader)}`,
  ];
}

function factLines({ headline, title, facts, remark, passages, reader }: FactsAnswer, link: Link): string[] {
  return [
    ...[
      `${headline.name}:${headline.value}`,
      title,
      ...facts.map(({ name, value }) => `${name}:${value}`),
      ...(remark ? [remark] : []),
    ].map(printed),
    ...passages.flatMap((p) => ['', ...passageLines(p, link)]),
    `网页：${link(reader)}`,
    '',
  ];
}

function reference(p: Passage): string {
  return `[${p.number}] ${printed(p.citation)}`;
}

function notice(words: string): string {
  return printed(`注意:${words}`);
}

function comparison(answer: ComparisonAnswer, link: Link): string[] {
  const rows = answer.rows
    .slice(0, MOST_LINES)
    .flatMap((row) => [
      `${[row.from, row.to].filter(Boolean).join(' → ')}（${row.change}）`,
      row.runs
        .map(({ change, text }) =>
          change === 'same' ? text : change === 'added' ? `【增：${text}】` : `【删：${text}】`,
        )
        .join(''),
      '',
    ]);
  return [
    printed(answer.title),
    `${answer.from} → ${answer.to}`,
    '',
    ...rows,
    `网页对照：${link(answer.reader)}`,
  ];
}

function checked({ summary, findings, more, advice }: CheckedDraft, link: Link): string[] {
  return [
    summary,
    ...(advice ? [advice] : []),
    ...findings.flatMap(({ label, where, words, message, suggestion, reader }) => [
      `${label} ${where} ${words}`,
      `  ${message}`,
      ...(suggestion ? [`  建议：${suggestion}`] : []),
      ...(reader ? [`  原文：${link(reader)}`] : []),
    ]),
    ...(more > 0 ? [`（还有${more}处，整份在网页核对：${link('/check')}）`] : []),
  ];
}

function refusal(answer: NoneAnswer, link: Link): string[] {
  return [
    ...[answer.message, ...answer.known].map(printed),
    ...(answer.nearest.length > 0
      ? ['', '最接近的文字（不是答案）：', ...answer.nearest.map((p) => `${reference(p)} ${link(p.reader)}`)]
      : []),
    '',
  ];
}

function choiceLines(choices: readonly Choice[]): string[] {
  return choices.map(({ label }, i) => `回复 ${i + 1} ${printed(label)}`);
}
