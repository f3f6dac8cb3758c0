import type { KeyObject } from 'node:crypto';
import { readFrontMatter } from '../../documents/front-matter.ts';
import type { FrontMatter } from '../../documents/schema.ts';
import { ImportError } from '../../errors.ts';
import { unzipNames, unzipParts } from '../formats/unzip.ts';
import { bodyDigest } from '../keeping/held.ts';
import { newBudget } from '../source.ts';
import {
  MANIFEST,
  type Manifest,
  manifest,
  SIGNATURE,
  type SnapshotText,
  sha256Of,
  TEXTS,
} from './manifest.ts';
import { checkSignature, type Signed } from './signing.ts';

/** A snapshot all of whose texts are what its list says. */
export interface Snapshot {
  readonly created: string;
  readonly signed: Signed;
  readonly texts: readonly (SnapshotText & { readonly content: string; readonly data: FrontMatter })[];
}

/** Whether bytes are a snapshot rather than a document or a zip of them. */
export function isSnapshot(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  try {
    return unzipNames(bytes).some((name) => name === MANIFEST || name === SIGNATURE);
  } catch {
    // A damaged zip is told by what reads it.
    return false;
  }
}

/**
 * Reads a snapshot whole: its signature, the hash of every text, and that every text is what its list says it is.
 * @param trusted the key that must have signed it
 * @throws ImportError for the first thing that does not fit; then nothing of it may be used
 */
export function openSnapshot(bytes: Uint8Array, trusted?: KeyObject): Snapshot {
  const parts = unzipParts(bytes, () => true, newBudget());
  const written = parts.get(MANIFEST);
  if (!written) throw damaged('没有清单');
  const signed = checkSignature(written, parts.get(SIGNATURE), trusted);
  const list = listIn(written);
  const names = new Set(list.texts.map(({ file }) => TEXTS + file));
  const stray = [...parts.keys()].find((name) => name !== MANIFEST && name !== SIGNATURE && !names.has(name));
  if (stray !== undefined) throw damaged(`清单里没有 ${stray.slice(0, 80)}`);
  if (names.size !== list.texts.length) throw damaged('清单里有重复的文件');
  const texts = list.texts.map((text) => {
    const part = parts.get(TEXTS + text.file);
    if (!part) throw damaged(`缺 ${text.file}`);
    if (sha256Of(part) !== text.sha256) throw damaged(`${text.file} 与校验值不符`);
    const content = new TextDecoder().decode(part);
    return { ...text, content, data: officialText(text, content) };
  });
  return { created: list.created, signed, texts };
}

function listIn(written: Uint8Array): Manifest {
  try {
    return manifest.parse(JSON.parse(new TextDecoder().decode(written)));
  } catch (cause) {
    throw damaged('清单读不了,可能是别的版本制作的', cause);
  }
}

function officialText({ file, id, version, title }: SnapshotText, content: string): FrontMatter {
  const { read } = readFrontMatter(content, file);
  const isOwn = read && read.data.id === id && read.data.version === version && read.data.title === title;
  if (!isOwn || file !== `${id}${version ? `@${version}` : ''}.md`) throw damaged(`${file} 与清单所记不符`);
  if (read.data.text !== 'official' || read.data.bodySha256 !== bodyDigest(read.body))
    throw damaged(`${file} 不是原样的原文`);
  return read.data;
}

function damaged(what: string, cause?: unknown): ImportError {
  return new ImportError(`快照不能导入:${what}`, '重新取一份;没有改动任何文本', { cause });
}
