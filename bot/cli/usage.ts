import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { documentKey, questionMeaning } from '../../indexer/index.ts';
import { usageOf } from '../admin/usage.ts';
import { COUNT_NAMES, usageCsv } from '../admin/usage-csv.ts';
import { lastDays } from '../admin/weeks.ts';
import { readRecords } from '../records/read-records.ts';
import { columns } from './columns.ts';
import type { CommandIo } from './command.ts';
import { commandConfig, commandKnowledge, ORGANISATION_OPTION } from './command-config.ts';
import { daysGiven } from './days-given.ts';
import { openForCommand } from './knowledge.ts';

/** `zhiyi usage`: how much is asked, what becomes of it, and what is never looked at. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...ORGANISATION_OPTION,
      days: { type: 'string', default: '30' },
      json: { type: 'boolean', default: false },
      csv: { type: 'string' },
      knowledge: { type: 'string', multiple: true },
      records: { type: 'string' },
    },
  });
  const period = lastDays(io.now(), daysGiven(values.days));
  const knowledge = await commandKnowledge(values);
  const folder = values.records ?? (await commandConfig(values.organisation)).dataDir;
  const [library, meaning] = await Promise.all([openForCommand(knowledge), questionMeaning()]);
  const records = readRecords(folder, period);
  const usage = await usageOf(records, { ...period, library, meaning });
  if (values.csv !== undefined) await writeFile(values.csv, usageCsv(usage));
  if (values.json) {
    const unused = usage.unused.map(documentKey);
    io.stdout.write(`${JSON.stringify({ ...usage, unused }, null, 2)}\n`);
    return 0;
  }
  const { total, median, p95, likes, dislikes } = usage;
  const ms = (value: number | undefined): string => (value === undefined ? '—' : `${Math.round(value)} 毫秒`);
  const lines = [
    `${usage.from} 至 ${usage.to}`,
    COUNT_NAMES.map(([key, name]) => `${name} ${total[key]}`).join(','),
    `用时中位数 ${ms(median)},95% ${ms(p95)};点赞 ${likes},点踩 ${dislikes}`,
  ];
  if (usage.days.length > 0)
    lines.push(
      '',
      columns([
        ['日期', '频道', ...COUNT_NAMES.map(([, name]) => name)],
        ...usage.days.map((row) => [row.day, row.channel, ...COUNT_NAMES.map(([key]) => String(row[key]))]),
      ]),
      '',
      '问得最多的',
      columns(usage.top.map(({ count, question }) => [String(count), question])),
    );
  if (usage.unused.length > 0)
    lines.push('', '没有用到的正文', ...usage.unused.map((d) => `  ${documentKey(d)}《${d.title}》`));
  io.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
