import path from 'node:path';
import { chinaDay } from '../../indexer/china-day.ts';
import { UsageError } from '../../indexer/errors.ts';
import { importAll } from '../../indexer/import/import-all.ts';
import { atomicWrite } from '../../indexer/import/keeping/atomic-write.ts';
import { clip } from './columns.ts';
import type { CommandIo } from './command.ts';
import { acceptedOf, catalogueOf, parsed, SHARED_OPTIONS } from './import-options.ts';
import { importReport, isTrouble, passedOverLine } from './import-report.ts';
import { importSnapshots } from './import-snapshots.ts';
import { reportFile } from './import-table.ts';
import { IMPORT_USAGE } from './import-usage.ts';
import { pace, progressBar } from './progress.ts';

const USAGE = IMPORT_USAGE.join('\n');

/** Columns of the progress line left for the original's name. */
const LABEL = 40;
const OPTIONS = {
  ...SHARED_OPTIONS,
  id: { type: 'string' },
  report: { type: 'string' },
  key: { type: 'string' },
} as const;

/** `zhiyi import`: official texts in, knowledge documents out. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parsed(args, OPTIONS, USAGE);
  if (positionals.length === 0) throw new UsageError('没说导入什么', USAGE);
  if (values.id !== undefined) checkId(values.id, positionals.length);
  if (values.report !== undefined && !/\.(?:csv|json)$/iu.test(values.report))
    throw new UsageError(`认不出表的格式:${values.report}`, '文件名以 .csv 或 .json 结尾');
  const bar = progressBar(io.stderr);
  const passedOver: string[] = [];
  const speed = pace(() => performance.now());
  const { out } = values;
  const catalogue = await catalogueOf(values.catalogue, out);
  const key = values.key === undefined ? {} : { key: values.key };
  const snapshots = await importSnapshots(positionals, { out, catalogue, ...key });
  const others = await importAll(snapshots.others, {
    catalogue,
    out,
    today: chinaDay(io.now()),
    accepted: acceptedOf(values),
    ...(values.id === undefined ? {} : { id: values.id }),
    fetch: io.fetch,
    ...(io.pause ? { pause: io.pause } : {}),
    allowed: new Set(values['allow-private']),
    onPassedOver: (files) => passedOver.push(...files),
    onProgress: (done, total, original) =>
      bar.show(done, total, `${speed(done, total)}${clip(path.basename(original), LABEL)}`),
  });
  const results = [...snapshots.results, ...others];
  bar.clear();
  io.stdout.write(importReport(results));
  for (const line of snapshots.lines) io.stdout.write(`${line}\n`);
  if (results.length === 0) io.stdout.write('文件夹里没有可导入的文件\n');
  if (passedOver.length > 0) io.stdout.write(passedOverLine(passedOver));
  if (values.report !== undefined) {
    await atomicWrite(values.report, reportFile(results, /\.csv$/iu.test(values.report) ? 'csv' : 'json'));
    io.stdout.write(`结果表另存:${values.report}\n`);
  }
  return results.length === 0 || results.some(({ outcome }) => isTrouble(outcome)) ? 1 : 0;
}

function checkId(id: string, originals: number): void {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(id))
    throw new UsageError(`id 不合规:${id}`, '只用小写英文、数字和连字符');
  if (originals !== 1) throw new UsageError('--id 只能用于一份原文', '分开导入');
}
