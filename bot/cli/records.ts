import { parseArgs } from 'node:util';
import { UsageError } from '../../indexer/errors.ts';
import type { Config } from '../config.ts';
import { openStorage } from '../conversation/storage.ts';
import { pseudonyms } from '../records/pseudonyms.ts';
import { type DamagedLine, type Period, readRecords } from '../records/read-records.ts';
import { commandConfig, ORGANISATION_OPTION } from './command-config.ts';
import { eraseTraces, type PersonId, type Traces, tracesOf } from './person-traces.ts';

type Kept = { user?: string };

/** `zhiyi records export | erase | check`: takes out, deletes and checks what is kept of people's questions. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...ORGANISATION_OPTION,
      user: { type: 'string', multiple: true },
      from: { type: 'string' },
      to: { type: 'string' },
      verify: { type: 'boolean', default: false },
    },
  });
  const config = await commandConfig(values.organisation);
  const period = { ...(values.from ? { from: values.from } : {}), ...(values.to ? { to: values.to } : {}) };
  const users = (values.user ?? []).map(named);
  switch (positionals.join(' ')) {
    case 'export':
      return exported(config, users, period);
    case 'erase':
      if (users.length === 0) throw new UsageError('要写 --user 频道:ID', '例:--user msteams:对象ID');
      return erased(config, users, values.verify);
    case 'check':
      return checked(config);
    default:
      throw new UsageError('要写 export、erase 或 check', '用法:zhiyi help records');
  }
}

function named(user: string): PersonId {
  const [, channel = '', id = ''] = /^([^:]+):(.+)$/.exec(user) ?? [];
  if (id === '') throw new UsageError(`--user 应为 频道:ID:${user}`, '例:--user msteams:对象ID');
  return { channel, id };
}

/** @throws UsageError without the secret that pseudonyms were made with */
function secretOf({ records }: Config): string {
  if (!records.key)
    throw new UsageError('没有 ZHIYI_RECORD_KEY,找不到一个用户的记录', '设成服务运行时的那个密钥');
  return records.key;
}

/** The pseudonyms of users. */
function pseudonymsOf(config: Config, users: readonly PersonId[]): Set<string> {
  if (users.length === 0) return new Set();
  const pseudonym = pseudonyms(secretOf(config));
  return new Set(users.map(({ channel, id }) => pseudonym(`${channel} ${id}`)));
}

async function exported(config: Config, users: readonly PersonId[], period: Period): Promise<number> {
  const wanted = pseudonymsOf(config, users);
  for await (const record of readRecords(config.dataDir, period)) {
    const { user } = record as Kept;
    if (wanted.size === 0 || (user && wanted.has(user))) process.stdout.write(`${JSON.stringify(record)}\n`);
  }
  return 0;
}

/** Deletes all that is kept of a person, or with `verify` only looks. @returns 1 when something is left, or nothing was found */
async function erased(config: Config, users: readonly PersonId[], verify: boolean): Promise<number> {
  const secret = secretOf(config);
  const { storage, close } = await openStorage(config.state, () => undefined);
  const stage = { folder: config.dataDir, storage, secret };
  try {
    const before = await tracesOf(stage, users);
    if (verify) return left(before);
    if (sum(before) === 0) {
      process.stdout.write('没有找到这个用户的记录、记忆或网页对话,什么也没有删;请核对频道和 ID\n');
      return 1;
    }
    await eraseTraces(stage, before);
    const after = await tracesOf(stage, before.ids);
    const [lines, keys, pages] = counts(before);
    const [linesLeft, keysLeft, pagesLeft] = counts(after);
    process.stdout.write(
      `删除了 ${lines - linesLeft} 行记录、${keys - keysLeft} 处对话记忆和转交、${pages - pagesLeft} 个网页对话\n`,
    );
    if (config.state.place === 'memory')
      process.stdout.write('对话记忆在服务的内存里(ZHIYI_STATE=memory):重启服务后清空\n');
    return left(after);
  } finally {
    await close();
  }
}

type Counts = [lines: number, keys: number, pages: number];

function counts({ lines, keys, pages }: Traces): Counts {
  return [lines, keys.length, pages.length];
}

function sum(traces: Traces): number {
  return counts(traces).reduce((a, b) => a + b);
}

/** Says under which ids was looked, and what is there. */
function left(traces: Traces): number {
  const ids = traces.ids.map(({ channel, id }) => `${channel}:${id}`).join('、');
  const [lines, keys, pages] = counts(traces);
  const none = sum(traces) === 0;
  process.stdout.write(
    none
      ? `核对:${ids} 没有留下记录、记忆、转交或网页对话\n`
      : `核对:${ids} 还有 ${lines} 行记录、${keys} 处对话记忆和转交、${pages} 个网页对话\n`,
  );
  return none ? 0 : 1;
}

async function checked(config: Config): Promise<number> {
  const damaged: DamagedLine[] = [];
  let whole = 0;
  for await (const _ of readRecords(config.dataDir, {}, (line) => damaged.push(line))) whole++;
  process.stdout.write(`${whole} 行完好,${damaged.length} 行损坏\n`);
  for (const { file, line } of damaged) process.stdout.write(`  ${file}:${line}\n`);
  return damaged.length > 0 ? 1 : 0;
}
