import { loadHoldings } from '../../indexer/search/holdings.ts';
import { libraryOf } from '../../indexer/search/library.ts';
import type { Finding, Library } from '../../indexer/types.ts';
import { askedOfLeftOut, FOLDS, leaveOut } from './training/left-out.ts';
import { DAY } from './training/observe.ts';
import { answers, type Question, readSplit, type Split } from './training/question-sets.ts';

interface Row {
  readonly kind: string;
  readonly question: Question;
  readonly finding: Finding;
}

/** The figures of one split of the question sets, by set and kind, over some folders of knowledge; as lines to print. */
export async function questionFigures(
  dirs: readonly string[],
  reference: string,
  split: Split,
): Promise<string[]> {
  const library = await libraryOf(await loadHoldings(dirs), { now: () => new Date(DAY) });
  const rows = await ask(library, readSplit(split, reference));
  const names = [...new Set(rows.map((row) => row.kind))];
  return [
    HEAD,
    ...names.map((name) =>
      line(
        name,
        rows.filter((row) => row.kind === name),
      ),
    ),
  ];
}

/** The same for questions on documents that are held as if a user had just added them: no word of their own. */
export async function leftOutFigures(
  dirs: readonly string[],
  reference: string,
  split: Split,
): Promise<string[]> {
  const holdings = await loadHoldings(dirs);
  const questions = readSplit(split, reference, ['answerable']);
  const rows: Row[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const library = await libraryOf(leaveOut(holdings, fold), { now: () => new Date(DAY) });
    rows.push(...(await ask(library, askedOfLeftOut(questions, holdings.documents, fold))));
  }
  return [HEAD, line('left out', rows)];
}

const HEAD = `${'kind'.padEnd(28)}    n  hit@1  hit@3  hit@5 quote@1 refused wrongly/rightly`;

async function ask(library: Library, questions: readonly Question[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const question of questions) {
    const finding = await library.find(question.question, { turns: question.turns, asOf: DAY });
    rows.push({ kind: `${question.set} ${question.kind}`, question, finding });
  }
  return rows;
}

function line(name: string, rows: readonly Row[]): string {
  const [can, cannot] = [
    rows.filter((r) => r.question.answerable),
    rows.filter((r) => !r.question.answerable),
  ];
  const ranks = can.map(rankOf);
  const within = (n: number) => share(ranks.filter((r) => r > 0 && r <= n).length, can.length);
  const quoted = can.filter((r, i) => ranks[i] === 1 && quotes(r));
  const refused = (list: readonly Row[]) => list.filter((r) => r.finding.outcome === 'not_found').length;
  const cells = [within(1), within(3), within(5), share(quoted.length, can.length)];
  return [
    name.padEnd(28),
    String(rows.length).padStart(5),
    ...cells.map((c) => c.padStart(6)),
    share(refused(can), can.length).padStart(8),
    share(refused(cannot), cannot.length).padStart(6),
  ].join(' ');
}

function rankOf({ question, finding }: Row): number {
  if (finding.outcome === 'not_found') return 0;
  const at = finding.hits.findIndex((hit) => answers(question, hit, hit.text)) + 1;
  return at > 0 && finding.outcome === 'clarify' ? at + 1 : at;
}

/** Whether the first passage's quote shares half of the gold words, as the shared scorer has it. */
function quotes({ question, finding }: Row): boolean {
  const [first] = finding.hits;
  return question.gold.some(({ quote }) => {
    const half = Math.ceil(quote.length / 2);
    for (let i = 0; i + half <= quote.length; i++)
      if (first?.quote.includes(quote.slice(i, i + half))) return true;
    return false;
  });
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
}
