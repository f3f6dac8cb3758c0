import { parseArgs } from 'node:util';
import { heldRows } from '../admin/held-rows.ts';
import { STATUS_LABEL } from '../answers/labels.ts';
import { columns } from './columns.ts';
import type { CommandIo } from './command.ts';
import { commandKnowledge, ORGANISATION_OPTION } from './command-config.ts';
import { openForCommand } from './knowledge.ts';
import { operatorTasks } from './operator-tasks.ts';

const HELD = { official: '原文', headnotes: '要旨', none: '没有' } as const;

/** `zhiyi texts`: every document with its version, status, source, last check, problems and words. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...ORGANISATION_OPTION,
      json: { type: 'boolean', default: false },
      knowledge: { type: 'string', multiple: true },
    },
  });
  const knowledge = await commandKnowledge(values);
  const { dirs } = knowledge;
  const library = await openForCommand(knowledge);
  const tasks = operatorTasks({ dirs, data: '', now: io.now, fetch: io.fetch });
  const problems = library.problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
  const rows = heldRows(library, problems, await tasks.checked(library.documents));
  if (values.json) {
    const plain = rows.map(({ document, ...row }) => ({ title: document.title, ...row }));
    io.stdout.write(`${JSON.stringify(plain, null, 2)}\n`);
    return 0;
  }
  const table = columns([
    ['文件', '题名', '状态', '正文', '核对', '检索词', '问题'],
    ...rows.map((row) => [
      row.key,
      row.document.title,
      STATUS_LABEL[row.status],
      HELD[row.text],
      row.checked ?? '—',
      row.words > 0 ? `${row.worded} 处 ${row.words} 个` : '—',
      row.problems.length > 0 ? row.problems.join(';') : '—',
    ]),
  ]);
  io.stdout.write(
    `${table}\n\n放入文本:npx zhiyi import;从官方网址更新:npx zhiyi sync;全部问题:npx zhiyi validate\n`,
  );
  return 0;
}
