import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { CorpusLine } from '../../indexer/search/corpus.ts';

/**
 * Writes statutes out as documents of knowledge: `documents` of them, copies under other titles once all are used.
 * @param leftOut whether a law of this title is no part of them
 */
export async function writeCorpus(
  folder: string,
  reference: string,
  documents: number,
  leftOut: (title: string) => boolean = () => false,
): Promise<{ readonly articles: number }> {
  const packed = await readFile(path.join(reference, 'data', 'statutes.jsonl.gz'));
  const laws = new Map<string, CorpusLine[]>();
  for (const line of gunzipSync(packed).toString('utf8').trim().split('\n')) {
    const article = JSON.parse(line) as CorpusLine;
    const held = laws.get(article.law);
    if (held) held.push(article);
    else laws.set(article.law, [article]);
  }
  const all = [...laws].filter(([title]) => !leftOut(title));
  await mkdir(folder, { recursive: true });
  let articles = 0;
  for (let n = 0; n < documents; n++) {
    const [law, lines] = all[n % all.length]!;
    const copy = Math.floor(n / all.length);
    const title = copy === 0 ? law : `${law}（第${copy}种）`;
    const id = `scale-${String(n).padStart(6, '0')}`;
    await writeFile(path.join(folder, `${id}.md`), documentText(id, title, lines));
    articles += lines.length;
  }
  return { articles };
}

/** A document of knowledge as an import writes one. */
export function documentText(
  id: string,
  title: string,
  lines: readonly Pick<CorpusLine, 'chapter' | 'article' | 'text'>[],
): string {
  const body: string[] = [`# ${title}`];
  let chapter = '';
  for (const line of lines) {
    if (line.chapter !== '' && line.chapter !== chapter)
      body.push(`## ${line.chapter.replace(/\s+/gu, ' ')}`);
    chapter = line.chapter;
    body.push(`${line.article} ${line.text.trim()}`);
  }
  const text = body.join('\n\n');
  const head = [
    `id: ${id}`,
    'version: 2020-01-01',
    `kind: ${/(?<!办)法$|法典$/u.test(title) ? 'law' : /条例/u.test(title) ? 'administrative-regulation' : 'rules'}`,
    `title: ${JSON.stringify(title)}`,
    'effective: 2020-01-01',
    'status: unverified',
    'text: official',
    `bodySha256: ${createHash('sha256').update(text.trim()).digest('hex')}`,
  ];
  return `---\n${head.join('\n')}\n---\n\n${text}\n`;
}
