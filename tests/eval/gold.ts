import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Finding, Hit } from '../../indexer/types.ts';

/** A question of the reference set with the passages that answer it; none for one that should be refused. */
export interface GoldQuestion {
  readonly id: string;
  readonly question: string;
  readonly turns: readonly string[];
  readonly gold: readonly { readonly doc: string; readonly quote: string }[];
}

/** The in-domain development questions under a reference folder. */
export function readQuestions(folder: string): GoldQuestion[] {
  const rows = readFileSync(join(folder, 'data/questions-dev.jsonl'), 'utf8').split('\n');
  return rows
    .filter((row) => row.trim() !== '')
    .map((row) => ({ turns: [], ...JSON.parse(row) }) as GoldQuestion);
}

/** Where the first passage that answers stands, 1 the first; a question asked back costs a turn; Infinity for none. */
export function goldRank(finding: Finding, question: GoldQuestion): number {
  if (finding.outcome === 'not_found') return Number.POSITIVE_INFINITY;
  const at = finding.hits.findIndex((hit) => question.gold.some((g) => answers(hit, g)));
  if (at < 0) return Number.POSITIVE_INFINITY;
  return at + 1 + (finding.outcome === 'clarify' ? 1 : 0);
}

function answers(hit: Hit, { doc, quote }: { readonly doc: string; readonly quote: string }): boolean {
  const { document } = hit.entry;
  const file = squeeze(document.source?.file ?? basename(document.path));
  const from = doc === 'report' ? document.kind === 'report' : file.startsWith(squeeze(doc));
  return from && squeeze(hit.text).includes(squeeze(quote));
}

function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*_]+/gu, '')
    .replace(/[“”]/gu, '"');
}
