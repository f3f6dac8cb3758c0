import { parseArgs } from 'node:util';
import { textKey, UsageError } from '../../indexer/index.ts';
import { openHoldings } from '../../indexer/search/open-holdings.ts';
import { heldTexts } from '../records/held-texts.ts';
import type { CommandIo } from './command.ts';
import { commandConfig, ORGANISATION_OPTION } from './command-config.ts';

/** `zhiyi withdraw`: which texts are missing that were held, and that some of them are to be. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...ORGANISATION_OPTION, all: { type: 'boolean', default: false } },
  });
  if (values.all && positionals.length > 0)
    throw new UsageError('--all 后面不写文件 ID', '用法:zhiyi help withdraw');
  const config = await commandConfig(values.organisation);
  const texts = heldTexts(config.dataDir, io.now);
  const { documents } = await openHoldings(config.knowledge, config.cacheDir);
  const missing = await texts.missing(documents);
  const held = documents.filter(({ text }) => text !== 'none').flatMap((d) => [d.id, textKey(d)]);
  const still = positionals.filter((id) => held.includes(id));
  if (still.length > 0)
    throw new UsageError(`还收录着:${still.join('、')}`, '先把文件移出知识文件夹,再运行本命令');
  const unknown = positionals.filter((id) => !missing.some((text) => text.id === id || textKey(text) === id));
  if (unknown.length > 0)
    throw new UsageError(`没有缺这份文件:${unknown.join('、')}`, '不带参数运行,列出缺的文件');
  const meant = values.all ? missing.map(textKey) : positionals;
  if (meant.length > 0) await texts.withdraw(meant);
  const left = await texts.missing(documents);
  for (const text of missing)
    io.stdout.write(
      `${left.some((other) => textKey(other) === textKey(text)) ? '缺' : '撤下'}《${text.title}》(${textKey(text)})\n`,
    );
  if (missing.length === 0) io.stdout.write('没有缺的文件\n');
  return left.length > 0 ? 1 : 0;
}
