import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { UsageError } from '../../indexer/errors.ts';
import { archiveFile, pageFolder } from '../channels/web/page-archive.ts';
import { type Config, readConfig } from '../config.ts';
import { followKey } from '../conversation/follow-store.ts';
import { openStorage } from '../conversation/storage.ts';
import { eraseUser } from '../records/erase.ts';
import { pseudonyms } from '../records/pseudonyms.ts';
import { type DamagedLine, type Period, readRecords } from '../records/read-records.ts';

type Kept = { user?: string; channel?: string; conversation?: string };

/** `zhiyi records export | erase | check`: takes out, deletes and checks what is kept of people's questions. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { user: { type: 'string', multiple: true }, from: { type: 'string' }, to: { type: 'string' } },
  });
  const config = readConfig();
  const period = { ...(values.from ? { from: values.from } : {}), ...(values.to ? { to: values.to } : {}) };
  const users = (values.user ?? []).map(named);
  switch (positionals.join(' ')) {
    case 'export':
      return exported(config, users, period);
    case 'erase':
      if (users.length === 0) throw new UsageError('要写 --user 频道:ID', '例:--user msteams:对象ID');
      return erased(config, users);
    case 'check':
      return checked(config);
    default:
      throw new UsageError('要写 export、erase 或 check', '用法:zhiyi help records');
  }
}

interface Named {
  readonly channel: string;
  readonly id: string;
}

function named(user: string): Named {
  const [, channel = '', id = ''] = /^([^:]+):(.+)$/.exec(user) ?? [];
  if (id === '') throw new UsageError(`--user 应为 频道:ID:${user}`, '例:--user msteams:对象ID');
  return { channel, id };
}

/** The pseudonyms of users. @throws UsageError without the key they were made with */
function pseudonymsOf(config: Config, users: readonly Named[]): Set<string> {
  const { key } = config.records;
  if (users.length > 0 && !key)
    throw new UsageError('没有 ZHIYI_RECORD_KEY,找不到一个用户的记录', '设成服务运行时的那个密钥');
  const pseudonym = pseudonyms(key);
  return new Set(users.map(({ channel, id }) => pseudonym(`${channel} ${id}`)));
}

async function exported(config: Config, users: readonly Named[], period: Period): Promise<number> {
  const wanted = pseudonymsOf(config, users);
  for await (const record of readRecords(config.dataDir, period)) {
    const { user } = record as Kept;
    if (wanted.size === 0 || (user && wanted.has(user))) process.stdout.write(`${JSON.stringify(record)}\n`);
  }
  return 0;
}

/** The records of a user, and what the conversations they name remember of them. */
async function erased(config: Config, users: readonly Named[]): Promise<number> {
  const wanted = pseudonymsOf(config, users);
  const memories = new Set<string>();
  const conversations = new Set<string>();
  for await (const record of readRecords(config.dataDir)) {
    const { user, channel, conversation } = record as Kept;
    if (!user || !wanted.has(user)) continue;
    for (const { id } of users)
      if (channel && conversation)
        for (const key of [`memory/${channel}/${conversation}/${id}`, followKey(channel, conversation, id)])
          memories.add(key);
    if (channel === 'webchat' && conversation) conversations.add(conversation);
  }
  const { storage, close } = await openStorage(config.state, () => undefined);
  await storage.delete([...memories]);
  await close();
  for (const id of conversations) await rm(archiveFile(pageFolder(config.dataDir), id), { force: true });
  let lines = 0;
  for (const user of wanted) lines += await eraseUser(config.dataDir, user);
  process.stdout.write(
    `删除了 ${lines} 行记录和 ${memories.size} 处对话记忆${conversations.size > 0 ? `、${conversations.size} 个网页对话` : ''}\n`,
  );
  return 0;
}

async function checked(config: Config): Promise<number> {
  const damaged: DamagedLine[] = [];
  let whole = 0;
  for await (const _ of readRecords(config.dataDir, {}, (line) => damaged.push(line))) whole++;
  process.stdout.write(`${whole} 行完好,${damaged.length} 行损坏\n`);
  for (const { file, line } of damaged) process.stdout.write(`  ${file}:${line}\n`);
  return damaged.length > 0 ? 1 : 0;
}
