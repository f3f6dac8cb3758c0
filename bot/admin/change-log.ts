import { UsageError } from '../../indexer/index.ts';
import { pseudonyms } from '../records/pseudonyms.ts';
import { readRecords } from '../records/read-records.ts';
import { recordStore } from '../records/record-store.ts';
import type { RecordSettings } from '../records/settings.ts';
import { type Change, changesIn, type Deed, IN_FILES, type Told, UNDOABLE } from './change.ts';
import type { OperatorTasks } from './operator-tasks.ts';

/** Instances that write changes are named so: their files are read without those of all questions. */
const INSTANCE = '-admin';

/** The audit of what operators change. */
export interface ChangeLog {
  all(): Promise<Told[]>;
  /** @param by channel and id of who did it: `webchat somebody`; only the pseudonym is kept */
  add(deed: Deed, subject: string, by: string): Promise<Change>;
  /** Takes a change back and records that. @throws UsageError when it cannot be */
  undo(id: string, by: string): Promise<Told>;
}

interface Parts {
  readonly folder: string;
  readonly settings: Pick<RecordSettings, 'key' | 'instance'>;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly tasks: () => Promise<OperatorTasks | undefined>;
  /** What tells this process from others of the instance. Example: cli */
  readonly process?: string;
}

export function changeLog({ folder, settings, now, newId, tasks, process = 'web' }: Parts): ChangeLog {
  const store = recordStore({
    folder,
    instance: `${settings.instance}-${process}${INSTANCE}`,
    // The store of questions deletes what is too old, these files with it.
    days: 0,
    now,
    believed: async () => false,
    warn: () => undefined,
  });
  const pseudonym = pseudonyms(settings.key);
  const log: ChangeLog = {
    all: () => changesIn(readRecords(folder, { instance: INSTANCE })),
    async add(deed, subject, by) {
      const named = { id: newId(), user: pseudonym(by), subject };
      const change: Change = { kind: 'change', time: now().toISOString(), ...named, ...deed };
      await store.append(change);
      // Changes are rare: nobody need see to it that a file is closed at the end.
      await store.close();
      return change;
    },
    async undo(id, by) {
      const change = (await log.all()).find((one) => one.id === id);
      if (!change) throw new UsageError(`没有编号为 ${id} 的变动`, '编号见变动记录');
      if (change.undone) throw new UsageError(`${id} 已经撤销过了`, '不用再撤');
      if (!UNDOABLE.has(change.what)) throw new UsageError(`${id} 不能撤销`, '载入和更新没有可撤的');
      await takeBack(change, tasks);
      await log.add({ what: 'undo', of: id }, change.subject, by);
      return change;
    },
  };
  return log;
}

/** What was written into the files of knowledge goes again; marks and judgements are only records. */
async function takeBack(change: Change, tasks: Parts['tasks']): Promise<void> {
  if (!IN_FILES.some((what) => what === change.what)) return;
  const doing = await tasks();
  if (!doing) throw new UsageError('这里不能改知识文件', '用 npx zhiyi changes --undo 编号');
  if (change.what === 'word') await doing.removeWord(change);
  if (change.what === 'phrases') await doing.removePhrases(change);
  if (change.what === 'approved') await doing.removeApproved(change.file, change.subject);
  if (change.what === 'text') await doing.takeOut(change);
}
