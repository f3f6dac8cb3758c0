import type { Entry, Status } from '../../types.ts';
import { HOME, HOME_CITIES } from '../understand/regions.ts';
import type { Understanding } from '../understand/understand.ts';
import {
  type Coverage,
  coverageOf,
  headingCoverage,
  type Matching,
  type WeighedConcept,
} from './coverage.ts';
import type { EntryView } from './entry-view.ts';
import { defines } from './intent-marks.ts';

/** What ranking knows of the question besides its words. */
export interface Asked {
  readonly understanding: Understanding;
  readonly concepts: readonly WeighedConcept[];
  /** Which concepts the index has any part of, by entry; see `presence`. */
  readonly present: Uint32Array;
  readonly matching: Matching;
  /** Characters of everyday phrases that the question uses, by entry; see `phrasesIn`. */
  readonly phrases: ReadonlyMap<Entry, number>;
  /** Folded names of the documents that the report is asked about. */
  readonly mentionNames: readonly string[];
  readonly foldedOf: (view: EntryView) => string;
  /** The passage that answered the question before, of a follow-up. */
  readonly context?: Entry;
  readonly statusOf: (view: EntryView) => Status;
}

/** One reason for a passage, between 0 and 1 (negative reasons between −1 and 0); weights.ts says what it counts. */
export type SignalName = keyof typeof SIGNALS;

/** Coverage of an entry with that of its best segment. */
interface Covered extends Coverage {
  readonly best: number;
}

type Signal = (view: EntryView, asked: Asked, covered: Covered) => number;

/**
 * The signals besides the lexical score. Each is a plain question about a passage; `best` is the coverage of its best
 * sentence. To add one: a row here, a weight with its reason in weights.ts, a ranking case that fails without it.
 */
