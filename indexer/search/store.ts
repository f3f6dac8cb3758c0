import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Entry, IndexHeader } from '../types.ts';
import { attachPostings, buildIndex, type FieldTexts, type LexicalIndex } from './index/build.ts';
import { postings } from './index/postings.ts';
import { loadTokenizer, termsOf } from './tokenize.ts';
import type { Weights } from './weights.ts';

/** Raised when the layout of the file or what is indexed changes. */
const FORMAT = 1;
const MAGIC = 'ZHIYI1\n';
const PROBE = '生产经营单位未按照规定组织应急救援预案演练的,处10万元以下罚款';

export interface OpenedIndex {
  readonly index: LexicalIndex;
  readonly header: IndexHeader;
  readonly fromCache: boolean;
}

export interface OpenIndexOptions {
  readonly cacheDir?: string;
  readonly now: () => Date;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The words of an entry by field. */
export function fieldsOf(entry: Entry): FieldTexts {
  const { document, headings, text, headnote, provision } = entry;
  return {
    title: [document.title, ...document.shortTitles].join(' '),
    headings: [...headings, document.kind === 'report' ? provision.heading : ''].join(' '),
    text,
    headnote: headnote ? [headnote.text, ...headnote.figures, ...headnote.keywords].join(' ') : '',
    everyday: entry.everyday?.join(' ') ?? '',
    cited: '',
  };
}

/**
 * The index of the entries: from the cache when its header matches, else built and saved. A damaged or half-written cache
 * is rebuilt, an unwritable folder is no error: the cache only saves time.
 */
export async function openIndex(
  entries: readonly Entry[],
  weights: Weights,
  { cacheDir, now, onProgress }: OpenIndexOptions,
): Promise<OpenedIndex> {
  const texts = entries.map(fieldsOf);
  const corpusHash = hashOf(texts, weights);
  const file = cacheDir === undefined ? undefined : join(cacheDir, `index-${corpusHash.slice(0, 16)}.bin`);
  const expected = { format: FORMAT, flexsearch: flexsearchVersion(), corpusHash };
  const cached = file === undefined ? undefined : await loadIndex(file, expected, texts.length);
  if (cached) return { ...cached, fromCache: true };
  const tokenizer = await loadTokenizer();
  const index = await buildIndex(texts, weights, tokenizer, onProgress);
  const header: IndexHeader = {
    ...expected,
    tokenizerProbe: termsOf(PROBE, tokenizer).join(' '),
    builtAt: now().toISOString(),
  };
  if (file !== undefined) await saveIndex(file, header, index).catch(() => undefined);
  return { index, header, fromCache: false };
}

function hashOf(texts: readonly FieldTexts[], weights: Weights): string {
  const hash = createHash('sha256').update(JSON.stringify([weights.k1, weights.fields]));
  for (const text of texts) hash.update(JSON.stringify(text));
  return hash.digest('hex');
}

function flexsearchVersion(): string {
  const require = createRequire(import.meta.url);
  // Its package.json is not exported; it lies beside the folder of the entry point.
  const path = join(dirname(require.resolve('flexsearch')), '../package.json');
  return (require(path) as { version: string }).version;
}

/** Layout: magic, length and JSON of {header, sizes, sha256 of the rest}, terms, then the arrays. */
/** Saves an index. */
export async function saveIndex(
  file: string,
  header: IndexHeader,
  { postings: p }: LexicalIndex,
): Promise<void> {
  const terms = Buffer.from(p.terms.join('\n'));
  const pad = Buffer.alloc((4 - (terms.length % 4)) % 4, 10);
  const body = Buffer.concat([terms, pad, bytes(p.offsets), bytes(p.entries), bytes(p.slots)]);
  const sizes = [terms.length, pad.length, p.offsets.length, p.entries.length, p.slots.length];
  const head = Buffer.from(JSON.stringify({ header, sizes, sha256: sha256(body) }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  await mkdir(join(file, '..'), { recursive: true });
  // A reader sees the whole file or none: written aside, then renamed.
  const aside = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(aside, Buffer.concat([Buffer.from(MAGIC), length, head, body]));
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
}

/** Loads a saved index; undefined when it is missing, damaged or not the one expected. */
export async function loadIndex(
  file: string,
  expected: Pick<IndexHeader, 'format' | 'flexsearch' | 'corpusHash'>,
  entryCount: number,
): Promise<{ index: LexicalIndex; header: IndexHeader } | undefined> {
  try {
    const data = await readFile(file);
    if (data.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
    const length = data.readUInt32LE(MAGIC.length);
    const from = MAGIC.length + 4;
    const head = JSON.parse(data.toString('utf8', from, from + length)) as Head;
    const body = data.subarray(from + length);
    const same = (Object.keys(expected) as (keyof typeof expected)[]).every(
      (k) => head.header[k] === expected[k],
    );
    if (!same || sha256(body) !== head.sha256) return undefined;
    // The tokenizer itself loads with the first question; a changed one changes its version, which the probe records.
    return { index: attachPostings(unpack(body, head.sizes), entryCount), header: head.header };
  } catch {
    return undefined;
  }
}

interface Head {
  readonly header: IndexHeader;
  readonly sizes: readonly [number, number, number, number, number];
  readonly sha256: string;
}

function unpack(body: Buffer, [termBytes, pad, offsets, entries, slots]: Head['sizes']) {
  const terms = body.toString('utf8', 0, termBytes).split('\n');
  let at = termBytes + pad;
  const words = (count: number) => {
    const copy = new Uint32Array(count);
    Buffer.from(copy.buffer).set(body.subarray(at, at + count * 4));
    at += count * 4;
    return copy;
  };
  const o = words(offsets);
  const e = words(entries);
  return postings(terms, o, e, new Uint8Array(body.subarray(at, at + slots)));
}

const bytes = (a: Uint32Array | Uint8Array) => Buffer.from(a.buffer, a.byteOffset, a.byteLength);
const sha256 = (b: Buffer) => createHash('sha256').update(b).digest('hex');
