import { COMPARES, isAspect, PRONOUN } from '../language/zh/follow-ups.ts';
import { namesClockYear, namesTime } from '../language/zh/times.ts';
import type { Document, Finding, ReadingFound } from '../types.ts';
import { type Compared, continues } from './decide/continuity.ts';
import { isHan } from './fold.ts';
import type { Matching } from './rank/coverage.ts';
import type { DependenceOf } from './understand/dependence.ts';
import type { Embedding } from './understand/embedding.ts';
import { inPassage } from './understand/in-context.ts';
import type { Reading, Readings } from './understand/reading.ts';
import type { Understanding } from './understand/understanding.ts';

/** Gives the finding for a reading. @param dated whether a date is asked for; default as the request says */
export type Answerer = (reading: Reading, dated?: boolean) => Promise<Finding>;

/** What telling readings apart works with. */
export interface ReadingRooms {
  readonly matching: Matching;
  readonly embedding: Embedding;
  readonly dependenceOf: DependenceOf;
  /** Whether more than one version of a document's work is held. */
  readonly versioned: (document: Document) => boolean;
}

/** A finding with what tells whether its reading is the one meant. */
export interface InContextFinding {
  readonly finding: Finding;
  readonly compared: Compared;
}

/**
 * Answers the readings of a message as far as they are needed, and gives the finding of the one that was meant: by itself, or
 * in the light of the talk before it, whichever a model fitted on conversations finds likelier.
 */
export async function bestReading(
  message: Readings,
  answer: Answerer,
  rooms: ReadingRooms,
): Promise<Finding> {
  const alone = await answer({ from: 'alone', understanding: message.alone });
  if (message.earlier === 0) return alone;
  if (standsAlone(alone, message) && !message.pointing) return alone;
  // An address or a code goes on from nothing.
  if (!message.pointing && ![...message.alone.normalized].some((c) => isHan(c.charCodeAt(0)))) return alone;
  const others = await readInContext(message, alone, answer, rooms);
  const [joined] = others;
  if (!joined) return alone;
  const judged = others.map((other) => ({ ...other, probability: continues(other.compared) }));
  const chosen = chosenAmong(message, alone, judged);
  return { ...chosen, readings: readingsFound(alone, judged, chosen) };
}

/**
 * How likely a reading in context must be to be taken rather than the message itself. At a half 0.3 of 100 follow-ups more are answered
 * rightly (cross-validated), but 0.6 of 100 changes of subject more are read in the light of what came before, and 1.4 of 100 follow-ups
 * without an answer more are answered.
 */
export const LIKELY = 0.55;

/**
 * What the confidence of an answer counts among readings that are likely: of several ways to go on from the same question the surest
 * one. Without it 0.6 of 100 follow-ups more are answered wrongly (1,700 of train and dev), with twice as much some that have no answer
 * are answered.
 */
const SURENESS = 0.2;

interface Judged extends InContextFinding {
  readonly probability: number;
}

function chosenAmong(message: Readings, alone: Finding, judged: readonly Judged[]): Finding {
  const [joined] = judged;
  // A place found in the light of the talk before is the one pointed at: 旧版呢 behind an article.
  if (message.pointing || joined!.finding.query.locators.length > 0) return joined!.finding;
  // By itself it asks for nothing.
  if (message.ofText) return (judged.find(({ compared }) => compared.from === 'restated') ?? joined!).finding;
  const able = judged
    .filter(({ finding }) => maySpeakFor(finding, alone))
    .filter(({ compared }) => !message.otherVersion || IN_THAT_VERSION.includes(compared.from));
  const likely = able.filter(({ probability }) => probability >= LIKELY);
  const standing = ({ probability, finding }: Judged) => probability + SURENESS * finding.confidence;
  const [best] = (likely.length > 0 ? likely : able).sort((a, b) => standing(b) - standing(a));
  if (!best || (best.probability < LIKELY && !message.otherVersion) || addsNothing(best.finding, alone))
    return alone;
  return best.finding;
}

function readingsFound(alone: Finding, judged: readonly Judged[], chosen: Finding): ReadingFound[] {
  const told = (from: string, finding: Finding): ReadingFound => {
    const { outcome, confidence, hits } = finding;
    const first = outcome === 'answered' ? hits[0] : undefined;
    return { from, outcome, confidence, ...(first ? { first } : {}), chosen: finding === chosen };
  };
  return [
    told('alone', alone),
    ...judged.map(({ finding, compared, probability }) => ({ ...told(compared.from, finding), probability })),
  ];
}

/** Readings that look in the version which a message wishes for: 原来怎么说. */
const IN_THAT_VERSION: readonly Reading['from'][] = ['joined', 'restated'];

/** Confidence from which a message that answers by itself is not refused for what was said before it. */
const SURE = 0.6;

function isSure({ outcome, confidence }: Finding): boolean {
  return outcome === 'answered' && confidence >= SURE;
}

/** What the message surely finds by itself need not be read in the light of anything. */
function addsNothing(inContext: Finding, alone: Finding): boolean {
  return isSure(alone) && inContext.hits[0]?.entry === alone.hits[0]?.entry;
}

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
  { matching, embedding, dependenceOf, versioned }: ReadingRooms,
): Promise<InContextFinding[]> {
  const continuations = await message.inContext();
  const [first] = continuations;
  if (!first) return [];
  const answers = new Map<Understanding, Finding>();
  const answerTo = async (before: Understanding): Promise<Finding> => {
    const found = answers.get(before) ?? (await answer({ from: 'alone', understanding: before }, false));
    answers.set(before, found);
    return found;
  };
  const dependence = dependenceOf(message.alone.normalized);
  const out: InContextFinding[] = [];
  for (const { from, understanding, before, back } of continuations) {
    // Further back only where the last question was hardly one.
    if (back > first.back && isSure(await answerTo(first.before))) continue;
    // 那2021年呢 puts another time in the place of the one before: in one breath both would count.
    if (from === 'together' && namesTime(message.alone.normalized)) continue;
    // 我们去年呢 asks for that year, which the question put once more to the own report would not.
    if (from === 'restated' && namesClockYear(message.alone.normalized)) continue;
    const { outcome, hits } = await answerTo(before);
    const passage = outcome === 'answered' ? hits[0]?.entry : undefined;
    const follows = passage && from !== 'together' && from !== 'corrected';
    const meant = follows ? inPassage(understanding, passage, versioned) : understanding;
    const finding = await answer({ from, understanding: meant, passage });
    out.push({
      finding,
      compared: {
        message,
        dependence,
        alone,
        inContext: finding,
        joined: out[0]?.finding ?? finding,
        from,
        back,
        passage,
        before,
        matching,
        embedding,
      },
    });
  }
  return out;
}

/**
 * An exact place of a named work, facts of one, or a law that is not held need nothing of what was said before, and neither
 * does 双随机是什么, nor 《突发事件应对法》对预警级别怎么规定: they name what they ask about.
 */
function standsAlone(
  { query, outcome, facts, unheld }: Finding,
  { alone: said, ofText }: Pick<Readings, 'alone' | 'ofText'>,
): boolean {
  if (facts !== undefined || unheld !== undefined) return true;
  if (ofText) return false;
  if (query.locators.length > 0 && query.documents.length > 0) return true;
  const leaning = PRONOUN.test(said.raw) || COMPARES.test(said.normalized);
  const ownThing = said.concepts.some((c) => !isAspect(c.said)) && !leaning;
  const whole = said.intents.includes('definition') || query.documents.length > 0;
  return outcome === 'answered' && whole && ownThing;
}
