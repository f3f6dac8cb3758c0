import { createReadStream } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { UsageError } from '../../indexer/errors.ts';
import type { Config } from '../config.ts';
import { openStorage } from '../conversation/storage.ts';
import { DATA_IN, isDatabase, KNOWLEDGE_IN, STATE_IN } from './backup.ts';
import { filesBelow, unpackArchive } from './backup-archive.ts';
import type { CommandIo } from './command.ts';
import { commandConfig, ORGANISATION_OPTION } from './command-config.ts';

/** `zhiyi restore FILE`: puts back what a backup holds, all of it or nothing. The server must not run. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...ORGANISATION_OPTION, force: { type: 'boolean', default: false } },
  });
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw new UsageError('要写一个备份文件', '例:zhiyi restore 备份.zip');
  const config = await commandConfig(values.organisation);
  if (!values.force && (await filesBelow(config.dataDir)).length > 0)
    throw new UsageError(`记录文件夹不是空的:${config.dataDir}`, '先移开它,或加 --force 用备份换掉它');
  const above = path.dirname(path.resolve(config.dataDir));
  await mkdir(above, { recursive: true });
  const aside = await mkdtemp(path.join(above, '.restore-'));
  try {
    const { at, files } = await unpackArchive(path.resolve(file), aside);
    const dirs = knowledgeIn(Object.keys(files), config);
    const states = isDatabase(config) && STATE_IN in files ? await restoreState(config, aside) : 0;
    await replaced(path.join(aside, DATA_IN), config.dataDir);
    for (const i of dirs)
      await cp(path.join(aside, KNOWLEDGE_IN, String(i)), config.knowledge[i]!, { recursive: true });
    const count = Object.keys(files).length;
    io.stdout.write(`恢复了 ${at} 的备份:${count} 个文件${states > 0 ? `,${states} 处对话记忆` : ''}\n`);
    io.stdout.write('下一步:启动服务,看 /readyz;或运行 npx zhiyi validate 和 npx zhiyi records check\n');
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  return 0;
}

/** Which of the configured folders of knowledge the archive has files for. @throws UsageError for one that is not configured */
function knowledgeIn(names: readonly string[], config: Config): number[] {
  const found = names.flatMap((name) => {
    const [top, i] = name.split('/');
    return top === KNOWLEDGE_IN ? [Number(i)] : [];
  });
  const dirs = [...new Set(found)].sort();
  const missing = dirs.find((i) => config.knowledge[i] === undefined);
  if (missing === undefined) return dirs;
  throw new UsageError(
    `备份里有第 ${missing + 1} 个知识文件夹,现在的设置里没有`,
    '把 ZHIYI_KNOWLEDGE 设成备份时的样子;什么也没有改动',
  );
}

/** The old folder goes when the new one is in its place. */
async function replaced(from: string, to: string): Promise<void> {
  await mkdir(from, { recursive: true });
  const old = `${path.resolve(to)}.old-${process.pid}`;
  await rename(to, old).catch(() => undefined);
  await rename(from, to);
  await rm(old, { recursive: true, force: true });
}

async function restoreState(config: Config, aside: string): Promise<number> {
  const { storage, close } = await openStorage(config.state, () => undefined);
  let count = 0;
  try {
    for await (const line of createInterface({ input: createReadStream(path.join(aside, STATE_IN)) })) {
      const { key, item } = JSON.parse(line) as { key: string; item: Record<string, unknown> };
      await storage.write({ [key]: { ...item, eTag: '*' } });
      count++;
    }
  } finally {
    await close();
  }
  return count;
}
