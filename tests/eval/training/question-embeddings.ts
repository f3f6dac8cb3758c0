import { entryStore } from '../../../indexer/search/entry-store.ts';
import { fold } from '../../../indexer/search/fold.ts';
import type { Holdings } from '../../../indexer/search/holdings.ts';
import { viewOf } from '../../../indexer/search/rank/entry-view.ts';
import { likenessTo } from '../../../indexer/search/rank/likeness.ts';
import {
  type Embedding,
  type EmbeddingFile,
  embeddingOf,
} from '../../../indexer/search/understand/embedding.ts';
import type { Entry } from '../../../indexer/types.ts';
import { isFrom } from '../gold.ts';
import { AFTER, FOLDS } from './cross-fitted.ts';
import type { Saying } from './embedding-model.ts';
import { fitAtOnce } from './fit-at-once.ts';
import { answers, foldOf, type Question } from './question-sets.ts';

/** Epochs over the questions: dev questions on other articles lie as near after two as after four. */
const EPOCHS = 2;

/**
 * The embedding gone on from what pairs taught to the questions of people: with all of them, and without those on one fold of the
 * articles each. What is learned from how near a question lies must hold for articles that nobody asked about yet.
 */
export interface QuestionEmbeddings {
  readonly file: EmbeddingFile;
  readonly whole: Embedding;
  /** The one that has learned nothing of the article that a question is on: that answers it, or else lies nearest to it. */
  readonly without: (question: Question) => Embedding;
}

/** @param base learned from pairs; it is gone on from, so that fitting twice gives the same */
export async function fitQuestionEmbeddings(
  questions: readonly Question[],
  holdings: Holdings,
  base: EmbeddingFile,
): Promise<QuestionEmbeddings> {
  const articles = articlesOf(holdings, embeddingOf(base));
  const asked = questions.flatMap((question) => {
    const article = articles.answering(question);
    return article
      ? [{ fold: foldOf(article.key, FOLDS), saying: sayingOf(wholeOf(question), article) }]
      : [];
  });
  const phrases = articles.phrases();
  const learned = (some: typeof asked) => [...some.map(({ saying }) => saying), ...phrases];
  const folds = Array.from({ length: FOLDS }, (_, fold) => asked.filter((a) => a.fold !== fold));
  const [file, ...others] = await fitAtOnce([asked, ...folds].map(learned), { from: base, epochs: EPOCHS });
  const byFold = others.map(embeddingOf);
  const foldOfQuestion = new Map<string, number>();
  const articleFold = (question: Question): number => {
    const id = question.id.split(AFTER)[0]!;
    const known =
      foldOfQuestion.get(id) ??
      foldOf((articles.answering(question) ?? articles.nearest(question)).key, FOLDS);
    foldOfQuestion.set(id, known);
    return known;
  };
  return { file: file!, whole: embeddingOf(file!), without: (question) => byFold[articleFold(question)]! };
}

/** What people say with the sentences of the article that says the same. */
function sayingOf(said: string, article: Entry): Saying {
  return { said, sentences: viewOf(article).segments.map((s) => s.folded) };
}

/** What is asked; of a follow-up with the turn that it goes on from. */
function wholeOf({ kind, turns, question }: Question): string {
  return fold(kind === 'followup' ? [...turns.slice(-1), question].join(',') : question);
}

/** Of the phrases for an article every so many are learned again, beside its headnote: what nobody asks for is not forgotten. */
const REHEARSED = 20;

function articlesOf({ documents, searchWords }: Holdings, embedding: Embedding) {
  const { of } = entryStore(documents, searchWords);
  const held = documents.flatMap(of);
  const all = held.filter((entry) => entry.text !== '');
  const byDocument = new Map<string, readonly Entry[]>();
  const from = (doc: string): readonly Entry[] => {
    const known = byDocument.get(doc) ?? all.filter((entry) => isFrom({ entry }, doc));
    byDocument.set(doc, known);
    return known;
  };
  return {
    phrases: (): Saying[] =>
      held.flatMap((entry) => {
        const some = (entry.everyday ?? []).filter((_, i) => i % REHEARSED === 0);
        const { headnote } = entry;
        if (headnote) return some.map((phrase) => ({ said: fold(phrase), sentences: [fold(headnote.text)] }));
        return viewOf(entry).segments.length > 0 ? some.map((phrase) => sayingOf(fold(phrase), entry)) : [];
      }),
    answering(question: Question): Entry | undefined {
      const doc = question.gold[0]?.doc;
      return doc === undefined
        ? undefined
        : from(doc).find((entry) => answers(question, { entry }, entry.text));
    },
    nearest(question: Question): Entry {
      const likeness = likenessTo(embedding.of(wholeOf(question)), embedding);
      const near = all.map((entry) => Math.max(...likeness(viewOf(entry))));
      return all[near.indexOf(Math.max(...near))]!;
    },
  };
}
