import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Finding, Hit } from '../../indexer/types.ts';

/** A question and what tells the passages that answer it. */
export interface GoldQuestion {
  readonly id: string;
  readonly question: string;
  readonly turns: readonly string[];
  readonly answerable: boolean;
  /** File names of the documents that answer; `report` is the report. */
  readonly docs: readonly string[];
  readonly answers: (hit: Hit) => boolean;
}

interface Row {
  readonly id: string;
  readonly question: string;
  readonly turns?: readonly string[];
  readonly gold: readonly { readonly doc: string; readonly quote: string }[];
}

/** The answerable in-domain development questions under a reference folder. */
export function readQuestions(folder: string): GoldQuestion[] {
  return readQuestionFile(join(folder, 'data/questions-dev.jsonl')).filter((q) => q.answerable);
}

/** The questions of a file in the form that `data/questions.md` of the reference folder describes. */
export function readQuestionFile(file: string): GoldQuestion[] {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map((row) => JSON.parse(row) as Row);
  return rows.map(({ id, question, turns = [], gold }) => ({
    id,
    question,
    turns,
    answerable: gold.length > 0,
    docs: gold.map(({ doc }) => doc),
    answers: (hit) =>
      gold.some(({ doc, quote }) => isFrom(hit, doc) && squeeze(hit.text).includes(squeeze(quote))),
  }));
}

/** Where the first passage that answers stands, 1 the first; a question asked back costs a turn; Infinity for none. */
export function goldRank(finding: Finding, question: GoldQuestion): number {
  const at = finding.outcome === 'not_found' ? -1 : finding.hits.findIndex(question.answers);
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1 + (finding.outcome === 'clarify' ? 1 : 0);
}

export function isFrom({ entry: { document } }: Pick<Hit, 'entry'>, doc: string): boolean {
  if (doc === 'report') return document.kind === 'report';
  return squeeze(document.source?.file ?? basename(document.path)).startsWith(squeeze(doc));
}

function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*_]+/gu, '')
    .replace(/[“”]/gu, '"');
}
