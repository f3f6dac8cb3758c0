import { existsSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { UsageError } from '../../indexer/errors.ts';
import { ACCEPTABLE, type Acceptable } from '../../indexer/import/checking/check.ts';
import type { Document, IsoDate } from '../../indexer/types.ts';

/** Options that import and sync share. */
export const SHARED_OPTIONS = {
  out: { type: 'string', default: 'knowledge/official' },
  catalogue: { type: 'string' },
  'allow-private': { type: 'string', multiple: true, default: [] as string[] },
  help: { type: 'boolean', short: 'h' },
  ...(Object.fromEntries(ACCEPTABLE.map((a) => [`accept-${a}`, { type: 'boolean' }])) as Record<
    `accept-${Acceptable}`,
    { type: 'boolean' }
  >),
} as const;

export const SHARED_USAGE = `  --out DIR            写到哪里,默认 knowledge/official
  --catalogue DIR      按哪个知识文件夹认题名,默认 knowledge
  --allow-private 主机  允许从这台内网主机取(可写 主机:端口,可重复)
  --accept-gaps        放行编号缺漏或重复
  --accept-outline     放行章名或条数与目录所知不同
  --accept-characters  放行疑似乱码或识别错误的字符
  --accept-length      放行与现有文本长度相差过半
  --accept-incomplete  放行疑似不完整的结尾`;

/** Parses arguments; what cannot be meant is a UsageError with the usage as its cure. */
export function parsed<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    const option = /'(--?[^']*)'/u.exec((cause as Error).message)?.[1] ?? '';
    throw new UsageError(`参数有误:${option}`, usage, { cause });
  }
}

export function acceptedOf(values: Record<string, unknown>): Set<Acceptable> {
  return new Set(ACCEPTABLE.filter((a) => values[`accept-${a}`] === true));
}

/** The documents that titles are matched with: the catalogue's and those imported before. */
export async function catalogueOf(given: string | undefined, out: string): Promise<Document[]> {
  const catalogue = given ?? 'knowledge';
  if (given !== undefined && !existsSync(given)) {
    throw new UsageError(`没有这个知识文件夹:${given}`, '检查 --catalogue 的路径');
  }
  const folders = [catalogue, out].filter((folder) => existsSync(folder));
  return folders.length === 0 ? [] : (await loadKnowledge(folders)).documents;
}

/** The calendar day in China, where the texts and their readers are. */
export function chinaDay(now: Date): IsoDate {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now);
}
