import { ASKS_OF_TEXT, inYearBefore, WORD_OF_YEAR, YEAR_BEFORE } from '../../language/zh/follow-ups.ts';
import { THIS_CHAPTER, WHICH_CHAPTER } from '../../language/zh/place-wordings.ts';
import { talkOf } from '../../language/zh/talk.ts';
import { lazily } from '../../lazily.ts';
import type { IsoDate } from '../../types.ts';
import { latest } from '../latest.ts';
import type { Background } from './background.ts';
import { complete, inPlaceOf, restatements, wishInTalk } from './complete.ts';
import { correctedTurn, isCourtesy } from './follow-up.ts';
import { normalise } from './normalise.ts';
import { readAlone } from './read-lately.ts';
import type { Continuation, Readings } from './reading.ts';
import { blankOut, foldKeepingTitles, takeApart } from './take-apart.ts';
import type { Understanding } from './understanding.ts';

/** Turns further back than this are no longer what a message goes on from. */
const RECENT = 4;
/** Questions before a message that it may go on from. */
const BACK = 2;
/** Turns that are read in one breath with a message. */
const BREATH = 2;
/**
 * How likely an earlier turn must be worded so that only the talk makes it whole, to be read in the light of the ones before it itself.
 * A turn that is completed for nothing costs little, one that is not loses what was spoken of: of 2,475 follow-ups 1.3 of 100 more are
 * answered rightly than where an opening or a few characters told (cross-validated), anywhere between 0 and 0.3.
 */
const LEANS = 0.25;

/** Reads a question. Which reading answers, `find` decides; earlier turns are read only when they are needed. */
export async function understand(
  question: string,
  turns: readonly string[],
  asOf: IsoDate,
  background: Background,
): Promise<Readings> {
  const { alone, pointing, turns: asked } = await readBehind(question, turns, asOf, background);
  const inContext = () => continuationsOf({ alone, pointing }, asked, asOf, background);
  const wish = isNamed(alone) ? '' : wishInTalk(alone.normalized);
  const dependence = lazily(() => background.dependenceOf(alone.normalized));
  return {
    alone,
    pointing,
    otherVersion: wish !== '' || (alone.version.named !== undefined && !isNamed(alone)),
    wishOnly: wish !== '' ? alone.concepts.every(({ said }) => wish.includes(said)) : namesYearOnly(alone),
    ofText: asksOfText(alone),
    earlier: asked.length,
    dependence,
    staying: lazily(() => background.stayingOf(alone.normalized)),
    inContext,
  };
}

/** A message by itself, with the turns that it may go on from. */
interface Behind extends Pick<Readings, 'alone' | 'pointing'> {
  /** Those of the last few that asked something. */
  readonly turns: readonly string[];
}

async function readBehind(
  question: string,
  turns: readonly string[],
  asOf: IsoDate,
  background: Background,
): Promise<Behind> {
  const asked = await questionsAmong(turns.slice(-RECENT), question);
  const alone = await readAlone(await withYearBefore(question, asked, asOf, background), asOf, background);
  const places = alone.locators.length > 0 || alone.askedFacts.length > 0;
  const steps = alone.step !== undefined || alone.numbersAlone.length > 0 || ofChapter(alone);
  const pointing = ((places || alone.counterpart !== undefined) && !isNamed(alone)) || steps;
  return { alone, pointing, turns: asked };
}

/** 这一章还有啥, 这条在第几章. */
function ofChapter({ normalized }: Understanding): boolean {
  return THIS_CHAPTER.test(normalized) || WHICH_CHAPTER.test(normalized);
}

/** 前一年呢 behind a question on 2020 asks for 2019. */
async function withYearBefore(
  question: string,
  asked: readonly string[],
  asOf: IsoDate,
  background: Background,
): Promise<string> {
  if (asked.length === 0 || !YEAR_BEFORE.test(question)) return question;
  const { years } = await readBefore(asked, asOf, background);
  return years.length === 0 ? question : inYearBefore(question, Math.min(...years.map(Number)));
}

function isNamed({ works, unknownTitle, unheldWorks }: Understanding): boolean {
  return works.length > 0 || unknownTitle || unheldWorks.length > 0;
}

/** 抗旱条例呢, 防汛条例也这么写吗: what a text named says of what was asked before. */
function asksOfText({ normalized, titles, works, locators, askedFacts }: Understanding): boolean {
  if (works.length === 0 || locators.length > 0 || askedFacts.length > 0) return false;
  const rest = blankOut(foldKeepingTitles(normalized), titles);
  return ASKS_OF_TEXT.test(rest);
}

/** 那2019年呢: no matter but the year that it is asked for. */
function namesYearOnly({ years, concepts, yearOnly }: Understanding): boolean {
  if (yearOnly !== undefined) return true;
  return years.length > 0 && concepts.every(({ said }) => WORD_OF_YEAR.test(said));
}

