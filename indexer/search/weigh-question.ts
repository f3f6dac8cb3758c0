import { sortsAsked } from '../language/zh/asked-sorts.ts';
import { aspectsAsked } from '../language/zh/aspects.ts';
import { quantitiesIn } from '../language/zh/quantities.ts';
import type { Document, Entry, IsoDate, Status } from '../types.ts';
import { hasHeldSuccessor } from '../versions/successors.ts';
import { wordsIn } from './by-start.ts';
import type { Target } from './decide/target.ts';
import { fold } from './fold.ts';
import type { KnowledgeStore } from './knowledge-store.ts';
import { viewOf } from './rank/entry-view.ts';
import { likenessTo, likenessToNearest } from './rank/likeness.ts';
import type { WeighedQuestion } from './rank/signals.ts';
import { weigh } from './rank/weigh.ts';
import type { WordByWord } from './rank/word-by-word.ts';
import { wordingTerms } from './rank/wordings.ts';
import { weighTerms } from './retrieve/weigh-terms.ts';
import type { Background } from './understand/background.ts';
import { namedById } from './understand/named-works.ts';
import type { Understanding } from './understand/understanding.ts';
import type { Weights } from './weights.ts';

/** What weighing a question's words works with. */
export interface AskingRooms {
  readonly store: KnowledgeStore;
  readonly weights: Weights;
  readonly background: Pick<Background, 'embedding'>;
  readonly wordByWord: WordByWord;
}

/**
 * What retrieving and ranking need to know of a question: its words with what they weigh in this store.
 * @param context the passage that answered the question before
 */
export async function weighQuestion(
  understanding: Understanding,
  target: Target,
  context: Entry | undefined,
  { store, weights, background, wordByWord }: AskingRooms,
): Promise<WeighedQuestion> {
  const { terms, concepts } = understanding;
  const looked = new Set<string>();
  for (const { text } of terms) looked.add(text);
  for (const { alternatives } of [...concepts, ...(understanding.own?.concepts ?? [])])
    for (const wording of alternatives) for (const term of wordingTerms(wording)) looked.add(term);
  const [frequencies, { entries }] = await Promise.all([
    store.index.frequencies(looked),
    store.index.statistics(),
  ]);
  const folded = fold(understanding.normalized);
  const mentioned = new Set(target.mentions.map((d) => d.id));
  const likeness = likenessTo(understanding.vector, background.embedding);
  const sides = sidesOf(understanding);
  const own = understanding.own && {
    understanding: understanding.own,
    concepts: weigh(understanding.own.concepts, frequencies, entries, weights.matching),
    ...sidesOf(understanding.own),
    likeness: likenessTo(understanding.own.vector, background.embedding),
  };
  return {
    understanding,
    matching: weights.matching,
    terms: weighTerms(terms, frequencies, entries, weights),
    concepts: weigh(concepts, frequencies, entries, weights.matching),
    ...sides,
    ...(own ? { own } : {}),
    outOfScope: wordsIn(folded, store.outOfScope),
    mentionNames: [...mentioned].flatMap((id) => namedById(store.named).get(id)?.titles ?? []),
    foldedOf: (view) => store.folded(view.entry),
    context,
    statusOf: ({ entry }) => statusAmongHeld(entry.document, understanding.asOf, store),
    likeness,
    wordByWord: (view, sentence) => wordByWord({ understanding, sorts: sides.sorts }, view, sentence),
    ...(context
      ? { contextLikeness: likenessToNearest(viewOf(context), likeness, background.embedding) }
      : {}),
    standingOf: ({ entry }) => store.standingOf(entry.document, understanding.regions),
  };
}

/** The sides of a matter, sorts of thing and amounts that a question asks for. */
function sidesOf({ normalized }: Understanding): Pick<WeighedQuestion, 'quantities' | 'aspects' | 'sorts'> {
  return {
    quantities: quantitiesIn(fold(normalized)),
    aspects: aspectsAsked(normalized),
    sorts: sortsAsked(normalized),
  };
}

/** A text whose successor is not held is the best there is to read, and ranks as one that nobody has checked. */
function statusAmongHeld(document: Document, asOf: IsoDate, store: KnowledgeStore): Status {
  const status = store.statusOn(document, asOf);
  if (status !== 'superseded') return status;
  return hasHeldSuccessor(document, store.works.get(document.id)?.expressions ?? []) ? status : 'unverified';
}
