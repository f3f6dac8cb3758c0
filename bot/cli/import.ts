import { chinaDay } from '../../indexer/china-day.ts';
import { UsageError } from '../../indexer/errors.ts';
import { importAll } from '../../indexer/import/import-all.ts';
import { clip } from './columns.ts';
import type { CommandIo } from './command.ts';
import { acceptedOf, catalogueOf, parsed, SHARED_OPTIONS } from './import-options.ts';
import { importReport, isTrouble } from './import-report.ts';
import { IMPORT_USAGE } from './import-usage.ts';
import { progressBar } from './progress.ts';

const USAGE = IMPORT_USAGE.join('\n');

/** Columns of the progress line left for the original's name. */
const LABEL = 40;
const OPTIONS = { ...SHARED_OPTIONS, id: { type: 'string' } } as const;

/** `zhiyi import`: official texts in, knowledge documents out. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parsed(args, OPTIONS, USAGE);
  if (positionals.length === 0) throw new UsageError('没说导入什么', USAGE);
  if (values.id !== undefined) checkId(values.id, positionals.length);
  const bar = progressBar(io.stderr);
  const results = await importAll(positionals, {
    catalogue: await catalogueOf(values.catalogue, values.out),
    out: values.out,
    today: chinaDay(io.now()),
    accepted: acceptedOf(values),
    ...(values.id === undefined ? {} : { id: values.id }),
    fetch: io.fetch,
    ...(io.pause ? { pause: io.pause } : {}),
    allowed: new Set(values['allow-private']),
    onProgress: (done, total, original) => bar.show(done, total, clip(original, LABEL)),
  });
  bar.clear();
  io.stdout.write(importReport(results));
  if (results.length === 0) io.stdout.write('文件夹里没有可导入的文件\n');
  return results.length === 0 || results.some(({ outcome }) => isTrouble(outcome)) ? 1 : 0;
}

function checkId(id: string, originals: number): void {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(id))
    throw new UsageError(`id 不合规:${id}`, '只用小写英文、数字和连字符');
  if (originals !== 1) throw new UsageError('--id 只能用于一份原文', '分开导入');
}
