import { readFile } from 'node:fs/promises';
import { chinaDay } from '../../indexer/china-day.ts';
import { ZhiyiError } from '../../indexer/errors.ts';
import type { ImportResult } from '../../indexer/import/import-original.ts';
import { keepSnapshot } from '../../indexer/import/snapshot/keep-snapshot.ts';
import { isSnapshot, openSnapshot } from '../../indexer/import/snapshot/open-snapshot.ts';
import { readPublicKey } from '../../indexer/import/snapshot/signing.ts';
import type { Document } from '../../indexer/types.ts';

function notSigned(name: string): ImportResult {
  const error = { message: '不是快照,没有签名可以核对', cure: '不核对签名就去掉 --key' };
  return { outcome: 'failed', original: name, findings: [], notes: [], error };
}

export interface Snapshots {
  readonly results: readonly ImportResult[];
  /** One line for each snapshot: when it was made and who signed it. */
  readonly lines: readonly string[];
  /** What of the arguments is none; nothing where a key is asked for. */
  readonly others: readonly string[];
}

/**
 * Takes in those of the named files that are snapshots. One that does not fit is refused whole, before anything is written.
 * @param key file of the public key that must have signed them
 */
export async function importSnapshots(
  named: readonly string[],
  options: { readonly out: string; readonly catalogue: readonly Document[]; readonly key?: string },
): Promise<Snapshots> {
  const trusted = options.key === undefined ? undefined : await readPublicKey(options.key);
  const results: ImportResult[] = [];
  const lines: string[] = [];
  const others: string[] = [];
  for (const name of named) {
    const bytes = await readFile(name).catch(() => undefined);
    if (!bytes || !isSnapshot(bytes)) {
      // Taken apart it would come in as loose files, which nobody signed.
      if (trusted) results.push(notSigned(name));
      else others.push(name);
      continue;
    }
    try {
      const snapshot = openSnapshot(bytes, trusted);
      results.push(...(await keepSnapshot(snapshot, options)));
      const { signed, created } = snapshot;
      const who =
        signed.by === 'nobody'
          ? '没有签名,来自谁无从核对'
          : `签名有效,公钥指纹 ${signed.by}${signed.known ? ',与所给公钥相同' : ';是谁的没有核对(用 --key 公钥.pub 核对)'}`;
      lines.push(`快照 ${name}:${chinaDay(new Date(created))}制作,${who}`);
    } catch (error) {
      if (!(error instanceof ZhiyiError)) throw error;
      const { message, cure } = error;
      results.push({ outcome: 'failed', original: name, findings: [], notes: [], error: { message, cure } });
    }
  }
  return { results, lines, others };
}
