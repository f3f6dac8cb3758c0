import type { ComparedRun, ComparisonAnswer } from '../answers/answer.ts';
import { HEADNOTE_MARK } from '../answers/labels.ts';
import { LEFT_OUT } from './cut-lines.ts';
import { type Element, line, run } from './element.ts';
import { type CardContext, type CardParts, heading, onPage, openUrl, small } from './elements.ts';
import { fitting, LINE, linesOf, TWO_SCREENS } from './two-screens.ts';

export function comparisonCard(answer: ComparisonAnswer, { link, channel }: CardContext): CardParts {
  const all = answer.rows.map((row) => ({ ...row, runs: shortened(row.runs) }));
  const rows = all.slice(0, fitting(all.map(rowLines)));
  const compared = rows.some((row) => row.runs.some(({ change }) => change !== 'same'));
  return {
    body: [
      heading(answer.title),
      small(`${answer.from} → ${answer.to}${compared ? ';划去的是删去的字,标亮的是新增的字' : ''}`),
      ...rows.map(
        (row, i): Element => ({
          type: 'Container',
          separator: i > 0,
          items: [
            line([
              run([row.from, row.to].filter(Boolean).join(' → '), { weight: 'Bolder' }),
              run(`  ${row.change}`, { size: 'Small', isSubtle: true }),
            ]),
            ...paragraphs(row.runs).map((runs) => line(runs.map(changed), 'Small')),
          ],
        }),
      ),
      ...(answer.rows.length > rows.length
        ? [small(`还有${answer.rows.length - rows.length}处,见网页对照`)]
        : []),
    ],
    actions: [openUrl('网页对照', link(answer.reader)), ...(channel === 'webchat' ? copying(answer) : [])],
  };
}

/** Characters of a row that fill two screens, and of unchanged words that stay on each side of a change in a longer one. */
const MOST = (TWO_SCREENS - 2) * LINE;
const BESIDE = 40;

/** The words of an article that is too long for a card: what changed with the words beside it, as far as there is room. */
function shortened(runs: readonly ComparedRun[]): readonly ComparedRun[] {
  if (
    linesOf(
      runs
        .map(({ text }) => text)
        .join('')
        .split('\n'),
    ) <=
    TWO_SCREENS - 2
  )
    return runs;
  let room = MOST / 2;
  return runs.flatMap(({ change, text }) => {
    const beside = change === 'same' && text.length > 3 * BESIDE;
    const words = beside ? `${text.slice(0, BESIDE)}${LEFT_OUT}${text.slice(-BESIDE)}` : text;
    if (room <= 0) return [];
    const shown = words.length > room ? `${words.slice(0, room)}${LEFT_OUT}` : words;
    room -= words.length;
    return [{ change, text: shown }];
  });
}

/** With its heading and the distance from the next. */
function rowLines({ runs }: ComparisonAnswer['rows'][number]): number {
  const words = runs.map(({ text }) => text).join('');
  return linesOf(words.split('\n'), 2);
}

const SIGN = { same: '', added: '+', removed: '-' } as const;

/** The compared words with their marks, for the page's script to put on the clipboard; headnotes are no law. */
function copying({ title, from, to, rows }: ComparisonAnswer): Element[] {
  const law = rows.filter(({ runs }) => !runs.some(({ text }) => text.startsWith(HEADNOTE_MARK)));
  if (law.length === 0) return [];
  const copied = law.map((row) => ({
    head: [row.from, row.to].filter(Boolean).join(' → '),
    runs: row.runs.map(({ change, text }) => [SIGN[change], text]),
  }));
  return [onPage('复制对照', { title: `${title}(${from} → ${to})`, rows: copied })];
}

/** Runs a paragraph each: a card knows no line break within one. */
function paragraphs(runs: readonly ComparedRun[]): ComparedRun[][] {
  const out: ComparedRun[][] = [[]];
  for (const { change, text } of runs)
    for (const [i, part] of text.split('\n').entries()) {
      if (i > 0) out.push([]);
      if (part !== '') out.at(-1)?.push({ change, text: part });
    }
  return out.filter((line) => line.length > 0);
}

function changed({ change, text }: ComparedRun): Element {
  if (change === 'added') return run(text, { highlight: true, weight: 'Bolder' });
  if (change === 'removed') return run(text, { strikethrough: true, isSubtle: true });
  return run(text);
}
