import { type Answer, GAP, type Passage, passagesOf } from '../answers/answer.ts';
import { authorityLabel, HEADNOTE_MARK, statusLabel } from '../answers/labels.ts';
import { printed } from '../answers/punctuation.ts';
import { answerText } from '../cards/text.ts';

type Paint = (text: string) => string;

interface Paints {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly mark: Paint;
  readonly warn: Paint;
}

/** An answer as a picture for a terminal; without colours where there is none. */
export function terminalAnswer(given: Answer, out: { isTTY?: boolean }): string {
  const answer = clean(given);
  const paints = out.isTTY ? COLOURS : PLAIN;
  if (answer.kind !== 'provision' && answer.kind !== 'passages') return `${plain(answer)}\n`;
  const [first, ...more] = passagesOf(answer);
  const full = answer.kind === 'passages' ? [first!, ...more] : [first!];
  const lines = full.flatMap((p) => [...picture(p, paints), '']);
  if (answer.kind === 'provision' && more.length > 0)
    lines.push(paints.dim('另见'), ...more.map((p) => `  [${p.number}] ${printed(p.citation)}`), '');
  lines.push(...answer.notices.map((n) => paints.warn(printed(`注意:${n}`))));
  return `${lines.join('\n').trimEnd()}\n`;
}

function picture(p: Passage, { bold, dim, mark, warn }: Paints): string[] {
  const badge = `${printed(authorityLabel(p.kind, p.form))} · ${statusLabel(p)}`;
  return [
    bold(printed(p.citation)),
    p.form === 'headnote' ? warn(badge) : dim(badge),
    ...(p.headings.length > 0 ? [dim(p.headings.join(' › '))] : []),
    '',
    ...p.lines.map((line) => `  ${line === GAP ? dim('……（中间略）') : marked(line, p.quote, mark)}`),
    ...(p.headnote ? [dim(`  ${HEADNOTE_MARK}：${p.headnote}`)] : []),
    ...(p.sourceUrl ? ['', dim(`来源：${p.sourceUrl}`)] : []),
  ];
}

function marked(line: string, quote: string, mark: Paint): string {
  return quote === '' ? line : line.replace(quote, () => mark(quote));
}

/** Refusals and questions back, without the numbers that only a chat can answer. */
function plain(answer: Answer): string {
  const hints = answer.choices.map((c) => `  可以问：${c.send}`);
  return [answerText({ ...answer, choices: [] }, (path) => path), ...hints].join('\n');
}

/** Control characters of knowledge must not steer the terminal; they go before any colour is added. */
function clean(answer: Answer): Answer {
  return JSON.parse(JSON.stringify(answer), (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(/\p{Cc}/gu, (c) => (c === '\n' ? c : '')) : value,
  ) as Answer;
}

const code =
  (open: number, close: number): Paint =>
  (text) =>
    `\u001b[${open}m${text}\u001b[${close}m`;
const same: Paint = (text) => text;
const PLAIN: Paints = { bold: same, dim: same, mark: (text) => `【${text}】`, warn: same };
const COLOURS: Paints = { bold: code(1, 22), dim: code(2, 22), mark: code(7, 27), warn: code(33, 39) };
