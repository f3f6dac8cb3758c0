import { namesClockYear, namesTime } from '../language/zh/times.ts';
import type { Document, Finding } from '../types.ts';
import type { Compared } from './decide/continuity.ts';
import type { Matching } from './rank/coverage.ts';
import type { Embedding } from './understand/embedding.ts';
import { inPassage, type VersionsOfWork } from './understand/in-context.ts';
import type { Continuation, Reading, Readings } from './understand/reading.ts';
import type { Understanding } from './understand/understanding.ts';

/** Gives the finding for a reading. @param dated whether a date is asked for; default as the request says */
export type Answerer = (reading: Reading, dated?: boolean) => Promise<Finding>;

/** What telling readings apart works with. */
export interface ReadingRooms {
  readonly matching: Matching;
  readonly embedding: Embedding;
  readonly versionsOf: (document: Document) => VersionsOfWork;
}

/** A finding with what tells whether its reading is the one meant. */
export interface InContextFinding {
  readonly reading: Reading;
  readonly finding: Finding;
  readonly compared: Compared;
}

/** The findings of the readings in context, each with what it is judged by; none when no turn asked anything. */
export async function* readInContext(
  message: Readings,
  alone: Finding,
  answer: Answerer,
  { matching, embedding, versionsOf }: ReadingRooms,
): AsyncGenerator<InContextFinding> {
  const answers = new Map<Understanding, Finding>();
  const answerTo = async (before: Understanding): Promise<Finding> => {
    const found = answers.get(before) ?? (await answer({ from: 'alone', understanding: before }, false));
    answers.set(before, found);
    return found;
  };
  let first: Continuation | undefined;
  let joined: Finding | undefined;
  for await (const continuation of message.inContext()) {
    const { from, understanding, before, back } = continuation;
    first ??= continuation;
    // Further back only where the last question was hardly one.
    if (back > first.back && isSure(await answerTo(first.before))) continue;
    // 那2021年呢 puts another time in the place of the one before: in one breath both would count.
    if (from === 'together' && (message.wishOnly || namesTime(message.alone.normalized))) continue;
    // 我们去年呢 asks for that year, which the question put once more to the own report would not.
    if (from === 'restated' && namesClockYear(message.alone.normalized)) continue;
    const { outcome, hits } = await answerTo(before);
    const passage = outcome === 'answered' ? hits[0]?.entry : undefined;
    const follows = passage && from !== 'together' && from !== 'corrected';
    const shown = hits.map(({ entry }) => entry);
    const meant = follows ? inPassage(understanding, shown, versionsOf) : understanding;
    const reading: Reading = { from, understanding: meant, passage };
    const finding = await answer(reading);
    joined ??= finding;
    yield {
      reading,
      finding,
      compared: {
        message,
        alone,
        inContext: finding,
        joined,
        from,
        back,
        passage,
        before,
        matching,
        embedding,
      },
    };
  }
}

/** Confidence from which a message that answers by itself is not refused for what was said before it. */
export const SURE = 0.6;

export function isSure({ outcome, confidence }: Finding): boolean {
  return outcome === 'answered' && confidence >= SURE;
}
