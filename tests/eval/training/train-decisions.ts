import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Decision, deciderBy } from '../../../indexer/search/decide/decide.ts';
import { entriesOf } from '../../../indexer/search/entries.ts';
import type { FeatureModel } from '../../../indexer/search/feature-weights.ts';
import type { FindRooms } from '../../../indexer/search/find.ts';
import type { Holdings } from '../../../indexer/search/holdings.ts';
import { findRooms } from '../../../indexer/search/library.ts';
import { viewOf } from '../../../indexer/search/rank/entry-view.ts';
import { wordByWord } from '../../../indexer/search/rank/word-by-word.ts';
import { loadTokenizer } from '../../../indexer/search/tokenize.ts';
import type { Background } from '../../../indexer/search/understand/background.ts';
import { dependenceFeatures, dependenceTeller } from '../../../indexer/search/understand/dependence.ts';
import {
  type Embedding,
  type EmbeddingFile,
  embeddingOf,
} from '../../../indexer/search/understand/embedding.ts';
import { liabilityTeller } from '../../../indexer/search/understand/liability.ts';
import { matterFeatures, matterTeller } from '../../../indexer/search/understand/matter.ts';
import { normalise } from '../../../indexer/search/understand/normalise.ts';
import { stayingTeller } from '../../../indexer/search/understand/staying.ts';
import type { Vocabulary } from '../../../indexer/search/understand/vocabulary.ts';
import { DEFAULT, type Weights } from '../../../indexer/search/weights.ts';
import { isFrom } from '../gold.ts';
import {
  AFTER,
  type CrossFitted,
  crossFitted,
  fittedWithout,
  foldFor,
  type NamedCase,
} from './cross-fitted.ts';
import { fitEmbedding } from './embedding-model.ts';
import { askedOfLeftOut, FOLDS, leaveOut } from './left-out.ts';
import { type Observed, observe } from './observe.ts';
import { fitQuestionEmbeddings } from './question-embeddings.ts';
import { answers, foldOf, type Question, readSplit, readStard, STARD_WEIGHT } from './question-sets.ts';
import { sayings } from './sayings.ts';
import { fitReadings } from './train-readings.ts';
import { fitDecision } from './train-refusals.ts';
import { fitSignals, START } from './train-signals.ts';
import { fitWords } from './train-words.ts';
import { trainTranslations } from './translation-model.ts';
import type { SourcedPair } from './translation-pairs.ts';

export type Report = (line: string) => void;

/** Steps over the pairs that the embedding of what is left out is fitted with. */
const BARE_EPOCHS = 2;

/** Questions in the setting they are asked in: the whole knowledge, or with their document's own words left out. */
export interface Setting {
  readonly holdings: Holdings;
  /** Learned without the documents left out; none for those that ship. */
  readonly vocabulary?: Vocabulary;
  readonly embedding?: Embedding;
  /** Those of some questions that are asked in it. */
  readonly asked: (questions: readonly Question[]) => readonly Question[];
}

export interface TrainingOptions {
  /** What pairs taught, to go on from. */
  readonly embedding: EmbeddingFile;
  /** Fits on the train split alone, and reports what that says of the dev split. */
  readonly check: boolean;
  readonly report: Report;
}

/**
 * Fits, in this order, what the ones that follow build on: matter, dependence and embedding, signals, word by word, decision, readings. What ships learns from
 * the train and the dev split, and its thresholds from what models say of questions that they were fitted without.
 */
