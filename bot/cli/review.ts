import { parseArgs } from 'node:util';
import { formatLocator, UsageError } from '../../indexer/index.ts';
import type { Verdict } from '../admin/change.ts';
import { VERDICT_WORDS } from '../admin/deed-words.ts';
import type { Share } from '../admin/interval.ts';
import { type Judged, type ReviewedWeek, reviewOf } from '../admin/review.ts';
import { WEEKS, weeksBefore } from '../admin/weeks.ts';
import { readRecords } from '../records/read-records.ts';
import { commandChanges, commandUser } from './changes.ts';
import { columns } from './columns.ts';
import type { CommandIo } from './command.ts';
import { commandConfig, commandKnowledge, ORGANISATION_OPTION } from './command-config.ts';
import { openForCommand } from './knowledge.ts';

/** `zhiyi review`: answers of a week drawn by lot, judged; and how many were right, with the interval. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...ORGANISATION_OPTION,
      week: { type: 'string' },
      json: { type: 'boolean', default: false },
      knowledge: { type: 'string', multiple: true },
      records: { type: 'string' },
    },
  });
  const config = await commandConfig(values.organisation);
  const folder = values.records ?? config.dataDir;
  const weeks = weeksBefore(io.now(), WEEKS);
  const changes = commandChanges(config, folder, io.now);
  const period = { from: weeks.at(-1)!.from, to: weeks[0]!.to };
  const review = await reviewOf(readRecords(folder, period), weeks, await changes.all());
  const week = review.weeks.find(({ week: { name } }) => name === (values.week ?? weeks[0]?.name));
  if (!week)
    throw new UsageError(`没有 ${values.week} 这一周`, `写作 --week ${weeks[0]?.name};没过完的周不抽`);
  const [turn, verdict] = positionals;
  if (turn !== undefined) {
    const answer = week.drawn.find((one) => one.turn === turn);
    if (!answer) throw new UsageError(`${week.week.name} 没有抽到 ${turn}`, '照列出的编号写');
    if (verdict === undefined || !Object.hasOwn(VERDICT_WORDS, verdict))
      throw new UsageError(`没有“${verdict ?? ''}”这种判断`, '写 right、wrong 或 unclear');
    const deed = {
      what: 'judgement',
      week: week.week.name,
      turn,
      verdict: verdict as Verdict,
    } as const;
    const { id } = await changes.add(deed, answer.question, commandUser());
    io.stdout.write(
      `${VERDICT_WORDS[deed.verdict]}:${answer.question}。撤销:npx zhiyi changes --undo ${id}\n`,
    );
    return 0;
  }
  if (values.json) io.stdout.write(`${JSON.stringify({ ...review, week: week.week.name }, null, 2)}\n`);
  else io.stdout.write((await listed(week, values)) + figures(review.weeks, review.total));
  return 0;
}

/** The drawn answers with the places that were given: how sure the assistant was is not told. */
async function listed(
  { week, answers, drawn }: ReviewedWeek,
  asked: Parameters<typeof commandKnowledge>[0],
): Promise<string> {
  const head = `${week.name}(${week.from} 至 ${week.to})答了 ${answers} 次,抽出 ${drawn.length} 个\n`;
  if (drawn.length === 0) return head;
  const library = await openForCommand(await commandKnowledge(asked));
  const rows = drawn.map(({ turn, question, passages, verdict }) => {
    const entry = library.entry(passages[0] ?? '');
    const place = entry ? `《${entry.document.title}》${formatLocator(entry.locator)}` : (passages[0] ?? '');
    return [turn, verdict ? VERDICT_WORDS[verdict] : '', question, place];
  });
  return `${head}${columns([['编号', '判断', '问题', '给出的'], ...rows])}\n判断:npx zhiyi review 编号 right|wrong|unclear\n`;
}

function figures(weeks: readonly ReviewedWeek[], total: Judged): string {
  const judged = weeks.filter(({ right, wrong, unclear }) => right + wrong + unclear > 0);
  if (judged.length === 0) return '还没有判断过\n';
  const row = (name: string, one: Judged): string[] => [
    name,
    ...[one.right, one.wrong, one.unclear].map(String),
    one.accuracy ? accuracy(one.accuracy) : '—',
  ];
  const rows = [...judged.map((one) => row(one.week.name, one)), row('合计', total)];
  return `\n${columns([['周', '答对', '答错', '说不准', '准确率(95% 区间)'], ...rows])}\n`;
}

function accuracy({ share, low, high }: Share): string {
  const [a, b, c] = [share, low, high].map((value) => `${(value * 100).toFixed(1)}%`);
  return `${a}(${b}—${c})`;
}
