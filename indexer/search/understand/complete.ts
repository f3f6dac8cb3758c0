import { ABOUT_TEXT, LEFT_UNDONE, OF_OUR_REPORT } from '../../language/zh/follow-ups.ts';
import { NATION } from '../../language/zh/regions.ts';
import { PLACE_BEFORE } from '../../language/zh/title-wordings.ts';
import {
  NEWER_IN_TALK,
  OF_YEAR_IN_TALK,
  OLDER_IN_TALK,
  SAME_NUMBER,
  VERSION_CORRECTED,
} from '../../language/zh/version-wordings.ts';
import type { Term } from '../../types.ts';
import { bare } from '../tokenize.ts';
import type { Background } from './background.ts';
import type { Concept } from './concepts.ts';
import { withoutContrasts, yearsAfter } from './follow-up.ts';
import { inArticle, isArticle, renumbered, stepped } from './in-context.ts';
import type { NamedWork } from './named-work.ts';
import type { Understanding } from './understanding.ts';
import { type VersionWish, yearInTalk } from './versions.ts';

/** What is kept of the texts named before where they are none of what is asked. */
const NO_TEXT = { titles: [], works: [], unknownTitle: false, unheldWorks: [] } as const;

/** Characters of matter from which a message says too much of its own to be the question before once more. */
const MUCH = 8;

/** An incomplete question with the document, the place and the matter of the one before. */
export function complete(
  question: Understanding,
  before: Understanding,
  { weights, works }: Pick<Background, 'weights' | 'works'>,
): Understanding {
  const named = question.works.length > 0 || question.unknownTitle || question.unheldWorks.length > 0;
  // 上海那个呢 behind the rules of another place: those are no longer meant.
  const elsewhere = !named && question.regions.some((region) => !before.regions.includes(region));
  // 国家那部怎么规定 behind the rules of a place: any law of the whole country.
  const national = !named && question.regions.includes(NATION);
  const kept = national ? NO_TEXT : elsewhere ? siblingOf(before, question.regions, works) : before;
  // 旧版呢, 2007版呢, 07年的呢: the same place in another version.
  const wish = wishInTalk(question.normalized);
  const ofYear = question.yearOnly !== undefined && isArticle(before.locators[0]);
  const samePlace =
    (elsewhere && SAME_NUMBER.test(question.normalized)) ||
    ((hasWish(question.version) || wish !== '' || ofYear) &&
      !named &&
      question.askedFacts.length === 0 &&
      (ofYear ||
        question.concepts.every(({ said }) => wish.includes(said)) ||
        SAME_NUMBER.test(question.normalized)));
  const locators =
    question.locators.length > 0
      ? inArticle(question.locators, before.locators[0])
      : samePlace || question.counterpart
        ? placesBefore(before)
        : [...stepped(question, before), ...renumbered(question, before)];
  const exact = locators.length > 0;
  const going = withoutContrasts(before.concepts, question.normalized);
  const history = going.map((c): Concept => ({ ...c, from: 'history', at: -1 }));
  const dropped = before.concepts.filter((c) => !going.includes(c)).flatMap((c) => [...c.alternatives]);
  const own = new Set(question.concepts.map((c) => c.said));
  const ownTerms = new Set(question.terms.map((t) => t.text));
  return {
    ...question,
    inTalk: `${before.inTalk} ${question.normalized}`,
    titles: named ? question.titles : kept.titles,
    works: named ? question.works : kept.works,
    unknownTitle: question.unknownTitle || (!named && kept.unknownTitle),
    unheldWorks: named ? question.unheldWorks : kept.unheldWorks,
    // A version named before was one of the text named before.
    version: versionInTalk(question, named || national || elsewhere ? question.version : before.version),
    national,
    locators,
    ...counterpartOf(question, before, samePlace),
    askedFacts: named || ofText(before) || ABOUT_TEXT.test(question.normalized) ? question.askedFacts : [],
    regions: question.regions.length > 0 ? question.regions : before.regions,
    years: question.years.length > 0 ? question.years : yearsAfter(before.years, question.normalized),
    intents: [
      ...new Set([
        ...question.intents,
        ...before.intents.filter((i) => i === 'report' || i === 'penalty'),
        ...(LEFT_UNDONE.test(question.normalized) ? (['penalty'] as const) : []),
      ]),
    ],
    concepts: exact ? question.concepts : [...question.concepts, ...history.filter((c) => !own.has(c.said))],
    terms: [
      ...question.terms,
      ...before.terms
        .filter(
          (t) =>
            !ownTerms.has(t.text) &&
            !dropped.some((d) => bare(t.text).length > 1 && d.includes(bare(t.text))),
        )
        .map((t): Term => ({ ...t, weight: t.weight * weights.history, from: 'history' })),
    ],
    own: question,
    vector: question.vector.map((own, i) => own + weights.history * before.vector[i]!),
    completedFrom: before.raw,
  };
}

