import { type Aspect, aspectsAsked } from '../language/zh/aspects.ts';
import { withoutSilence } from '../language/zh/same-question.ts';
import { fold } from './fold.ts';
import { dot, learnedEmbedding, unit } from './understand/embedding.ts';

/** What a question is about and which sides of it are asked for. */
export interface Meant {
  readonly vector: Float32Array;
  readonly aspects: readonly Aspect[];
}

/** Compares questions with each other. */
export interface QuestionMeaning {
  of(question: string): Meant;
  /** −1 to 1, and 0 where other sides are asked for; of two wordings of one question mostly over 0.9. */
  likeness(a: Meant, b: Meant): number;
}

/** The embedding that ranking has, for questions beside each other; words that say nothing are left out. */
export async function questionMeaning(): Promise<QuestionMeaning> {
  const embedding = await learnedEmbedding();
  return {
    of: (question) => ({
      vector: unit(embedding.of(fold(withoutSilence(question)))),
      aspects: aspectsAsked(question),
    }),
    likeness: (a, b) => (asksOther(a, b) ? 0 : dot(a.vector, b.vector)),
  };
}

/** A wording may leave the side open; two that name different ones are different questions. */
function asksOther({ aspects }: Meant, other: Meant): boolean {
  return (
    aspects.length > 0 &&
    other.aspects.length > 0 &&
    !aspects.some((aspect) => other.aspects.includes(aspect))
  );
}
