import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { chinaDay } from '../../indexer/china-day.ts';
import { type ChangeLog, changeLog } from '../admin/change-log.ts';
import { deedWords } from '../admin/deed-words.ts';
import type { Config } from '../config.ts';
import { columns } from './columns.ts';
import type { CommandIo } from './command.ts';
import { commandConfig, ORGANISATION_OPTION } from './command-config.ts';

/** `zhiyi changes`: what operators changed, and the way to take it back. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...ORGANISATION_OPTION,
      undo: { type: 'string' },
      json: { type: 'boolean', default: false },
      records: { type: 'string' },
    },
  });
  const config = await commandConfig(values.organisation);
  const changes = commandChanges(config, values.records ?? config.dataDir, io.now);
  if (values.undo !== undefined) {
    const change = await changes.undo(values.undo, commandUser());
    io.stdout.write(`已撤销:${deedWords(change)}(${change.subject})\n`);
    return 0;
  }
  const all = await changes.all();
  if (values.json) io.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  else if (all.length === 0) io.stdout.write('还没有改动过什么\n');
  else
    io.stdout.write(
      `${columns([
        ['日期', '编号', '做了什么', '对什么', ''],
        ...all.map((change) => [
          chinaDay(new Date(change.time)),
          change.id,
          deedWords(change),
          change.subject,
          change.undone ? '已撤销' : '',
        ]),
      ])}\n\n撤销:npx zhiyi changes --undo 编号\n`,
    );
  return 0;
}

/** The audit of changes as commands write it, beside a server that may be running. */
export function commandChanges(
  { records, knowledge, dataDir }: Config,
  folder: string,
  now: () => Date,
): ChangeLog {
  return changeLog({
    folder,
    settings: records,
    now,
    newId: () => randomUUID().slice(0, 8),
    process: 'cli',
    tasks: async () => {
      const [{ operatorTasks }, { systemFetch }] = await Promise.all([
        import('./operator-tasks.ts'),
        import('../../indexer/import/fetching/fetch.ts'),
      ]);
      return operatorTasks({ dirs: knowledge, data: dataDir, now, fetch: systemFetch });
    },
  });
}

/** Who calls the command, as records name people before the pseudonym. */
export function commandUser(): string {
  try {
    return `cli ${userInfo().username}`;
  } catch {
    // A container's user may have no name.
    return `cli ${process.getuid?.() ?? ''}`;
  }
}
