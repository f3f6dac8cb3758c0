import type { FindRooms } from '../../../indexer/search/find.ts';
import type { Holdings } from '../../../indexer/search/holdings.ts';
import { findRooms } from '../../../indexer/search/library.ts';
import { loadTokenizer } from '../../../indexer/search/tokenize.ts';
import { type Embedding, embeddingOf } from '../../../indexer/search/understand/embedding.ts';
import { type MatterModel, matterFeatures, matterTeller } from '../../../indexer/search/understand/matter.ts';
import { normalise } from '../../../indexer/search/understand/normalise.ts';
import type { Vocabulary } from '../../../indexer/search/understand/vocabulary.ts';
import { DEFAULT, type Weights } from '../../../indexer/search/weights.ts';
import { fitEmbedding } from './embedding-model.ts';
import { askedOfLeftOut, FOLDS, leaveOut } from './left-out.ts';
import { fitMatter, type MatterCase } from './matter-model.ts';
import { type Observed, observe } from './observe.ts';
import { foldOf, type Question, readSplit, readStard, STARD_WEIGHT } from './question-sets.ts';
import { fitReadings } from './train-readings.ts';
import { fitDecision } from './train-refusals.ts';
import { fitSignals } from './train-signals.ts';
import { trainTranslations } from './translation-model.ts';
import type { SourcedPair } from './translation-pairs.ts';

export type Report = (line: string) => void;

/** Folds by which a model that feeds another is kept from knowing the cases that the other learns from. */
const INNER = 5;

/** Steps over the pairs that the embedding of what is left out is fitted with. */
const BARE_EPOCHS = 2;

/** Questions in the setting they are asked in: the whole knowledge, or with their document's own words left out. */
export interface Setting {
  readonly holdings: Holdings;
  readonly vocabulary: Vocabulary | undefined;
  readonly embedding: Embedding | undefined;
  /** Those of some questions that are asked in it. */
  readonly asked: (questions: readonly Question[]) => readonly Question[];
}

/** Fits, in this order, what the ones that follow build on: matter, signals, decision, readings. */
export async function trainDecisions(
  holdings: Holdings,
  reference: string,
  pairs: readonly SourcedPair[] | undefined,
  report: Report,
): Promise<Record<string, unknown>> {
  const train = [...readSplit('train', reference), ...readStard(reference)];
  const dev = readSplit('dev', reference);
  const matter = await matterModels(train);
  const settings: readonly Setting[] = [
    { holdings, vocabulary: undefined, embedding: undefined, asked: (questions) => questions },
    ...leftOut(holdings, pairs),
  ];
  const observed = async (questions: readonly Question[], weights: Weights): Promise<Observed[][]> => {
    const out: Observed[][] = [];
    for (const setting of settings) out.push(await observeAll(questions, setting, weights, matter));
    return out;
  };
  const start = { train: await observed(train, DEFAULT), dev: await observed(dev, DEFAULT) };
  const ranking = fitSignals(start, report);
  const weights: Weights = { ...DEFAULT, signals: ranking.signals as Weights['signals'] };
  const ranked = { train: await observed(train, weights), dev: await observed(dev, weights) };
  const decision = fitDecision(ranked, report);
  const rooms = await findRooms(holdings, { now: () => new Date(), weights, matter: matter.whole });
  const readings = await fitReadings([...train, ...afterUnrelated(train)], dev, rooms, decision, report);
  return { matter: matter.whole, ranking, decision, readings };
}

/** Every how many questions one is asked after another that it has nothing to do with. */
const EVERY = 3;

/** Questions that stand alone, asked after unrelated ones: what came before must not colour them. */
export function afterUnrelated(questions: readonly Question[]): Question[] {
  const alone = questions.filter((q) => q.turns.length === 0 && q.set !== 'stard');
  const before = alone.filter((q) => q.answerable);
  return alone
    .filter((q) => q.set === 'answerable' || q.kind === 'office')
    .filter((_, i) => i % EVERY === 0)
    .map((q, i) => {
      const other = before[(i * 7919 + 101) % before.length]!;
      return { ...q, id: `${q.id}-after-${other.id}`, kind: 'subject_change', turns: [other.question] };
    });
}

