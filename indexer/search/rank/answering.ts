import type { SortsAsked } from '../../language/zh/asked-sorts.ts';
import type { Aspect } from '../../language/zh/aspects.ts';
import { agreement, type Quantity } from '../../language/zh/quantities.ts';
import type { Understanding } from '../understand/understanding.ts';
import type { Segment } from './entry-view.ts';
import { defines } from './intent-marks.ts';

/** What each reason adds to the share of the question's words that a sentence holds; fitted on the words that answer. */
const WEIGHTS = {
  likeness: 0.5,
  aspects: 0.11,
  quantities: 0.3,
  definition: 0.25,
  sort: 0.35,
  item: -0.1,
  heading: -0.1,
};
/** A sentence shorter than this heads others rather than says something. */
const SHORT = 12;

/** What of a question a sentence can answer. */
interface AskedOfSentence {
  readonly aspects: readonly Aspect[];
  readonly quantities: readonly Quantity[];
  readonly sorts: SortsAsked;
  readonly understanding: Pick<Understanding, 'intents' | 'phrases'>;
}

/**
 * How far a sentence answers: the share of what is asked that it holds, how near it lies to the question, the sides of the matter that it tells, the amounts
 * that it names, whether it holds such a thing as is asked for. 死亡10人以上30人以下 is answered by the limb of those numbers
 * and not by its neighbour, 谁批准 by a sentence that says who.
 */
export function answering(
  { held, likeness }: { readonly held: number; readonly likeness: number },
  segment: Segment,
  asked: AskedOfSentence,
): number {
  const { aspects, quantities, sorts, understanding } = asked;
  const { folded } = segment;
  const told =
    aspects.length === 0 ? 0 : aspects.filter((a) => segment.aspects.has(a)).length / aspects.length;
  const defined =
    understanding.intents.includes('definition') && understanding.phrases.some((p) => defines(p, folded));
  return (
    held +
    WEIGHTS.likeness * likeness +
    WEIGHTS.aspects * told +
    WEIGHTS.quantities * agreementOf(quantities, segment) +
    (defined ? WEIGHTS.definition : 0) -
    WEIGHTS.sort * sorts.missingIn(folded) +
    (segment.leadEnd > segment.leadStart ? WEIGHTS.item : 0) +
    (folded.length < SHORT || folded.endsWith(':') ? WEIGHTS.heading : 0)
  );
}

/** How well the amounts of a question agree with those of a sentence, 0 to 1: the mean over the amounts asked. */
export function agreementOf(asked: readonly Quantity[], { quantities }: Segment): number {
  if (asked.length === 0 || quantities.length === 0) return 0;
  let sum = 0;
  for (const a of asked) sum += Math.max(0, ...quantities.map((held) => agreement(a, held)));
  return sum / asked.length;
}
