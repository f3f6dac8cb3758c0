import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Evidence } from '../../indexer/search/decide/confidence.ts';
import { loadHoldings } from '../../indexer/search/holdings.ts';
import { libraryOf } from '../../indexer/search/library.ts';
import type { Document, Finding } from '../../indexer/types.ts';
import { reference } from '../reference.ts';
import { type GoldQuestion, isFrom, readQuestionFile } from './gold.ts';
import { fitLogistic, type Observation, predict } from './logistic.ts';

/**
 * Fits the confidence: a logistic over the evidence for the first passage, on the dev questions. Unanswerable questions are
 * few, so each document is left out in turn too: the questions it alone answers are unanswerable then.
 * Run: tsx tests/eval/calibrate.ts --knowledge knowledge --knowledge FOLDER-OF-STATUTES [--questions FILE …]
 */

const FOLDS = 5;
/** A left-out document's questions are plentiful and harder than what people ask; they count less. */
const LEFT_OUT_WEIGHT = 0.25;
const UNANSWERABLE_WEIGHT = 2;

interface Case {
  readonly question: GoldQuestion;
  readonly finding: Finding;
  readonly left: boolean;
  readonly right: 0 | 1;
  readonly weight: number;
}

async function casesOf(dirs: readonly string[], files: readonly string[]): Promise<Case[]> {
  const holdings = await loadHoldings(dirs);
  const { documents } = holdings;
  const questions = files.flatMap(readQuestionFile);
  const cases: Case[] = [];
  const run = async (held: readonly Document[], asked: readonly GoldQuestion[], left: boolean) => {
    const library = await libraryOf(
      { ...holdings, documents: held },
      { now: () => new Date('2025-01-01T00:00:00Z') },
    );
    for (const question of asked) {
      const finding = await library.find(question.question, { turns: question.turns });
      const [first] = finding.hits;
      const right = !left && first && question.answers(first) ? 1 : 0;
      const weight = left ? LEFT_OUT_WEIGHT : question.answerable ? 1 : UNANSWERABLE_WEIGHT;
      cases.push({ question, finding, left, right, weight });
    }
  };
  await run(documents, questions, false);
  const sources = [...new Set(questions.flatMap((q) => q.docs))];
  const ids = new Map(
    sources.map((doc) => [
      doc,
      documents.find((document) => isFrom({ entry: { document } as never }, doc))?.id,
    ]),
  );
  for (const id of new Set(ids.values())) {
    const only = questions.filter((q) => q.answerable && q.docs.every((doc) => ids.get(doc) === id));
    await run(
      documents.filter((d) => d.id !== id),
      only,
      true,
    );
  }
  return cases;
}

function report(cases: readonly Case[]): string[] {
  const judged = cases.filter((c) => c.finding.evidence !== undefined);
  const names = Object.keys(judged[0]!.finding.evidence!) as (keyof Evidence)[];
  const rows = judged.map((c): Observation => {
    const evidence = c.finding.evidence as Evidence;
    return { x: names.map((n) => evidence[n]), y: c.right, weight: c.weight };
  });
  const coefficients = fitLogistic(rows);
  const fold = (c: Case) => Number.parseInt(c.question.id.replace(/\D/g, ''), 10) % FOLDS;
  const byFold = Array.from({ length: FOLDS }, (_, f) =>
    fitLogistic(rows.filter((_r, i) => fold(judged[i]!) !== f)),
  );
  const confidence = new Map(judged.map((c, i) => [c, predict(byFold[fold(c)]!, rows[i]!.x)]));
  return [
    'coefficients',
    ...['intercept', ...names].map((n, i) => `  ${n}: ${coefficients[i]!.toFixed(2)},`),
    '',
    `thresholds, cross-validated over ${FOLDS} folds`,
    ...[0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4].map((t) => thresholdRow(t, cases, confidence)),
    '',
    'reliability: confidence, cases, share right (questions as they are)',
    ...reliability(
      judged.filter((c) => !c.left),
      confidence,
    ),
  ];
}

function thresholdRow(
  threshold: number,
  cases: readonly Case[],
  confidence: ReadonlyMap<Case, number>,
): string {
  const refused = (c: Case) => {
    const p = confidence.get(c);
    return p === undefined ? c.finding.outcome === 'not_found' : p < threshold;
  };
  const share = (of: readonly Case[]) =>
    ((100 * of.filter(refused).length) / Math.max(1, of.length)).toFixed(1);
  const answerable = cases.filter((c) => !c.left && c.question.answerable);
  const unanswerable = cases.filter((c) => !c.left && !c.question.answerable);
  const left = cases.filter((c) => c.left);
  return `  ${threshold.toFixed(2)}  false refusals ${share(answerable)}  right refusals ${share(unanswerable)}  left-out documents refused ${share(left)}`;
}

function reliability(cases: readonly Case[], confidence: ReadonlyMap<Case, number>): string[] {
  return [0, 0.2, 0.4, 0.6, 0.8].map((from) => {
    const bin = cases.filter((c) => confidence.get(c)! >= from && confidence.get(c)! < from + 0.2 + 1e-9);
    const right = bin.reduce((n, c) => n + c.right, 0);
    return `  ${from.toFixed(1)}–${(from + 0.2).toFixed(1)}  ${String(bin.length).padStart(4)}  ${((100 * right) / Math.max(1, bin.length)).toFixed(0)} %`;
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: { knowledge: { type: 'string', multiple: true }, questions: { type: 'string', multiple: true } },
  });
  const folder = reference();
  if (folder) {
    const files = [`${folder}/data/questions-dev.jsonl`, ...(values.questions ?? [])];
    console.log(report(await casesOf(values.knowledge ?? ['knowledge'], files)).join('\n'));
  }
}
