import { existsSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from '../../indexer/errors.ts';
import { ACCEPTABLE, type Acceptable } from '../../indexer/import/checking/check.ts';
import { openHoldings } from '../../indexer/search/open-holdings.ts';
import type { Document } from '../../indexer/types.ts';
import { CACHE, IMPORTED, SHIPPED } from '../folders.ts';

/** Options that import and sync share. */
export const SHARED_OPTIONS = {
  out: { type: 'string', default: IMPORTED },
  catalogue: { type: 'string' },
  'allow-private': { type: 'string', multiple: true, default: [] as string[] },
  ...(Object.fromEntries(ACCEPTABLE.map((a) => [`accept-${a}`, { type: 'boolean' }])) as Record<
    `accept-${Acceptable}`,
    { type: 'boolean' }
  >),
} as const;

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

/** The documents that titles are matched with: the catalogue's and those imported before, whose texts are not read for it. */
export async function catalogueOf(given: string | undefined, out: string): Promise<readonly Document[]> {
  const catalogue = given ?? SHIPPED;
  if (given !== undefined && !existsSync(given)) {
    throw new UsageError(`没有这个知识文件夹:${given}`, '检查 --catalogue 的路径');
  }
  const folders = [catalogue, out].filter((folder) => existsSync(folder));
  return folders.length === 0 ? [] : (await openHoldings(folders, CACHE)).documents;
}
