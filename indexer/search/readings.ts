import { isAspect, PRONOUN } from '../language/zh/follow-ups.ts';
import { namesTime } from '../language/zh/times.ts';
import type { Finding } from '../types.ts';
import { type Compared, continues, continuityOf } from './decide/continuity.ts';
import type { Matching } from './rank/coverage.ts';
import { inPassage } from './understand/in-context.ts';
import type { Reading } from './understand/reading.ts';
import type { Readings } from './understand/understand.ts';

/** Gives the finding for a reading. @param dated whether a date is asked for; default as the request says */
export type Answerer = (reading: Reading, dated?: boolean) => Promise<Finding>;

/** A finding with what tells whether its reading is the one meant. */
export interface InContextFinding {
  readonly finding: Finding;
  readonly compared: Compared;
}

/**
 * Answers the readings of a message as far as they are needed, and gives the finding of the one that was meant: by itself, or
 * in the light of the talk before it, whichever a model fitted on conversations finds likelier.
 */
export async function bestReading(message: Readings, answer: Answerer, matching: Matching): Promise<Finding> {
  const alone = await answer({ from: 'alone', understanding: message.alone });
  if (message.earlier === 0 || (standsAlone(alone, message.alone) && !message.pointing)) return alone;
  const others = await readInContext(message, alone, answer, matching);
  const [joined] = others;
  if (!joined) return alone;
  if (message.pointing) return joined.finding;
  const meant = others
    .filter(({ finding, compared }) => maySpeakFor(finding, alone) && holdsItsOwn(compared))
    .map(({ finding, compared }) => ({ finding, probability: continues(compared) }))
    .sort((a, b) => b.probability - a.probability);
  const [best] = meant;
  return best && best.probability >= 0.5 ? best.finding : alone;
}

/** Share of the things a message names itself that a passage found in context must hold. */
const OWN = 0.2;

/** 食堂午餐多少钱 is no question on what was spoken of before: what it names must be in the passage. */
function holdsItsOwn(compared: Compared): boolean {
  return compared.message.alone.nouns.length === 0 || continuityOf(compared).ownInContext! >= OWN;
}

/** Confidence from which a message that answers by itself is not refused for what was said before it. */
const SURE = 0.6;

/** A reading in context that finds nothing tells less than the message itself, which at least has its own reason. */
function maySpeakFor(inContext: Finding, alone: Finding): boolean {
  if (inContext.outcome !== 'not_found') return true;
  // 那前年呢: that no report is of that time is the answer.
  if (inContext.period?.said) return true;
  return alone.outcome === 'answered' && alone.confidence < SURE;
}

/** The findings of the readings in context, each with what it is judged by; none when no turn asked anything. */
export async function readInContext(
  message: Readings,
  alone: Finding,
  answer: Answerer,
  matching: Matching,
): Promise<InContextFinding[]> {
  const context = await message.inContext();
  if (!context) return [];
  const before = await answer({ from: 'alone', understanding: context.before }, false);
  const passage = before.outcome === 'answered' ? before.hits[0]?.entry : undefined;
  const joined = passage ? inPassage(context.joined, passage) : context.joined;
  const readings: Reading[] = [
    { from: 'joined', understanding: joined, passage },
    // 那2021年呢 puts another time in the place of the one before: in one breath both would count.
    ...(message.pointing || namesTime(message.alone.normalized)
      ? []
      : [{ from: 'together' as const, understanding: context.together, passage }]),
  ];
  const out: InContextFinding[] = [];
  for (const reading of readings) {
    const finding = await answer(reading);
    const together = reading.from === 'together';
    out.push({
      finding,
      compared: {
        message,
        alone,
        inContext: finding,
        together,
        passage,
        before: context.before,
        matching,
      },
    });
  }
  return out;
}

/**
 * An exact place of a named work, facts of one, or a law that is not held need nothing of what was said before, and neither
 * does 双随机是什么, nor 《突发事件应对法》对预警级别怎么规定: they name what they ask about.
 */
function standsAlone({ query, outcome, facts, unheld }: Finding, said: Readings['alone']): boolean {
  if (facts !== undefined || unheld !== undefined) return true;
  if (query.locators.length > 0 && query.documents.length > 0) return true;
  const ownThing = said.concepts.some((c) => !isAspect(c.said)) && !PRONOUN.test(said.raw);
  const whole = said.intents.includes('definition') || query.documents.length > 0;
  return outcome === 'answered' && whole && ownThing;
}
