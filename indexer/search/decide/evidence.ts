import { rarity } from '../../language/zh/common-words.ts';
import { COMPARED_WITH, LIST_ITEM } from '../../language/zh/in-texts.ts';
import { agreementOf } from '../rank/answering.ts';
import { cover, nearness } from '../rank/coverage.ts';
import { type Segment, speaksOf } from '../rank/entry-view.ts';
import { held } from '../rank/holding.ts';
import type { Ranked } from '../rank/rank.ts';
import type { SignalName, WeighedQuestion } from '../rank/signals.ts';
import { focusOf, wantedCount } from '../understand/focus.ts';
import type { Target } from './target.ts';

/** What tells whether the best passage answers; shares are between 0 and 1. The fitted model says what each counts. */
export type Evidence = Readonly<Record<string, number>>;

/** Covered weight (sum of idf) at which more adds nothing. */
const ENOUGH = 20;
/** Held to less than this, a word is lacking. */
const LACKING = 0.35;

/** The evidence for the first of the ranked passages. */
export function evidenceOf(ranked: readonly Ranked[], asked: WeighedQuestion, target: Target): Evidence {
  const [first, second] = ranked;
  if (!first) return { none: 1 };
  const { values, view } = first;
  const { understanding, concepts, matching } = asked;
  const total = concepts.reduce((n, c) => n + c.weight, 0);
  const sentence = bestSegment(first);
  const words = concepts.map((concept) => ({
    occurs: concept.occurs,
    rarity: rarity(concept.said),
    held: held(view, concept, matching),
    sentence: sentence
      ? Math.max(cover(concept, sentence.folded, matching), nearness(concept, sentence.folded))
      : 0,
  }));
  const mass = words.reduce((n, w) => n + w.rarity, 0) || 1;
  const lacking = words.filter((w) => w.held < LACKING);
  const question = understanding.normalized;
  const focus = focusOf(question, concepts);
  const unheard = concepts.filter((c) => !c.occurs).reduce((n, c) => n + c.weight, 0);
  const nouns = understanding.nouns;
  const told = asked.aspects.filter((a) => sentence?.aspects.has(a)).length;
  const value = (name: SignalName) => values[name];
  return {
    coverage: value('coverage'),
    segment: value('segment'),
    answers: value('answers'),
    learned: value('learned'),
    likeness: value('likeness'),
    likenessLead: value('likeness') - Math.max(0, ...ranked.slice(1, 5).map((r) => r.values.likeness)),
    everyday: value('everyday'),
    around: value('around'),
    definition: value('definition'),
    mention: value('mention'),
    opening: value('opening'),
    region: value('region'),
    mass: Math.min(1, (value('coverage') * total) / ENOUGH),
    lexical: first.lexical,
    score: first.score,
    lead: second ? Math.min(1, Math.max(0, first.score - second.score)) : 1,
    unheard: total === 0 ? 0 : unheard / total,
    words: words.length,
    held: words.reduce((n, w) => n + w.rarity * w.held, 0) / mass,
    sentenceLikeness: sentence ? asked.likeness(view)[view.segments.indexOf(sentence)]! : 0,
    inSentence: words.reduce((n, w) => n + w.rarity * w.sentence, 0) / mass,
    rarestLacking: Math.max(0, ...lacking.map((w) => w.rarity)),
    lackingWords: lacking.length,
    lackingUnheard: lacking.filter((w) => !w.occurs).reduce((n, w) => n + w.rarity, 0),
    lackingNouns: nouns.filter((noun) => !speaksOf(view, noun)).length,
    nouns: nouns.length === 0 ? 1 : nouns.filter((noun) => speaksOf(view, noun)).length / nouns.length,
    sortAsked: asked.sorts.asked,
    sortMissing: asked.sorts.missingIn(view.folded),
    sortNotInSentence: asked.sorts.missingIn(sentence?.folded ?? view.folded),
    sortNear: sortNearness(first, asked),
    focus: focus ? Math.max(cover(focus, view.folded, matching), cover(focus, view.around, matching)) : 1,
    named: target.documents.length > 0 ? 1 : 0,
    aspectsAsked: asked.aspects.length,
    aspectsTold: asked.aspects.length === 0 ? 1 : told / asked.aspects.length,
    quantities: asked.quantities.length,
    quantitiesHeld: sentence ? agreementOf(asked.quantities, sentence) : 0,
    length: [...question].length,
    sharesNoWord: sharesNoWord(first, asked) ? 1 : 0,
    wordByWord: asked.wordByWord(view, sentence),
    unlisted: isUnlisted(first, sentence, asked) ? 1 : 0,
    otherYear: isOfAnotherYear(first, asked) ? 1 : 0,
    outOfScope: asked.outOfScope.length > 0 && !asked.outOfScope.some((w) => speaksOf(view, w)) ? 1 : 0,
    sameDocument: ranked.slice(0, 5).filter((r) => r.entry.document === first.entry.document).length,
    aboutReport: understanding.matter.report,
    aboutOffice: understanding.matter.office,
    aboutUntold: understanding.matter.untold,
    isReport: view.kind === 'report' ? 1 : 0,
    liability: value('liability'),
  };
}