export async function trainDecisions(
  holdings: Holdings,
  reference: string,
  pairs: readonly SourcedPair[] | undefined,
  { embedding, check, report }: TrainingOptions,
): Promise<Record<string, unknown>> {
  const split = { train: readSplit('train', reference), dev: readSplit('dev', reference) };
  const train = [...split.train, ...(check ? [] : split.dev), ...readStard(reference)];
  const dev = check ? split.dev : [];
  const matter = await matterModels(train);
  const dependence = await dependenceModels(train);
  const liability = await liabilityModels(train, holdings);
  const embeddings = await fitQuestionEmbeddings(train, holdings, embedding);
  const whole: Fitted = {
    matter: matter.whole,
    dependence: dependence.whole,
    liability: liability.whole,
    embedding: embeddings.whole,
  };
  const without = (question: Question): Fitted => ({
    matter: fittedWithout(question.id, matter),
    dependence: fittedWithout(question.id, dependence),
    liability: fittedWithout(question.id, liability),
    embedding: embeddings.without(question),
  });
  const settings: readonly Setting[] = [
    { holdings, asked: (questions) => questions.filter(({ set }) => set !== 'sayings') },
    ...leftOut(holdings, pairs),
  ];
  // The settings hold the same texts but for some: what they share is indexed once.
  const cacheDir = await mkdtemp(path.join(tmpdir(), 'zhiyi-settings-'));
  const opened: Opened[] = [];
  for (const setting of settings) opened.push(await open(setting, cacheDir));
  await rm(cacheDir, { recursive: true });
  const observed = async (questions: readonly Question[], weights: Weights, fittedFor: FittedFor) => {
    const out: Observed[][] = [];
    for (const setting of opened) out.push(await observeAll(questions, setting, weights, fittedFor));
    return out;
  };
  // What ranking learns from must not hang on the ranking that ships: the passages looked at are those that its first weights find.
  const answerable = (questions: readonly Question[]) => questions.filter((q) => q.answerable);
  const start = weightsOf(START);
  const ranking = fitSignals(
    {
      train: await observed(answerable(train), start, without),
      dev: await observed(answerable(dev), start, () => whole),
    },
    report,
  );
  const weights = weightsOf(ranking.signals);
  const seen = {
    train: await observed([...train, ...sayings(holdings, train)], weights, without),
    dev: await observed(dev, weights, () => whole),
  };
  const words = fitWords(seen);
  const staying = await stayingModels(seen.train[0]!);
  const decision = fitDecision(words.told, report);
  const rooms = { ...opened[0]!.rooms, weights };
  const roomsWithout = (question: Question): FindRooms => {
    const fold = foldFor(question.id);
    const fitted = { ...without(question), staying: staying.byFold[fold]! };
    return roomsWith(fitted, words.models.byFold[fold]!, decision.byFold[fold]!, rooms);
  };
  const fittedWhole = { ...whole, staying: staying.whole };
  const roomsWhole = roomsWith(fittedWhole, words.models.whole, decision.whole, rooms);
  const { readings, fusion } = await fitReadings(
    [...train, ...afterUnrelated(train)].map((question) => ({ question, rooms: roomsWithout(question) })),
    dev.map((question) => ({ question, rooms: roomsWhole })),
    report,
  );
  return {
    matter: matter.whole,
    dependence: dependence.whole,
    liability: liability.whole,
    staying: staying.whole,
    embedding: embeddings.file,
    ranking,
    'word-by-word': words.models.whole,
    decision: decision.whole,
    readings,
    fusion,
  };
}

/** What tells of a question before it is searched for. */
interface Fitted {
  readonly matter: FeatureModel;
  readonly dependence: FeatureModel;
  readonly liability: FeatureModel;
  /** Learned of what was found, so that finding does without it. */
  readonly staying?: FeatureModel;
  readonly embedding: Embedding;
}

/** What a question is observed with: models that were fitted without it. */
type FittedFor = (question: Question) => Fitted;

function backgroundWith(background: Background, fitted: Fitted): Background {
  const { tokenizer } = background;
  const { matter, dependence, liability, staying, embedding } = fitted;
  return {
    ...background,
    matterOf: matterTeller(matter, tokenizer),
    dependenceOf: dependenceTeller(dependence, tokenizer),
    liabilityOf: liabilityTeller(liability, tokenizer),
    ...(staying ? { stayingOf: stayingTeller(staying, tokenizer) } : {}),
    embedding,
  };
}

function weightsOf(signals: Readonly<Record<string, number>>): Weights {
  return { ...DEFAULT, signals: signals as Weights['signals'] };
}

/** Rooms in which some models tell of questions, of what passages hold and lack, and whether they answer. */
function roomsWith(fitted: Fitted, words: FeatureModel, decision: Decision, rooms: FindRooms): FindRooms {
  const background = backgroundWith(rooms.background, fitted);
  return {
    ...rooms,
    background,
    wordByWord: wordByWord(words, background.tokenizer),
    decider: deciderBy(decision),
  };
}

/** Half of some questions, the same every time: enough for what counts little. */
function half(questions: readonly Question[]): Question[] {
  return questions.filter(({ id }) => foldOf(`half ${id}`, 2) === 0);
}

/** Every how many questions one is asked after another that it has nothing to do with. */
const EVERY = 4;

