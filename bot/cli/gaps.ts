import { parseArgs } from 'node:util';
import { questionMeaning, UsageError } from '../../indexer/index.ts';
import type { Mark } from '../admin/change.ts';
import { type GapRow, gapRows, gapWords } from '../admin/gap-rows.ts';
import { lastDays } from '../admin/weeks.ts';
import { wordingOf } from '../records/alike.ts';
import { badTurns } from '../records/bad-turns.ts';
import { type Gap, gapsOf } from '../records/gaps.ts';
import { readRecords } from '../records/read-records.ts';
import { commandChanges, commandUser } from './changes.ts';
import { columns } from './columns.ts';
import type { CommandIo } from './command.ts';
import { commandConfig, commandKnowledge, ORGANISATION_OPTION } from './command-config.ts';
import { daysGiven } from './days-given.ts';
import { openForCommand } from './knowledge.ts';

/** `zhiyi gaps`: what the week's questions show to be missing, with the passages that came nearest. */
export async function run(args: readonly string[], io?: Pick<CommandIo, 'now'>): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...ORGANISATION_OPTION,
      days: { type: 'string', default: '7' },
      json: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      done: { type: 'string' },
      dismiss: { type: 'string' },
      knowledge: { type: 'string', multiple: true },
      records: { type: 'string' },
    },
  });
  const now = io?.now ?? (() => new Date());
  const days = daysGiven(values.days);
  const config = await commandConfig(values.organisation);
  const folder = values.records ?? config.dataDir;
  const knowledge = await commandKnowledge(values);
  const damaged: string[] = [];
  const records = readRecords(folder, lastDays(now(), days), (line) =>
    damaged.push(`${line.file}:${line.line}`),
  );
  const gaps = gapsOf(await badTurns(records), await questionMeaning());
  if (damaged.length > 0)
    process.stderr.write(`有 ${damaged.length} 行记录损坏,没有计入:${damaged.slice(0, 5).join('、')}\n`);
  const changes = commandChanges(config, folder, now);
  for (const [mark, question] of [['done', values.done] as const, ['dismissed', values.dismiss] as const])
    if (question !== undefined) {
      const deed = { what: 'gap', mark, wordings: wordingsOf(gaps, question) } as const;
      const { id } = await changes.add(deed, wordingOf(question), commandUser());
      process.stdout.write(`${DONE[mark]}:${question}。撤销:npx zhiyi changes --undo ${id}\n`);
    }
  if (values.done !== undefined || values.dismiss !== undefined) return 0;
  const library = await openForCommand(knowledge);
  const found = await gapRows(gaps, library, await changes.all());
  const rows = values.all ? found : found.filter(({ closed }) => !closed);
  process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : table(rows, days));
  return 0;
}

const DONE: Readonly<Record<Mark, string>> = { done: '已处理', dismissed: '不处理' };

/** The wordings of the gap that a question belongs to. @throws UsageError when it belongs to none */
function wordingsOf(gaps: readonly Gap[], question: string): readonly string[] {
  const found = gaps.find(({ wordings }) => wordings.includes(wordingOf(question)));
  if (!found)
    throw new UsageError(`这几天没有“${question}”这个缺口`, '照 npx zhiyi gaps 列出的问题写,或加长 --days');
  return found.wordings;
}

function table(rows: readonly GapRow[], days: number): string {
  if (rows.length === 0) return `${days} 天里没有答不上来或被点踩的问题,核定的答复都有效\n`;
  const lines = rows.map((row) => [
    String(row.count),
    row.question,
    `${row.closed ? `${DONE[row.closed.mark]}:` : ''}${gapWords(row.why)}`,
    row.nearest[0] ? `《${row.nearest[0].title}》${row.nearest[0].locator}` : '(无)',
  ]);
  const corrected = rows.flatMap(({ question, proposals = [] }) =>
    proposals.map(
      ({ document, at, title }) =>
        `有人改正“${question}”:《${title}》${at}。看过属实:npx zhiyi approve "${question}" --at ${document}#${at} --by 部门\n`,
    ),
  );
  const hints = [
    '核定一个答案:npx zhiyi approve "问题" --at 文件ID#位置 --by 部门',
    '补一个词:在 knowledge/synonyms.yaml 加一行 - {say: [人们的说法], mean: [文件里的说法]}',
    '答对了的问题也能收作检索词:npx zhiyi words --used',
    '处理过的不再列:npx zhiyi gaps --done "问题",不用处理的 --dismiss "问题"',
  ];
  const told = columns([['次数', '问题', '怎么了', '最近的文字'], ...lines]);
  return `${told}\n\n${corrected.join('')}${hints.join('\n')}\n`;
}
