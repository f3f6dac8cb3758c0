import type { Entry, Finding } from '../types.ts';
import { speaksOf, viewOf } from './rank/entry-view.ts';

import { wordingIdf, wordingTerms } from './rank/wordings.ts';
import type { IndexReader } from './retrieve/retriever.ts';
import type { Need } from './understand/follow-up.ts';
import { inPassage } from './understand/in-context.ts';
import type { Reading } from './understand/reading.ts';
import type { Readings } from './understand/understand.ts';

/** Confidence from which a question that came after others is not also read in their light, by what it seems to need. */
const SURE: Readonly<Record<Need, number>> = { context: 1, joining: 0.85, topic: 0.9, help: 0.6, nothing: 0 };
/** Lead in confidence by which the reading in context must win over an answer to a question that has a topic of its own. */
const CLEARLY = 0.15;

/** Gives the finding for a reading. @param dated whether a date is asked for; default as the request says */
export type Answerer = (reading: Reading, dated?: boolean) => Promise<Finding>;

/** Answers the readings of a message in turn, as far as they are needed, and gives the best finding. */
export async function bestReading(message: Readings, answer: Answerer, index: IndexReader): Promise<Finding> {
  const { alone, needs, nouns } = message;
  const byItself: Reading = { from: 'alone', understanding: alone };
  const finding = needs === 'context' ? undefined : await answer(byItself);
  if (finding && standsAlone(finding, needs)) return finding;
  const said = nouns().map((noun) => alone.concepts.find((c) => c.said === noun)?.alternatives ?? [noun]);
  // 那火箭呢: of what no text speaks the turn before says nothing either.
  if (!finding && said.length > 0 && !(await isHeard(said.flat(), index))) return answer(byItself);
  const joined = await joinedReading(message, answer);
  if (!joined) return finding ?? answer(byItself);
  const found = await answer(joined);
  if (!finding) return found;
  const better = needs === 'joining' ? isAnother(found, finding) : isBetter(found, finding, needs, said);
  return better ? found : finding;
}

/** The message in the light of the question before it and of the passage that answered that. */
async function joinedReading({ inContext }: Readings, answer: Answerer): Promise<Reading | undefined> {
  const context = await inContext();
  if (!context) return undefined;
  const before = await answer({ from: 'alone', understanding: context.before }, false);
  const passage: Entry | undefined = before.outcome === 'answered' ? before.hits[0]?.entry : undefined;
  const understanding = passage ? inPassage(context.completed, passage) : context.completed;
  return { from: 'joined', understanding, passage };
}

/** Whether any text has any of some words. */
async function isHeard(words: readonly string[], index: IndexReader): Promise<boolean> {
  const frequencies = await index.frequencies(words.flatMap(wordingTerms));
  return words.some((word) => wordingIdf(word, frequencies, 1) !== undefined);
}

function standsAlone({ query, confidence }: Finding, needs: Need): boolean {
  return query.locators.length > 0 || query.documents.length > 0 || confidence >= SURE[needs];
}

/** Whether the reading in context answers by another passage: where it does not, the question needed none. */
function isAnother(found: Finding, finding: Finding): boolean {
  return finding.outcome !== 'answered' || found.hits[0]?.entry !== finding.hits[0]?.entry;
}

/**
 * Whether the reading in context answers better than the question alone, which does not lean on it by its wording.
 * @param said the things that the question names itself, each in all its wordings
 */
function isBetter(
  found: Finding,
  finding: Finding,
  needs: Need,
  said: readonly (readonly string[])[],
): boolean {
  const lead = found.confidence - finding.confidence;
  const [first] = found.hits;
  const margin = needs === 'help' && finding.outcome === 'answered' ? CLEARLY : 0;
  if (!first || lead <= margin) return false;
  // 食堂午餐多少钱 is no question on what was spoken of before.
  const view = viewOf(first.entry);
  return said.every((words) => words.some((word) => speaksOf(view, word)));
}