/** Questions that stand alone, asked after unrelated ones: what came before must not colour them. */
export function afterUnrelated(questions: readonly Question[]): Question[] {
  const alone = questions.filter((q) => q.turns.length === 0 && q.set !== 'stard');
  const before = alone.filter((q) => q.answerable);
  return alone
    .filter((q) => q.set === 'answerable' || q.kind === 'office')
    .filter((_, i) => i % EVERY === 0)
    .map((q, i) => {
      const other = before[(i * 7919 + 101) % before.length]!;
      return { ...q, id: `${q.id}${AFTER}${other.id}`, kind: 'subject_change', turns: [other.question] };
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
    const asked = (questions: readonly Question[]) =>
      half(askedOfLeftOut(questions, holdings.documents, fold));
    if (!pairs) return { holdings: without, asked };
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

async function matterModels(train: readonly Question[]): Promise<CrossFitted> {
  const tokenizer = await loadTokenizer();
  const cases: NamedCase[] = [];
  for (const question of train) {
    const matter = matterOf(question);
    if (matter === undefined) continue;
    cases.push({
      id: question.id,
      outcome: [0, 1, 2, 3].map((m) => (m === matter ? 1 : 0)),
      ...(question.set === 'stard' ? { weight: STARD_WEIGHT } : {}),
      features: matterFeatures(await normalise(question.question), tokenizer),
    });
  }
  return crossFitted(cases);
}

/** What a question that stands alone counts, of which there are many more than messages in a conversation. */
const ALONE_WEIGHT = 0.5;

async function dependenceModels(train: readonly Question[]): Promise<CrossFitted> {
  const tokenizer = await loadTokenizer();
  const cases: NamedCase[] = [];
  for (const { id, set, kind, question, turns } of train) {
    if (set === 'stard') continue;
    cases.push({
      id,
      outcome: [kind === 'followup' ? 1 : 0],
      weight: turns.length > 0 ? 1 : ALONE_WEIGHT,
      features: dependenceFeatures(await normalise(question), tokenizer),
    });
  }
  return crossFitted(cases);
}

/** Whether the article that answers sets a penalty, of the messages of all kinds that one answers. */
async function liabilityModels(train: readonly Question[], { documents }: Holdings): Promise<CrossFitted> {
  const tokenizer = await loadTokenizer();
  const hits = documents.flatMap((document) => entriesOf(document).map((entry) => ({ entry })));
  const byDoc = new Map<string, typeof hits>();
  const cases: NamedCase[] = [];
  for (const question of train) {
    const [gold] = question.gold;
    if (!gold) continue;
    const of = byDoc.get(gold.doc) ?? hits.filter((hit) => isFrom(hit, gold.doc));
    byDoc.set(gold.doc, of);
    const article = of.find((hit) => answers(question, hit, hit.entry.text));
    if (!article) continue;
    cases.push({
      id: question.id,
      outcome: [viewOf(article.entry).penal ? 1 : 0],
      features: matterFeatures(await normalise(question.question), tokenizer),
    });
  }
  return crossFitted(cases);
}

/** Whether the passage just shown answers, of the follow-ups that have an answer. */
async function stayingModels(seen: readonly Observed[]): Promise<CrossFitted> {
  const tokenizer = await loadTokenizer();
  const cases: NamedCase[] = [];
  for (const { question, stays } of seen) {
    if (stays === undefined || !question.answerable) continue;
    const features = dependenceFeatures(await normalise(question.question), tokenizer);
    cases.push({ id: question.id, outcome: [stays ? 1 : 0], features });
  }
  return crossFitted(cases);
}

/** 0 a rule, 1 the report, 2 the office, 3 what is not told; see `Matter`. */
function matterOf({ kind, gold, answerable, turns, set }: Question): 0 | 1 | 2 | 3 | undefined {
  if (turns.length > 0 && kind !== 'subject_change') return undefined;
  if (set === 'stard' || ['detail', 'other_law', 'false_premise'].includes(kind)) return 3;
  if (kind === 'office' || (kind === 'subject_change' && !answerable)) return 2;
  if (gold[0]?.doc === 'report') return 1;
  return answerable ? 0 : undefined;
}

/** A setting whose index is made. */
interface Opened extends Pick<Setting, 'asked' | 'embedding'> {
  readonly rooms: FindRooms;
}

async function open({ holdings, vocabulary, embedding, asked }: Setting, cacheDir: string): Promise<Opened> {
  const rooms = await findRooms(holdings, {
    now: () => new Date(),
    cacheDir,
    ...(vocabulary ? { vocabulary } : {}),
    ...(embedding ? { embedding } : {}),
  });
  return { rooms, asked, ...(embedding ? { embedding } : {}) };
}

async function observeAll(
  all: readonly Question[],
  { rooms, embedding: own, asked }: Opened,
  weights: Weights,
  fittedFor: FittedFor,
): Promise<Observed[]> {
  const out: Observed[] = [];
  for (const question of asked(all)) {
    const fitted = { ...fittedFor(question), ...(own && { embedding: own }) };
    out.push(
      await observe(question, { ...rooms, weights, background: backgroundWith(rooms.background, fitted) }),
    );
  }
  return out;
}
