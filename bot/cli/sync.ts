import { chinaDay } from '../../indexer/china-day.ts';
import { UsageError } from '../../indexer/errors.ts';
import { stale, sync, syncable } from '../../indexer/import/sync.ts';
import type { SyncResult } from '../../indexer/import/sync-one.ts';
import type { Document } from '../../indexer/types.ts';
import { clip, columns } from './columns.ts';
import type { CommandIo } from './command.ts';
import { ORGANISATION_OPTION } from './command-config.ts';
import { acceptedOf, catalogueOf, parsed, SHARED_OPTIONS } from './import-options.ts';
import { detailsOf, isTrouble, OUTCOMES, summaryOf } from './import-report.ts';
import { DEFAULT_AGE_DAYS, SYNC_USAGE } from './import-usage.ts';
import { progressBar } from './progress.ts';

const USAGE = SYNC_USAGE.join('\n');
const OPTIONS = {
  ...SHARED_OPTIONS,
  ...ORGANISATION_OPTION,
  'max-age': { type: 'string', default: String(DEFAULT_AGE_DAYS) },
  notify: { type: 'boolean', default: false },
} as const;

/** `zhiyi sync`: keeps official texts current from their addresses. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parsed(args, OPTIONS, USAGE);
  const days = Number(values['max-age']);
  if (!Number.isFinite(days) || days < 0)
    throw new UsageError(`--max-age 应为天数:${values['max-age']}`, USAGE);
  const { out } = values;
  const catalogue = await catalogueOf(values.catalogue, out);
  const all = syncable(catalogue);
  const targets = chosen(positionals, all, catalogue);
  if (targets.length === 0) {
    io.stdout.write('没有记着官方网址的文件,没什么可取的\n');
    return 0;
  }
  const bar = progressBar(io.stderr);
  const report = await sync(targets, {
    catalogue,
    out,
    now: io.now,
    today: chinaDay(io.now()),
    accepted: acceptedOf(values),
    fetch: io.fetch,
    ...(io.pause ? { pause: io.pause } : {}),
    allowed: new Set(values['allow-private']),
    onProgress: (done, total, document) => bar.show(done, total, clip(document.title, 40)),
  });
  bar.clear();
  io.stdout.write(reportOf(report.results));
  if (report.noNetwork) io.stdout.write('\n没有网络,或一个网站也连不上:什么都没有改动\n');
  await warnOfStale(io, all, out, days);
  const notice = noticeOf(report.results);
  if (values.notify && notice) await io.announce?.(notice, values.organisation);
  return report.results.some(({ outcome }) => isTrouble(outcome)) ? 1 : 0;
}

/** The documents of the ids given, `id` or `id@version`; all when none is. @throws UsageError for one that has no address */
function chosen(
  ids: readonly string[],
  all: readonly Document[],
  catalogue: readonly Document[],
): Document[] {
  if (ids.length === 0) return [...all];
  return ids.flatMap((id) => {
    const named = (d: Document) => d.id === id || `${d.id}@${d.version}` === id;
    const found = all.filter(named);
    if (found.length > 0) return found;
    const isKnown = catalogue.some(named);
    const message = isKnown ? `${id} 没有可同步的官方网址` : `目录里没有 ${id}`;
    throw new UsageError(message, isKnown ? '在它的文件里写 source.url' : '用 zhiyi sync 看全部');
  });
}

function reportOf(results: readonly SyncResult[]): string {
  const rows = results.map((r) => {
    const version = r.imported?.version ?? r.document.version;
    const id = `${r.document.id}${version ? `@${version}` : ''}`;
    return [OUTCOMES[r.outcome], id, r.document.title, wordsOf(r)];
  });
  const details = results.flatMap((r) => [...(r.imported ? detailsOf(r.imported) : []), ...besides(r)]);
  const table = columns([['结果', '文件', '题名', '说明'], ...rows]);
  return `${[table, ...details].join('\n\n')}\n`;
}

/** What was tried before or besides, and what the site says of the text. */
function besides({ document, tried, told, outcome }: SyncResult): string[] {
  // What was tried alone stands in the table.
  const shown = tried.length > 1 || !isTrouble(outcome) ? tried : [];
  const lines = [
    ...(told === undefined ? [] : [`  ${told}`]),
    ...shown.map(({ address, why }) => `  试过 ${address}\n    ${why}`),
    ...(outcome === 'failed' || outcome === 'refused' ? ['  现有文本没有改动'] : []),
  ];
  return lines.length > 0 ? [[`${document.id}《${document.title}》`, ...lines].join('\n')] : [];
}

/** What a conversation is told: texts that are new, changed or could not be taken. Nothing of the kind: undefined. */
function noticeOf(results: readonly SyncResult[]): string | undefined {
  const told = results.filter(({ outcome }) => outcome !== 'unchanged');
  if (told.length === 0) return undefined;
  return ['官方文本核对结果:', ...told.map(syncLine)].join('\n');
}

/** What became of one text. Example: 更新:《示例省防汛条例》 3 条有变 */
export function syncLine(result: SyncResult): string {
  return `${OUTCOMES[result.outcome]}:《${result.document.title}》 ${wordsOf(result)}`;
}

function wordsOf({ outcome, imported, error }: SyncResult): string {
  if (imported) return summaryOf(imported);
  return outcome === 'unchanged' ? '网站说没有变' : `${error?.message ?? ''};${error?.cure ?? ''}`;
}

async function warnOfStale(
  io: CommandIo,
  all: readonly Document[],
  out: string,
  days: number,
): Promise<void> {
  const old = await stale(all, { out, now: io.now, days });
  if (old.length === 0) return;
  const lines = old.map(({ document, checked }) => {
    const when = checked === undefined ? '还没有核对过' : `上次核对在 ${chinaDay(new Date(checked))}`;
    const version = document.version ? `@${document.version}` : '';
    return `  ${document.id}${version}《${document.title}》${when}`;
  });
  io.stdout.write(`\n超过 ${days} 天没有核对:\n${lines.join('\n')}\n`);
}
