import { LEANING } from '../../language/zh/follow-ups.ts';
import { talkOf } from '../../language/zh/talk.ts';
import type { IsoDate } from '../../types.ts';
import type { Background } from './background.ts';
import { complete, inPlaceOf, restatements, wishInTalk } from './complete.ts';
import { correctedTurn, isCourtesy } from './follow-up.ts';
import { normalise } from './normalise.ts';
import type { Continuation, Readings } from './reading.ts';
import { takeApart } from './take-apart.ts';
import type { Understanding } from './understanding.ts';

/** Turns further back than this are no longer what a message goes on from. */
const RECENT = 4;
/** Questions before a message that it may go on from. */
const BACK = 2;
/** Turns that are read in one breath with a message. */
const BREATH = 2;
/** Characters of matter up to which an earlier turn is itself read in the light of the ones before it. */
const LITTLE = 4;

/** Reads a question. Which reading answers, `find` decides; earlier turns are read only when they are needed. */
export async function understand(
  question: string,
  turns: readonly string[],
  asOf: IsoDate,
  background: Background,
): Promise<Readings> {
  const alone = await takeApart(question, await normalise(question), asOf, background);
  const named = alone.works.length > 0 || alone.unknownTitle || alone.unheldWorks.length > 0;
  const places = alone.locators.length > 0 || alone.askedFacts.length > 0;
  const pointing = (places && !named) || alone.step !== undefined || alone.numberAlone !== undefined;
  const asked = await questionsAmong(turns.slice(-RECENT), question);
  const inContext = () => continuationsOf({ alone, pointing }, asked, asOf, background);
  const otherVersion = !named && wishInTalk(alone.normalized) !== '';
  return { alone, pointing, otherVersion, earlier: asked.length, inContext };
}

/** The ways in which a message may go on from the questions before it. */
async function continuationsOf(
  { alone, pointing }: Pick<Readings, 'alone' | 'pointing'>,
  asked: readonly string[],
  asOf: IsoDate,
  background: Background,
): Promise<readonly Continuation[]> {
  const befores: Understanding[] = [];
  for (let back = 0; back < Math.min(BACK, asked.length); back++)
    befores.push(await readBefore(asked.slice(0, asked.length - back), asOf, background));
  const [last] = befores;
  if (!last) return [];
  const joined = befores.map((before, back): Continuation => {
    return { from: 'joined', understanding: complete(alone, before, background.weights), before, back };
  });
  // 第十项念下 behind 前九项看过了: of the turn that named a place.
  if (pointing) return [joined.find(({ before }) => before.locators.length > 0) ?? joined[0]!];
  const breath = [...asked.slice(-BREATH), alone.raw].join(',');
  const together = {
    ...(await takeApart(breath, await normalise(breath), asOf, background)),
    // A place named before is no place asked for now; steps from it are the other reading's.
    locators: [],
    placesOf: new Map(),
    completedFrom: last.raw,
  };
  const right = correctedTurn(alone.normalized, asked, last, background.embedding);
  const corrected = right && (await takeApart(right, await normalise(right), asOf, background));
  return [
    ...joined,
    { from: 'together', understanding: together, before: last, back: 0 },
    ...restatements(alone, last, joined[0]!.understanding, background),
    ...(corrected
      ? [{ from: 'corrected' as const, understanding: inPlaceOf(corrected, last), before: last, back: 0 }]
      : []),
  ];
}

/** The last of some questions, completed from those before it where it leans on them. */
async function readBefore(
  asked: readonly string[],
  asOf: IsoDate,
  background: Background,
): Promise<Understanding> {
  const readings = await understand(asked.at(-1)!, asked.slice(0, -1), asOf, background);
  const [first] = leans(readings) ? await readings.inContext() : [];
  return first?.understanding ?? readings.alone;
}

/** The turns that asked something, other than the message itself once more. */
async function questionsAmong(turns: readonly string[], message: string): Promise<string[]> {
  const out: string[] = [];
  for (const turn of turns) {
    const text = await normalise(turn);
    if (text !== '' && !isCourtesy(text) && !talkOf(turn) && turn !== message) out.push(turn);
  }
  return out;
}

/** Whether an earlier turn is likely to have leaned on those before it. */
function leans({ alone, pointing }: Readings): boolean {
  return pointing || LEANING.test(alone.raw) || alone.matterLength <= LITTLE;
}