/** The sentence of a passage that would be quoted. */
export function bestSegment({ view, segments }: Ranked): Segment | undefined {
  return view.segments[segments.indexOf(Math.max(...segments))];
}

/** Signals by which a passage is found without sharing a word: a place, a part, the talk before. */
const WITHOUT_WORDS: readonly SignalName[] = ['mention', 'opening'];

/** How much less like the question the sentence is that holds such a thing as it asks for: 0 or less, −1 where none does. */
function sortNearness({ view }: Ranked, { sorts, likeness }: WeighedQuestion): number {
  if (sorts.asked === 0) return 0;
  const near = likeness(view);
  const holding = near.filter((_, i) => sorts.missingIn(view.segments[i]?.folded ?? '') === 0);
  return holding.length === 0 ? -1 : Math.max(...holding) - Math.max(...near);
}

/** Single characters alone (休 of 退休 for 年假怎么休) are no matter shared. */
function sharesNoWord({ view, values }: Ranked, { concepts }: WeighedQuestion): boolean {
  if (WITHOUT_WORDS.some((name) => values[name] > 0)) return false;
  return !concepts.some(({ alternatives }) =>
    alternatives.some((wording) => wording.length > 1 && speaksOf(view, wording)),
  );
}

/** 哪8项 is answered by eight things in a row or by items, not by the number eight. */
function isUnlisted(
  { view }: Ranked,
  best: Segment | undefined,
  { understanding }: WeighedQuestion,
): boolean {
  const count = wantedCount(understanding.normalized);
  if (count === undefined) return false;
  const inRow = (best?.folded.match(/、/gu)?.length ?? 0) + 1;
  const items = view.shown.match(LIST_ITEM)?.length ?? 0;
  return inRow < count - 1 && items < count - 1;
}

/** What was done or paid in a year is told by words that name it, or by that year's report. */
function isOfAnotherYear({ view }: Ranked, { understanding }: WeighedQuestion): boolean {
  const { intents, years, version } = understanding;
  const asked = years.filter((y) => y !== version.named && !version.asOf?.startsWith(y));
  if (asked.length === 0 || !(intents.includes('amount') || intents.includes('report'))) return false;
  return !asked.some((y) => tellsOf(y, view.folded) || view.around.includes(y));
}

/** Whether a year is named otherwise than to be compared with: 与2019年相比 tells nothing of 2019. */
function tellsOf(year: string, folded: string): boolean {
  for (let at = folded.indexOf(year); at >= 0; at = folded.indexOf(year, at + 1))
    if (!COMPARED_WITH.test(folded.slice(Math.max(0, at - 1), at))) return true;
  return false;
}