export const SIGNALS = {
  /** How much of what is asked does the entry hold? */
  coverage: (_view, _asked, { any }) => any,
  /** …in its title, headings and headnote? */
  around: (_view, _asked, { around }) => around,
  /** …in what people say when they look for it? Written for that, so worth more than a word that happens to occur. */
  everyday: (_view, _asked, { everyday }) => everyday,
  /** How much of it stands together in one sentence or item? */
  segment: (_view, _asked, { best }) => best,
  /** Does the question use phrases that people use when they look for it? Longer ones tell more. */
  phrase: (view, { phrases }) => Math.min(1, (phrases.get(view.entry) ?? 0) / 6),
  /** Does it define the word asked for? */
  definition: (view, { understanding, concepts }) => {
    if (!understanding.intents.includes('definition')) return 0;
    if (understanding.phrases.some((phrase) => defines(phrase, view.folded))) return 1;
    return concepts.some((c) => c.alternatives.some((a) => defines(a, view.folded))) ? 0.4 : 0;
  },
  /** Asked for a penalty: is it an article that sets one? */
  penalty: (view, { understanding: { intents } }) => (intents.includes('penalty') && view.penal ? 1 : 0),
  /** Not asked for a penalty: a penal article repeats the words of the duty it guards, and is not the duty. */
  penalUnasked: (view, { understanding: { intents } }) =>
    view.penal && !intents.includes('penalty') && !intents.includes('basis') ? -1 : 0,
  /** Asked how much, by when, how often, by whom: are there such words? */
  answersIntent: (view, { understanding: { intents } }) => {
    let [asked, held] = [0, 0];
    for (const intent of intents) {
      if (!ASKED_MARKS.has(intent)) continue;
      asked++;
      if (view.marks.has(intent)) held++;
    }
    return asked === 0 ? 0 : held / asked;
  },
  /** Asked about the department's own year: is it the report? */
  report: (view, { understanding: { intents } }) =>
    intents.includes('report') && view.kind === 'report' ? 1 : 0,
  /** Asked for the legal basis: a report is none. */
  basis: (view, { understanding: { intents } }) =>
    intents.includes('basis') && view.kind === 'report' ? -1 : 0,
  /** Asked for a part of the text, or what it says on a matter: is the matter its heading? */
  heading: (view, { understanding: { intents }, concepts, matching }) => {
    const part = intents.includes('outline') || intents.includes('place');
    const matter = intents.includes('list') || intents.includes('report');
    return part || matter ? (part ? 1 : 0.5) * headingCoverage(concepts, view.headings, matching) : 0;
  },
  /** Asked for the parts of a text: its divisions' openings. */
  opening: (view, { understanding: { intents }, concepts }) =>
    intents.includes('outline') &&
    concepts.length <= 1 &&
    view.entry.provision.type === 'named' &&
    view.entry.locator.length > 1
      ? 1
      : 0,
  /** Asked which chapter, or where a chapter begins: its first article. */
  chapterStart: (view, { understanding: { intents } }) =>
    intents.includes('place') && view.opensChapter ? 1 : 0,
  /** A year asked for that a heading names: under it, or under that of another year. */
  year: (view, { understanding: { years } }) => {
    if (view.years.length === 0 || years.length === 0) return 0;
    return years.some((y) => view.years.includes(y)) ? 1 : -1;
  },
  /** The report is asked what it says of another document: the places that name it. */
  mention: (view, { mentionNames, foldedOf }) =>
    mentionNames.length > 0 && mentionNames.some((name) => foldedOf(view).includes(name)) ? 1 : 0,
  /** A follow-up stays with the passage that answered before, or near it. */
  context: (view, { context }) => {
    if (!context) return 0;
    if (context.key === view.entry.key) return 1;
    return context.document === view.entry.document ? 0.5 : 0;
  },
  /** Rules of other places answer only when the place is named; named, they answer first. */
  region: ({ region }, { understanding: { regions } }) => {
    if (region === undefined) return 0;
    if (region === HOME) return regions.includes(HOME) ? 1 : 0;
    if (regions.includes(region)) return 1;
    return HOME_CITIES.includes(region) ? 0 : -1;
  },
  /** A text that no longer holds, or did not yet, answers only when it is asked for; a report is of its year for good. */
  currency: (view, asked) => {
    const { version } = asked.understanding;
    const status = asked.statusOf(view);
    if (status === 'not_yet_in_force' && view.kind === 'report') return 0;
    if (status !== 'superseded' && status !== 'repealed' && status !== 'not_yet_in_force') return 0;
    return version.older || version.both || version.named ? 0 : -1;
  },
  /** Laws before regulations before local rules, when all else is equal. */
  authority: (view) => AUTHORITY[view.kind] ?? 0,
} as const satisfies Record<string, Signal>;

const ASKED_MARKS = new Set([
  'amount',
  'deadline',
  'frequency',
  'responsible',
  'level',
  'permission',
] as const) as Set<string>;

const AUTHORITY: Partial<Record<string, number>> = {
  law: 1,
  'administrative-regulation': 0.8,
  'local-regulation': 0.6,
  report: 0.6,
};

const NAMES = Object.keys(SIGNALS) as SignalName[];

/** The signals of a view in the order of their names, with the coverage of each segment for the excerpt. */
export function signalsOf(
  view: EntryView,
  asked: Asked,
  present: number,
): { values: number[]; segments: readonly number[] } {
  const { any, around, everyday, segments } = coverageOf(asked.concepts, view, asked.matching, present);
  let best = 0;
  for (let i = 0; i < segments.length; i++) if (segments[i]! > best) best = segments[i]!;
  const covered = { any, around, everyday, segments, best };
  const values: number[] = [];
  for (const signal of SIGNAL_LIST) values.push(signal(view, asked, covered));
  return { values, segments };
}

const SIGNAL_LIST: readonly Signal[] = NAMES.map((name) => SIGNALS[name]);

/** Names the values of `signalsOf`. */
export function named(values: readonly number[]): Record<SignalName, number> {
  const out = {} as Record<SignalName, number>;
  for (let i = 0; i < NAMES.length; i++) out[NAMES[i]!] = values[i]!;
  return out;
}

/** The weights in the order of the signals' names. */
export function inOrder(weights: Readonly<Record<SignalName, number>>): number[] {
  return NAMES.map((name) => weights[name]);
}
