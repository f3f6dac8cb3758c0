import { createHash } from 'node:crypto';
import { type Document, type Library, textOf } from '../../indexer/index.ts';
import { versionNote } from './citation.ts';
import { statusLabel } from './labels.ts';
import { readerPath, sourceOf } from './passage.ts';
import { printed } from './punctuation.ts';

/** What stands at the foot of every page of a text that leaves the reader, so that it can be found and checked again. */
export interface Imprint {
  /** 《示例防汛条例》（2021年修订） */
  readonly title: string;
  /** 2021-07-01起施行 · 核对于2024-05-01 · 现行有效 */
  readonly status: string;
  /** Of the file the text was imported from, else of the text itself, in UTF-8; and which of them. */
  readonly digest: string;
  readonly address: string;
}

/** @param base address under which readers reach the server */
export function imprintOf(library: Library, document: Document, base: string): Imprint {
  return {
    title: printed(`《${document.title}》${versionNote(document)}`),
    status: statusLabel(document, library.statusOn(document)),
    digest: digestOf(document),
    address: sourceOf(document) ?? `${base}${readerPath(document)}`,
  };
}

const DIGESTS = new WeakMap<Document, string>();

function digestOf(document: Document): string {
  const known = DIGESTS.get(document);
  if (known) return known;
  const file = document.source?.sha256;
  const own = () => createHash('sha256').update(textOf(document.root)).digest('hex');
  const made = file ? `导入文件 sha256 ${file}` : `正文 sha256 ${own()}`;
  DIGESTS.set(document, made);
  return made;
}
