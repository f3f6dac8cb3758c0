import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { main } from '../../bot/cli.ts';
import { reference } from '../reference.ts';
import { gainTable, signalGains } from './ablation.ts';
import { pollution } from './pollution.ts';
import { leftOutFigures, questionFigures } from './question-figures.ts';
import { withStatutes } from './statute-texts.ts';
import type { Split } from './training/question-sets.ts';

/**
 * `npm run eval`: the figures of retrieval by the shared scorers, each printed with what it measures. In-domain questions
 * on the shipped knowledge with the statutes imported, and on the shipped knowledge alone; the statute questions with the
 * profile `statutes`; what an unrelated question before changes; the gain of each ranking signal.
 */
const KNOWLEDGE = path.join(import.meta.dirname, '../../knowledge');
const HEADNOTED =
  '突发事件应对法(2024,突发事件应对法(2007,防洪法,防汛条例,抗旱条例,自然灾害救助条例,宁波,行政处罚法,安全生产法';

/** Test splits are run for closing figures only: `npm run eval -- --test`. */
const SPLIT: Split = process.argv.includes('--test') ? 'test' : 'dev';

/** What ships has learned from the dev split: how it fares with questions that it has not seen is told by `npm run train -- --check`. */
const KNOWN = SPLIT === 'dev' ? ' (learned from)' : '';

const folder = reference();
if (folder) {
  const out = await mkdtemp(path.join(tmpdir(), 'zhiyi-eval-'));
  try {
    await evaluate(folder, out);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

async function evaluate(shared: string, out: string): Promise<void> {
  const questions = path.join(shared, 'data/questions-dev.jsonl');
  const ask = async (name: string, dirs: readonly string[]) => {
    const answers = path.join(out, `${name}.jsonl`);
    const knowledge = dirs.flatMap((dir) => ['--knowledge', dir]);
    await must(['ask', '--batch', questions, '--out', answers, '--as-of', '2025-01-01', ...knowledge]);
    return answers;
  };
  await withStatutes(shared, async (statutes) => {
    heading('in-domain questions, statutes imported');
    score(shared, 'score-questions.py', [questions, await ask('imported', [KNOWLEDGE, statutes]), '--kinds']);
    heading('in-domain questions on headnoted documents, shipped knowledge alone');
    const shipped = await ask('shipped', [KNOWLEDGE]);
    score(shared, 'score-questions.py', [questions, shipped, '--kinds', '--by-locator', '--docs', HEADNOTED]);
    heading(`our question sets, ${SPLIT}${KNOWN}, statutes imported`);
    console.log((await questionFigures([KNOWLEDGE, statutes], shared, SPLIT)).join('\n'));
    heading(`the same, ${SPLIT}, documents without any word of their own`);
    console.log((await leftOutFigures([KNOWLEDGE, statutes], shared, SPLIT)).join('\n'));
    heading('questions that stand alone, asked after unrelated ones');
    const { asked, changed } = await pollution([KNOWLEDGE, statutes], shared);
    console.log([`${changed.length} of ${asked} answered otherwise than alone`, ...changed].join('\n'));
    heading('what each signal gains on the in-domain questions');
    console.log(gainTable(await signalGains([KNOWLEDGE, statutes], shared)).join('\n'));
  });
  heading('STARD dev half, profile statutes');
  const queries = path.join(shared, 'data/stard-dev.jsonl');
  const results = path.join(out, 'stard.jsonl');
  const corpus = path.join(shared, 'data/statutes.jsonl.gz');
  await must(['search', '--corpus', corpus, '--batch', queries, '--out', results, '--profile', 'statutes']);
  score(shared, 'score-retrieval.py', [queries, results]);
}

function heading(text: string): void {
  console.log(`\n## ${text}`);
}

async function must(args: readonly string[]): Promise<void> {
  const code = await main(args);
  if (code !== 0) throw new Error(`zhiyi ${args[0]} ended with ${code}`);
}

function score(shared: string, scorer: string, args: readonly string[]): void {
  const run = spawnSync('python3', [path.join(shared, 'tools', scorer), ...args], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${scorer}: ${run.stderr}`);
  console.log(run.stdout.trimEnd());
}
