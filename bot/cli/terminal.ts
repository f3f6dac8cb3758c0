import { type Answer, GAP, type Passage, passagesOf } from '../answers/answer.ts';
import { authorityLabel, HEADNOTE_MARK, statusLabel } from '../answers/labels.ts';
import { answerText } from '../cards/text.ts';

type Paint = (text: string) => string;

interface Paints {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly mark: Paint;
  readonly warn: Paint;
}

/** Control characters of knowledge must not steer the terminal. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** An answer as a picture for a terminal; without colours where there is none. */
export function terminalAnswer(answer: Answer, out: { isTTY?: boolean }): string {
  const paints = out.isTTY ? COLOURS : PLAIN;
  if (answer.kind !== 'provision' && answer.kind !== 'passages') return `${clean(plain(answer))}\n`;
  const [first, ...more] = passagesOf(answer);
  const full = answer.kind === 'passages' ? [first!, ...more] : [first!];
  const lines = full.flatMap((p) => [...picture(p, paints), '']);
  if (answer.kind === 'provision' && more.length > 0)
    lines.push(paints.dim('另见'), ...more.map((p) => `  [${p.number}] ${p.citation}`), '');
  lines.push(...answer.notices.map((n) => paints.warn(`注意:${n}`)));
  return `${clean(lines.join('\n')).trimEnd()}\n`;
}

function picture(p: Passage, { bold, dim, mark, warn }: Paints): string[] {
  const badge = `${authorityLabel(p.kind, p.form)} · ${statusLabel(p.status, p.statusAsOf)}`;
  return [
    bold(p.citation),
    p.form === 'headnote' ? warn(badge) : dim(badge),
    ...(p.headings.length > 0 ? [dim(p.headings.join(' › '))] : []),
    '',
    ...p.lines.map((line) => `  ${line === GAP ? dim('……(中间略)') : marked(line, p.quote, mark)}`),
    ...(p.headnote ? [dim(`  ${HEADNOTE_MARK}:${p.headnote}`)] : []),
    ...(p.sourceUrl ? ['', dim(`来源:${p.sourceUrl}`)] : []),
  ];
}

function marked(line: string, quote: string, mark: Paint): string {
  return quote === '' ? line : line.replace(quote, () => mark(quote));
}

/** Refusals and questions back, without the numbers that only a chat can answer. */
function plain(answer: Answer): string {
  const hints = answer.choices.map((c) => `  可以问:${c.send}`);
  return [answerText({ ...answer, choices: [] }, (path) => path), ...hints].join('\n');
}

function clean(text: string): string {
  // The colours set here are escape sequences themselves: only those pass.
  return text.replace(CONTROL, (c, at: number) => (c === '\u001b' && /^\u001b\[\d{1,2}m/.test(text.slice(at)) ? c : ''));
}

const code = (open: number, close: number): Paint => (text) => `\u001b[${open}m${text}\u001b[${close}m`;
const same: Paint = (text) => text;
const PLAIN: Paints = { bold: same, dim: same, mark: (text) => `【${text}】`, warn: same };
const COLOURS: Paints = { bold: code(1, 22), dim: code(2, 22), mark: code(7, 27), warn: code(33, 39) };