/** The texts that a message names. */
function textsOf({ titles, works, unknownTitle, unheldWorks }: Understanding): Partial<Understanding> {
  return { titles, works, unknownTitle, unheldWorks };
}

/** The ways in which a message may go on from the questions before it. */
async function* continuationsOf(
  { alone, pointing }: Pick<Readings, 'alone' | 'pointing'>,
  asked: readonly string[],
  asOf: IsoDate,
  background: Background,
): AsyncGenerator<Continuation> {
  if (pointing) {
    const pointed = await pointedFrom(alone, asked, asOf, background);
    if (pointed) yield pointed;
    return;
  }
  let first: Continuation | undefined;
  for await (const joined of joinedTo(alone, asked, asOf, background)) {
    first ??= joined;
    yield joined;
  }
  if (!first) return;
  const last = first.before;
  yield {
    from: 'together',
    understanding: await inOneBreath(alone, asked, last, asOf, background),
    before: last,
    back: 0,
  };
  const again = await inYearOf(alone, last, asOf, background);
  for (const understanding of restatements(alone, again, first.understanding, background))
    yield { from: 'restated', understanding, before: last, back: 0 };
  const right = correctedTurn(alone.normalized, asked, last, background.embedding);
  if (!right) return;
  const corrected = await takeApart(right, await normalise(right), asOf, background);
  yield { from: 'corrected', understanding: inPlaceOf(corrected, last), before: last, back: 0 };
}

/** The last question, asked for the year that a message names in the place of its own: 那2019年呢 behind 2020年罚了多少. */
async function inYearOf(
  { years: [year, ...more] }: Understanding,
  last: Understanding,
  asOf: IsoDate,
  background: Background,
): Promise<Understanding> {
  const [own, ...others] = last.years;
  if (year === undefined || own === undefined || year === own || more.length + others.length > 0) return last;
  const asked = last.normalized.replaceAll(own, year);
  return asked === last.normalized ? last : takeApart(asked, await normalise(asked), asOf, background);
}

/** A message with the turns before it, as if all were said at once. */
async function inOneBreath(
  alone: Understanding,
  asked: readonly string[],
  last: Understanding,
  asOf: IsoDate,
  background: Background,
): Promise<Understanding> {
  const breath = [...asked.slice(-BREATH), alone.raw].join(',');
  return {
    ...(await takeApart(breath, await normalise(breath), asOf, background)),
    // 防汛条例也这么写吗: texts named before are no longer meant where the message names one.
    ...(isNamed(alone) ? textsOf(alone) : {}),
    ...(alone.regions.length > 0 ? { regions: alone.regions } : {}),
    // A place named before is no place asked for now; steps from it are the other reading's.
    locators: [],
    placesOf: new Map(),
    own: alone,
    completedFrom: last.raw,
  };
}

/** A message completed from each of the last questions before it, the last first. */
async function* joinedTo(
  alone: Understanding,
  asked: readonly string[],
  asOf: IsoDate,
  background: Background,
): AsyncGenerator<Continuation> {
  for (let back = 0; back < Math.min(BACK, asked.length); back++) {
    const before = await readBefore(asked.slice(0, asked.length - back), asOf, background);
    yield { from: 'joined', understanding: complete(alone, before, background), before, back };
  }
}

/** 第十项念下 behind 前九项看过了: of the last turn that named a place, or else of the last. */
async function pointedFrom(
  alone: Understanding,
  asked: readonly string[],
  asOf: IsoDate,
  background: Background,
): Promise<Continuation | undefined> {
  let first: Continuation | undefined;
  for await (const joined of joinedTo(alone, asked, asOf, background)) {
    if (joined.before.locators.length > 0) return joined;
    first ??= joined;
  }
  return first;
}

/** The last of some questions, completed from those before it where it leans on them. */
async function readBefore(
  asked: readonly string[],
  asOf: IsoDate,
  background: Background,
): Promise<Understanding> {
  const { alone, pointing, turns } = await readBehind(asked.at(-1)!, asked.slice(0, -1), asOf, background);
  if (!pointing && background.dependenceOf(alone.normalized) < LEANS) return alone;
  if (pointing) return (await pointedFrom(alone, turns, asOf, background))?.understanding ?? alone;
  for await (const { understanding } of joinedTo(alone, turns, asOf, background)) return understanding;
  return alone;
}

/** The turns that asked something, other than the message itself once more. */
async function questionsAmong(turns: readonly string[], message: string): Promise<string[]> {
  const asking = await Promise.all(turns.map((turn) => turn !== message && lately(turn, () => asks(turn))));
  return turns.filter((_, i) => asking[i]);
}

/** Turns of which is kept whether they ask something: each comes again with the messages that follow it. */
const lately = latest<boolean>(1000);

async function asks(turn: string): Promise<boolean> {
  const text = await normalise(turn);
  return text !== '' && !isCourtesy(text) && !talkOf(turn);
}
