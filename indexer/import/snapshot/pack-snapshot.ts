import type { KeyObject } from 'node:crypto';
import { zipSync } from 'fflate';
import { readBytes } from '../../documents/file-bytes.ts';
import { readFrontMatter } from '../../documents/front-matter.ts';
import { filesOf } from '../../documents/knowledge-files.ts';
import { markdownFiles } from '../../documents/knowledge-folders.ts';
import { ImportError } from '../../errors.ts';
import { bodyDigest } from '../keeping/held.ts';
import { LIMITS } from '../source.ts';
import { MANIFEST, type Manifest, SIGNATURE, type SnapshotText, sha256Of, TEXTS } from './manifest.ts';
import { signed } from './signing.ts';

export interface Packed {
  readonly bytes: Uint8Array;
  readonly texts: readonly SnapshotText[];
  /** Files left out, each with the reason, in Chinese. */
  readonly leftOut: readonly string[];
}

/**
 * Packs the official texts of a folder: those that `import` and `sync` wrote and nobody changed since. The same texts at the
 * same time give the same bytes.
 * @param created an ISO instant
 * @throws ImportError where there is nothing to pack
 */
export async function packSnapshot(folder: string, created: string, key?: KeyObject): Promise<Packed> {
  const [layer] = (await filesOf([folder])).layers;
  const parts: Record<string, Uint8Array> = {};
  const texts: SnapshotText[] = [];
  const leftOut: string[] = [];
  for (const file of layer ? markdownFiles(layer).files : []) {
    const held = layer!.contents.get(file);
    const bytes = held && readBytes(held);
    if (!bytes || typeof bytes === 'string') {
      leftOut.push(`${file}:读不了`);
      continue;
    }
    const { read } = readFrontMatter(Buffer.from(bytes).toString('utf8'), file);
    const why = !read
      ? '字段有误'
      : read.data.text !== 'official'
        ? '不是原文'
        : read.data.bodySha256 !== bodyDigest(read.body)
          ? '正文有手工改动'
          : undefined;
    if (!read || why) {
      leftOut.push(`${file}:${why}`);
      continue;
    }
    const { id, version, title, source } = read.data;
    const name = `${id}${version ? `@${version}` : ''}.md`;
    parts[TEXTS + name] = bytes;
    const { alternatives: _, ...from } = source ?? {};
    texts.push({
      file: name,
      id,
      ...(version ? { version } : {}),
      title,
      sha256: sha256Of(bytes),
      source: from,
    });
  }
  if (texts.length === 0)
    throw new ImportError(`${folder} 里没有可打包的原文`, '先用 zhiyi sync 或 import 取得原文');
  if (texts.length + 2 > LIMITS.zipEntries)
    throw new ImportError(`原文有 ${texts.length} 份,一份快照装不下`, '分几个文件夹打包:--from 文件夹');
  const list: Manifest = { format: 'zhiyi-snapshot/1', created, texts };
  const manifest = new TextEncoder().encode(`${JSON.stringify(list, null, 2)}\n`);
  const signature: Record<string, Uint8Array> = key
    ? { [SIGNATURE]: new TextEncoder().encode(signed(manifest, key)) }
    : {};
  const bytes = zipSync({ [MANIFEST]: manifest, ...signature, ...parts }, { mtime: created });
  return { bytes, texts, leftOut };
}