/** The places named before; where those of another version stood for them, whatever was shown. */
function placesBefore({ locators, counterpart }: Understanding): Understanding['locators'] {
  return counterpart ? [] : locators;
}

/** 旧版呢 behind an article asks for the one that stands for it; 同一个条号, and 不对,我要2024版的, for the one of the same number. */
function counterpartOf(
  { counterpart, normalized, version, locators }: Understanding,
  before: Understanding,
  samePlace: boolean,
): Pick<Understanding, 'counterpart'> {
  const shown = before.counterpart ? undefined : before.version;
  if (counterpart) return { counterpart: { ...counterpart, from: counterpart.from ?? shown } };
  const number = locators.length > 0 || SAME_NUMBER.test(normalized) || VERSION_CORRECTED.test(normalized);
  if (!samePlace || !isArticle(before.locators[0]) || number) return {};
  return { counterpart: { from: shown, to: version } };
}

/** 北京的第19条呢 behind an article of Shanghai's measures: those of the same title of the place named; else no text. */
function siblingOf(
  before: Understanding,
  regions: readonly string[],
  works: readonly NamedWork[],
): Pick<Understanding, 'titles' | 'works' | 'unknownTitle' | 'unheldWorks'> {
  const [id, ...others] = before.works;
  const title = works.find((work) => work.id === id)?.names[0]?.replace(PLACE_BEFORE, '');
  const sibling = works.find(
    ({ region, names }) =>
      region && regions.includes(region) && names[0]!.replace(PLACE_BEFORE, '') === title,
  );
  if (!sibling || others.length > 0 || !isArticle(before.locators[0])) return NO_TEXT;
  return { ...NO_TEXT, works: [sibling.id] };
}

/** Whether a question was about a text as such. */
function ofText({ works, askedFacts, locators }: Understanding): boolean {
  return works.length > 0 || askedFacts.length > 0 || locators.length > 0;
}

/** 防洪法一样吗, 依据在哪, 老的那条有没有: the question before once more, put to the texts that the message names. */
function restated(joined: Understanding, before: Understanding): Understanding {
  const { normalized, intents, concepts, terms, vector, nouns, phrases, matter, matterLength } = before;
  return {
    ...joined,
    ...{ normalized, concepts, terms, vector, nouns, phrases, matter, matterLength },
    intents: [...new Set([...intents, ...joined.intents.filter((i) => i === 'report')])],
    askedFacts: [],
    // 防洪法第四十条, then 换成防汛条例的: nothing else was asked for than the place.
    locators: isArticle(before.locators[0]) && concepts.length === 0 ? before.locators : [],
    placesOf: new Map(),
  };
}

/** The question before once more: put to the texts that the message names, and to the organisation's own report. */
export function restatements(
  alone: Understanding,
  before: Understanding,
  joined: Understanding,
  { works, isReport }: Background,
): Understanding[] {
  if (alone.matterLength > MUCH) return [];
  const again = restated(joined, before);
  const ownReport = alone.works.length === 0 && OF_OUR_REPORT.test(alone.normalized);
  const reports = ownReport ? works.filter(({ id }) => isReport(id)).map(({ id }) => id) : [];
  const put = reports.length > 0 ? [{ ...again, works: reports, titles: [], unheldWorks: [] }] : [];
  return [again, ...put];
}

/** A question that a correction has put right, in the talk that it stood in. */
export function inPlaceOf(corrected: Understanding, before: Understanding): Understanding {
  const named = corrected.works.length > 0 || corrected.unknownTitle || corrected.unheldWorks.length > 0;
  return {
    ...corrected,
    ...(named ? {} : { works: before.works, titles: before.titles, unheldWorks: before.unheldWorks }),
    version: hasWish(corrected.version) ? corrected.version : before.version,
    completedFrom: before.raw,
  };
}

/** 旧的那部呢, 新的怎么说 speak of a version only behind a question on another. */
function versionInTalk({ version, normalized }: Understanding, before: VersionWish): VersionWish {
  if (hasWish(version)) return version;
  const named = yearInTalk(normalized);
  if (named) return { ...version, named };
  if (OLDER_IN_TALK.test(normalized)) return { ...version, older: true };
  return NEWER_IN_TALK.test(normalized) ? { ...version, newer: true } : before;
}

/** The words of a wish for a version that only the talk before makes one. */
export function wishInTalk(normalized: string): string {
  const said = [OLDER_IN_TALK, NEWER_IN_TALK, OF_YEAR_IN_TALK].map((wish) => wish.exec(normalized));
  return said.find((m) => m !== null)?.[0] ?? '';
}

function hasWish(v: VersionWish): boolean {
  return v.named !== undefined || v.older || v.both || v.asOf !== undefined;
}
