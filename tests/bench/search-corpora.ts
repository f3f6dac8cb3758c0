import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import type { CorpusLine } from '../../indexer/search/corpus.ts';
import { entriesOf } from '../../indexer/search/entries.ts';
import { withStatutes } from '../eval/statute-texts.ts';

/** The corpora of the search bench, smallest first. */
export const CORPORA = ['shipped', 'in-domain', 'statutes'] as const;
const KNOWLEDGE = path.join(import.meta.dirname, '../../knowledge');

/** Articles of a corpus as lines; `statutes` are the 59,318 national articles of the reference folder. */
export async function benchCorpus(name: string, reference: string): Promise<CorpusLine[]> {
  if (name === 'statutes') {
    const raw = gunzipSync(readFileSync(path.join(reference, 'data/statutes.jsonl.gz'))).toString('utf8');
    return raw
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as CorpusLine);
  }
  if (name === 'shipped') return linesOf([KNOWLEDGE]);
  return withStatutes(reference, (statutes) => linesOf([KNOWLEDGE, statutes]));
}

async function linesOf(dirs: readonly string[]): Promise<CorpusLine[]> {
  const { documents } = await loadKnowledge(dirs);
  return documents.flatMap((document) =>
    entriesOf(document).map((entry) => ({
      id: entry.key,
      law: document.title,
      article: entry.provision.label,
      chapter: entry.headings.join(' '),
      name: document.title + entry.provision.label,
      text: [entry.text, entry.headnote?.text ?? ''].join('\n').trim(),
    })),
  );
}

/** The questions put to a corpus: the dev questions of its kind. */
export function benchQuestions(name: string, reference: string): string[] {
  const file = name === 'statutes' ? 'data/stard-dev.jsonl' : 'data/questions-dev.jsonl';
  const rows = readFileSync(path.join(reference, file), 'utf8').trim().split('\n');
  return rows.map((row) => (JSON.parse(row) as { question: string }).question);
}
