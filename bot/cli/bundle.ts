import { UsageError } from '../../indexer/errors.ts';
import { atomicWrite } from '../../indexer/import/keeping/atomic-write.ts';
import { packSnapshot } from '../../indexer/import/snapshot/pack-snapshot.ts';
import { fingerprint, readPrivateKey, writeNewKeys } from '../../indexer/import/snapshot/signing.ts';
import { IMPORTED } from '../folders.ts';
import { columns } from './columns.ts';
import type { CommandIo } from './command.ts';
import { parsed } from './import-options.ts';
import { BUNDLE_USAGE } from './import-usage.ts';

const USAGE = BUNDLE_USAGE.join('\n');
const OPTIONS = {
  from: { type: 'string', default: IMPORTED },
  key: { type: 'string' },
  'new-key': { type: 'string' },
} as const;

/** `zhiyi bundle FILE`: the official texts held here as one file, for a machine that reaches no official site. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parsed(args, OPTIONS, USAGE);
  const newKey = values['new-key'];
  if (newKey !== undefined) {
    const { publicFile, print } = await writeNewKeys(newKey);
    io.stdout.write(
      `私钥写在 ${newKey},只留在这里,不要外传;公钥写在 ${publicFile},交给导入的人。指纹 ${print}\n`,
    );
    if (positionals.length === 0) return 0;
  }
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError('写明快照存到哪个文件', USAGE);
  const named = values.key ?? newKey;
  const key = named === undefined ? undefined : await readPrivateKey(named);
  const { bytes, texts, leftOut } = await packSnapshot(values.from, io.now().toISOString(), key);
  await atomicWrite(file, bytes);
  const rows = texts.map(({ id, version, title, source }) => [
    `${id}${version ? `@${version}` : ''}`,
    title,
    source.retrieved ?? '',
    source.url ?? source.file ?? '',
  ]);
  io.stdout.write(`${columns([['文件', '题名', '取得', '来源'], ...rows])}\n\n`);
  if (leftOut.length > 0) io.stdout.write(`没有打进去:\n${leftOut.map((line) => `  ${line}`).join('\n')}\n`);
  const sign = key ? `已签名,公钥指纹 ${fingerprint(key)}` : '没有签名(用 --key 私钥.pem 签名)';
  io.stdout.write(`${texts.length} 份原文打包在 ${file},${sign}\n在另一台机器上:npx zhiyi import ${file}\n`);
  return 0;
}