/**
 * The settings in which the documents of one fold each have no words of their own.
 * @param pairs to learn vocabulary and embedding from anew without those of the documents left out; undefined: those that ship serve,
 *   which know them, as without the written pairs what can be learned anew is poorer than what a document added later meets
 */
export function leftOut(holdings: Holdings, pairs: readonly SourcedPair[] | undefined): Setting[] {
  return Array.from({ length: FOLDS }, (_, fold): Setting => {
    const without = leaveOut(holdings, fold);
    const asked = (questions: readonly Question[]) => askedOfLeftOut(questions, holdings.documents, fold);
    if (!pairs) return { holdings: without, vocabulary: undefined, embedding: undefined, asked };
    const left = new Set(
      holdings.documents
        .map((d) => d.id)
        .filter((id) => !without.searchWords?.has(id) && holdings.searchWords?.has(id)),
    );
    const others = pairs.filter(({ document }) => !document || !left.has(document));
    const table = trainTranslations(others);
    const sayings = others.flatMap((pair) => pair.sayings);
    return {
      holdings: without,
      vocabulary: (word) => table.get(word) ?? [],
      embedding: embeddingOf(fitEmbedding(sayings, { epochs: BARE_EPOCHS })),
      asked,
    };
  });
}

interface MatterModels {
  readonly whole: MatterModel;
  /** Fitted without the cases of one inner fold each. */
  readonly byFold: readonly MatterModel[];
}

async function matterModels(train: readonly Question[]): Promise<MatterModels> {
  const tokenizer = await loadTokenizer();
  const cases: (MatterCase & { readonly id: string })[] = [];
  for (const question of train) {
    const matter = matterOf(question);
    if (matter === undefined) continue;
    cases.push({
      id: question.id,
      matter,
      ...(question.set === 'stard' ? { weight: STARD_WEIGHT } : {}),
      features: matterFeatures(await normalise(question.question), tokenizer),
    });
  }
  const byFold = Array.from({ length: INNER }, (_, fold) =>
    fitMatter(cases.filter(({ id }) => foldOf(id, INNER) !== fold)),
  );
  return { whole: fitMatter(cases), byFold };
}

function matterOf({ kind, gold, answerable, turns, set }: Question): MatterCase['matter'] | undefined {
  if (turns.length > 0 && kind !== 'subject_change') return undefined;
  if (set === 'stard' || ['detail', 'other_law', 'false_premise'].includes(kind)) return 3;
  if (kind === 'office' || (kind === 'subject_change' && !answerable)) return 2;
  if (gold[0]?.doc === 'report') return 1;
  return answerable ? 0 : undefined;
}

async function observeAll(
  all: readonly Question[],
  { holdings, vocabulary, embedding, asked }: Setting,
  weights: Weights,
  matter: MatterModels,
): Promise<Observed[]> {
  const rooms = await findRooms(holdings, {
    now: () => new Date(),
    weights,
    ...(vocabulary ? { vocabulary } : {}),
    ...(embedding ? { embedding } : {}),
  });
  const tellers = [...matter.byFold, matter.whole].map((m) => matterTeller(m, rooms.background.tokenizer));
  const questions = asked(all);
  const known = new Set(readIds(questions));
  const out: Observed[] = [];
  for (const question of questions) {
    const teller = tellers[known.has(question.id) ? foldOf(question.id, INNER) : INNER]!;
    const asking: FindRooms = { ...rooms, background: { ...rooms.background, matterOf: teller } };
    out.push(await observe(question, asking));
  }
  return out;
}

/** Ids of questions that the matter model was fitted on. */
function readIds(questions: readonly Question[]): string[] {
  return questions.filter((q) => matterOf(q) !== undefined).map((q) => q.id);
}
