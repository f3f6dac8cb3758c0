import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { loadHoldings } from '../../indexer/search/holdings.ts';
import type { BenchRow } from './bench-row.ts';
import { ROOT } from './bot-process.ts';
import { writeCorpus } from './scale-corpus.ts';

/** What the shared scorer prints last. */
interface Figures {
  readonly hit1: number;
  readonly right_refusal: number;
}

/** The day that the questions are asked on. */
const DAY = '2025-01-01';

/**
 * What a crowd of other laws takes away from the dev questions: answered by what the questions are about alone, then with the crowd
 * beside it, scored by the shared scorer. A law that is held or known already is no part of the crowd, under whatever name its copies
 * would go: where such a copy answered, that would be the right law and count as a wrong one. All else counts, so that a question
 * that cannot be answered from what is held, and can from a law of the crowd, is a refusal lost, and one that a law of the crowd
 * answers as well is an answer lost.
 */
export async function benchCrowd(reference: string, documents: number): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhiyi-crowd-'));
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [path.join(ROOT, 'bot', 'zhiyi.mjs'), ...args], { cwd: folder });
  const questions = path.join(reference, 'data', 'questions-dev.jsonl');
  const knowledge = path.join(ROOT, 'knowledge');
  const [held, crowd] = [path.join(folder, 'held'), path.join(folder, 'crowd')];
  const figures = async (name: string, ...dirs: string[]): Promise<Figures> => {
    const answers = path.join(folder, `${name}.jsonl`);
    const of = dirs.flatMap((dir) => ['--knowledge', dir]);
    await run('ask', '--batch', questions, '--out', answers, '--as-of', DAY, ...of);
    const scorer = path.join(reference, 'tools', 'score-questions.py');
    const { stdout } = await promisify(execFile)('python3', [scorer, questions, answers]);
    return JSON.parse(stdout.trim().split('\n').at(-1)!) as Figures;
  };
  try {
    await run('import', path.join(reference, 'data', 'laws'), '--out', held);
    const known = new Set<string>();
    for (const { title, shortTitles } of (await loadHoldings([knowledge, held])).documents)
      for (const name of [title, ...shortTitles]) known.add(bare(name));
    const { articles } = await writeCorpus(crowd, reference, documents, (title) => known.has(bare(title)));
    const alone = await figures('alone', knowledge, held);
    const crowded = await figures('crowded', knowledge, held, crowd);
    const rows: BenchRow[] = [
      { name: 'documents of the crowd', value: documents, unit: '' },
      { name: 'articles of the crowd', value: articles, unit: '' },
    ];
    for (const [name, of] of [
      ['hit@1', 'hit1'],
      ['right refusals', 'right_refusal'],
    ] as const)
      rows.push(
        { name: `${name}, alone`, value: alone[of], unit: '%' },
        { name: `${name}, with the crowd`, value: crowded[of], unit: '%' },
        { name: `${name} lost`, value: alone[of] - crowded[of], unit: 'points' },
      );
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A title as far as it tells laws apart. */
function bare(title: string): string {
  return title.replace(/中华人民共和国|[《》〈〉]/gu, '');
}
