import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../../indexer/errors.ts';
import type { Config } from '../config.ts';
import { openStorage } from '../conversation/storage.ts';
import type { Storage } from '../conversation/storage-port.ts';
import { SHIPPED } from '../folders.ts';
import { archiveWriter, filesBelow } from './backup-archive.ts';
import type { CommandIo } from './command.ts';
import { commandConfig, ORGANISATION_OPTION } from './command-config.ts';

/** Folders of the archive. */
export const DATA_IN = 'data';
export const KNOWLEDGE_IN = 'knowledge';
/** Conversations that lie in a database. */
export const STATE_IN = 'state.jsonl';

/** Items that are read at a time. */
const BATCH = 100;

/** `zhiyi backup FILE`: everything that would be lost with this machine, except the settings. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: ORGANISATION_OPTION,
  });
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw new UsageError('要写一个文件名', '例:zhiyi backup 备份.zip');
  if (existsSync(file)) throw new UsageError(`已经有这个文件:${file}`, '换一个名字');
  const config = await commandConfig(values.organisation);
  const aside = `${file}.part`;
  try {
    const count = await written(config, aside, io.now());
    await rename(aside, file);
    io.stdout.write(`备份了 ${count} 个文件:${file}\n设置和密钥(环境变量)不在里面,请另外保管;内有个人信息\n`);
    if (config.state.place.startsWith('azure:')) io.stdout.write('Azure Blob 里的对话记忆不在里面\n');
  } finally {
    await rm(aside, { force: true });
  }
  return 0;
}

async function written(config: Config, to: string, now: Date): Promise<number> {
  const archive = archiveWriter(to);
  for (const name of await filesBelow(config.dataDir))
    await archive.file(`${DATA_IN}/${posix(name)}`, path.join(config.dataDir, name));
  for (const [i, dir] of config.knowledge.entries()) {
    // What ships comes with the product.
    if (path.resolve(dir) === path.resolve(SHIPPED)) continue;
    for (const name of await filesBelow(dir))
      await archive.file(`${KNOWLEDGE_IN}/${i}/${posix(name)}`, path.join(dir, name));
  }
  if (isDatabase(config)) {
    const { storage, close } = await openStorage(config.state, () => undefined);
    await archive.text(STATE_IN, itemsOf(storage)).finally(close);
  }
  return archive.close(now.toISOString());
}

/** Whether conversations lie elsewhere than in the folder of records, where they can be listed. */
export function isDatabase({ state }: Config): boolean {
  return state.place === 'redis' || state.place === 'postgres';
}

async function* itemsOf(storage: Storage): AsyncGenerator<string> {
  let keys: string[] = [];
  const lines = async (): Promise<string> => {
    const items = await storage.read(keys);
    keys = [];
    return Object.entries(items)
      .map(([key, { eTag: _, ...item }]) => `${JSON.stringify({ key, item })}\n`)
      .join('');
  };
  for await (const key of storage.keys?.() ?? []) {
    keys.push(key);
    if (keys.length === BATCH) yield lines();
  }
  if (keys.length > 0) yield lines();
}

function posix(name: string): string {
  return name.split(path.sep).join('/');
}
