import type { SortsAsked } from '../../language/zh/asked-sorts.ts';
import type { Aspect } from '../../language/zh/aspects.ts';
import type { Quantity } from '../../language/zh/quantities.ts';
import { lazily } from '../../lazily.ts';
import type { Entry, Intent, Status } from '../../types.ts';
import type { WeighedTerms } from '../retrieve/weigh-terms.ts';
import type { Understanding } from '../understand/understanding.ts';
import { agreementOf, answering } from './answering.ts';
import {
  type Coverage,
  coverageOf,
  headingCoverage,
  learnedOf,
  type Matching,
  type WeighedConcept,
} from './coverage.ts';
import type { EntryView, Segment } from './entry-view.ts';
import { defines } from './intent-marks.ts';
import type { Likeness } from './likeness.ts';

/** What a message asks that was completed from the talk before it. */
export interface OwnQuestion
  extends Pick<
    WeighedQuestion,
    'understanding' | 'concepts' | 'aspects' | 'sorts' | 'quantities' | 'likeness'
  > {}

/** What ranking knows of the question besides its words. */
export interface WeighedQuestion {
  readonly understanding: Understanding;
  readonly concepts: readonly WeighedConcept[];
  /** Its terms as the index weighs them. */
  readonly terms: WeighedTerms;
  /** Amounts that the question names: 12个人, 满14不满18. */
  readonly quantities: readonly Quantity[];
  /** Sides of the matter that it asks for. */
  readonly aspects: readonly Aspect[];
  /** Sorts of thing that it asks for. */
  readonly sorts: SortsAsked;
  readonly matching: Matching;
  /** Words of the question for matters that no text is about; see `out-of-scope.yaml`. */
  readonly outOfScope: readonly string[];
  /** Folded names of the documents that the report is asked about. */
  readonly mentionNames: readonly string[];
  readonly foldedOf: (view: EntryView) => string;
  /** The passage that answered the question before, of a follow-up. */
  readonly context?: Entry;
  readonly statusOf: (view: EntryView) => Status;
  /** How near each sentence lies to it. */
  readonly likeness: Likeness;
  /** What a passage, and the sentence of it that would be quoted, hold and lack of it; see `WordByWord`. */
  readonly wordByWord: (view: EntryView, sentence: Segment | undefined) => number;
  /** Of a follow-up, what the message itself asks: it tells which sentence of a passage is meant. */
  readonly own?: OwnQuestion;
  /** How near each sentence lies to the one that answered the question before, of a follow-up. */
  readonly contextLikeness?: Likeness;
  /** How rules of the place of a document stand to the places that the question names; see `Regions`. */
  readonly standingOf: (view: EntryView) => number;
}

const AUTHORITY: Partial<Record<string, number>> = {
  law: 1,
  'administrative-regulation': 0.8,
  'local-regulation': 0.6,
  report: 0.6,
};

/** One reason for a passage, between 0 and 1 (negative reasons between −1 and 0); weights.ts says what it counts. */
export type SignalName = keyof typeof SIGNALS;

/** Coverage of an entry with that of its best segment, and how far each segment answers; see `answering`. */
interface Covered extends Coverage {
  readonly best: number;
  readonly answers: () => readonly number[];
}

interface Signal {
  /** Whether a question gives reason to look for it; without this, every question does. */
  readonly asked?: (asked: WeighedQuestion) => boolean;
  readonly of: (view: EntryView, asked: WeighedQuestion, covered: Covered) => number;
}

const wants =
  (...intents: readonly Intent[]) =>
  ({ understanding }: WeighedQuestion): boolean =>
    intents.some((intent) => understanding.intents.includes(intent));

const wantsPenal = wants('penalty', 'basis');
const wantsPart = wants('outline', 'place');
const wantsOutline = wants('outline');

/**
 * The signals besides the lexical score. Each is a plain question about a passage; `best` is the coverage of its best
 * sentence. To add one: a row here, a weight with its reason in weights.ts, a ranking case that fails without it.
 */
export const SIGNALS = {
  /** How much of what is asked does the entry hold? */
  coverage: { of: (_view, _asked, { any }) => any },
  /** …in its title, headings and headnote? */
  around: { of: (_view, _asked, { around }) => around },
  /** …in what people say when they look for it? Written for that, so worth more than a word that happens to occur. */
  everyday: {
    // A text that nobody wrote such words for must not come behind for that: there, words of rules stand in.
    of: (view, _asked, { everyday, learned }) => (view.everyday === '' ? learned : everyday),
  },
  /** Has nobody written for it what people say? */
  wordless: { of: ({ everyday }) => (everyday === '' ? 1 : 0) },
  /** How much of it stands together in one sentence or item? */
  segment: { of: (_view, _asked, { best }) => best },
  /** …where words of rules count that the question's words may stand for? */
  learned: { of: (_view, _asked, { learned }) => learned },
  /** How near does its nearest sentence lie to the question? */
  likeness: { of: (view, { likeness }) => greatest(likeness(view)) },
  /** …in the sentence that answers best, its aspects and amounts counted in? */
  answers: { of: (_view, _asked, { answers }) => greatest(answers()) },
  /** Does it tell the sides of the matter that are asked for? */
  aspects: {
    asked: ({ aspects }) => aspects.length > 0,
    of: ({ aspects: told }, { aspects }) => aspects.filter((a) => told.has(a)).length / aspects.length,
  },
  /** Does it name the amounts of the question, or a limb that they lie in? */
  quantities: {
    asked: ({ quantities }) => quantities.length > 0,
    of: ({ segments }, { quantities }) => Math.max(0, ...segments.map((s) => agreementOf(quantities, s))),
  },
  /** Does it define the word asked for? */
  definition: {
    asked: wants('definition'),
    of({ folded }, { understanding, concepts }) {
      if (understanding.phrases.some((phrase) => defines(phrase, folded))) return 1;
      return concepts.some((c) => c.alternatives.some((a) => defines(a, folded))) ? 0.4 : 0;
    },
  },
  /** Asked for a penalty: is it an article that sets one? */
  penalty: { asked: wants('penalty'), of: ({ penal }) => (penal ? 1 : 0) },
  /** Not asked for a penalty: a penal article repeats the words of the duty it guards, and is not the duty. */
  penalUnasked: {
    asked: (asked) => !wantsPenal(asked),
    of: ({ penal }) => (penal ? -1 : 0),
  },
  /** By its wording, is an article asked for that sets a penalty, and is this one? */
  liability: {
    of: ({ penal }, { understanding: { liability } }) => (penal ? liability : 1 - liability),
  },
  /** By its wording, is the question about a year's work, and is this a report? */
  matter: {
    of: ({ kind }, { understanding: { matter } }) => (kind === 'report' ? matter.report : -matter.report),
  },
  /** Asked for what was done, or of the organisation's own year: is this a report? */
  ownReport: { asked: wants('report'), of: ({ kind }) => (kind === 'report' ? 1 : 0) },
  /** Asked for the legal basis: a report is none. */
  basis: { asked: wants('basis'), of: ({ kind }) => (kind === 'report' ? -1 : 0) },
  /** Asked for a part of the text, or what it says on a matter: is the matter its heading? */
  heading: {
    asked: wants('outline', 'place', 'list', 'report'),
    of: ({ headings }, asked) =>
      (wantsPart(asked) ? 1 : 0.5) * headingCoverage(asked.concepts, headings, asked.matching),
  },
  /** Asked for the parts of a text: its divisions' openings. */
  opening: {
    asked: (asked) => wantsOutline(asked) && asked.concepts.length <= 1,
    of: ({ entry: { provision, locator } }) => (provision.type === 'named' && locator.length > 1 ? 1 : 0),
  },
  /** A year asked for that a heading names: under it, or under that of another year. */
  year: {
    asked: ({ understanding: { years } }) => years.length > 0,
    of(view, { understanding: { years } }) {
      if (view.years.length === 0) return 0;
      return years.some((y) => view.years.includes(y)) ? 1 : -1;
    },
  },
  /** The report is asked what it says of another document: the places that name it. */
  mention: {
    asked: ({ mentionNames }) => mentionNames.length > 0,
    of(view, { mentionNames, foldedOf }) {
      const folded = foldedOf(view);
      return mentionNames.some((name) => folded.includes(name)) ? 1 : 0;
    },
  },
  /** Of a follow-up: how near does its nearest sentence lie to the message itself, without what it goes on from? */
  ownLikeness: {
    asked: ({ own }) => own !== undefined && own.concepts.length > 0,
    of: (view, { own }) => Math.max(0, ...own!.likeness(view)),
  },
  /** …and how much of what the message itself names does it hold? */
  ownCoverage: {
    asked: ({ own }) => own !== undefined && own.concepts.length > 0,
    of: (view, { own, matching }) => learnedOf(own!.concepts, view, matching),
  },
  /** A follow-up stays with the document that answered before… */
  contextDocument: {
    asked: ({ context }) => context !== undefined,
    of: ({ entry }, { context }) => (entry.document === context?.document ? 1 : 0),
  },
  /** …and often goes on to an article that cites it (the penalty for it), or that it cites. */
  contextCited: {
    asked: ({ context }) => context !== undefined,
    of: ({ entry }, { context }) => (context && (cites(entry, context) || cites(context, entry)) ? 1 : 0),
  },
  /** …or to one on the same act… */
  contextLikeness: {
    asked: ({ context }) => context !== undefined,
    of: (view, { context, contextLikeness }) =>
      view.entry === context ? 0 : Math.max(0, ...(contextLikeness?.(view) ?? [])),
  },
  /** …which is the one that punishes it, where a penalty is asked for or a breach is told: 不报呢, 已经拿到手了. */
  contextLiability: {
    asked: ({ context }) => context !== undefined,
    of(view, { context, contextLikeness, understanding: { intents, liability } }) {
      if (!context || !view.penal || view.entry.document !== context.document) return 0;
      const same = view.entry === context || cites(view.entry, context);
      const near = same ? 1 : Math.max(0, ...(contextLikeness?.(view) ?? []));
      return near * (intents.includes('penalty') ? 1 : liability);
    },
  },
  /** Rules of other places answer only when the place is named; named, they answer first. */
  region: { of: (view, { standingOf }) => standingOf(view) },
  /** A text that no longer holds, or did not yet, answers only when it is asked for; a report is of its year for good. */
  currency: {
    asked: ({ understanding: { version } }) => !(version.older || version.both || version.named),
    of(view, { statusOf }) {
      const status = statusOf(view);
      if (status === 'not_yet_in_force') return view.kind === 'report' ? 0 : -1;
      return status === 'superseded' || status === 'repealed' ? -1 : 0;
    },
  },
  /** Laws before regulations before local rules, when all else is equal. */
  authority: { of: ({ kind }) => AUTHORITY[kind] ?? 0 },
} as const satisfies Record<string, Signal>;

/** Whether an article names another of its document: 违反本法第十七条规定. */
function cites(from: Entry, to: Entry): boolean {
  return from.document === to.document && from.key !== to.key && from.text.includes(to.provision.label);
}

/** The signals in their order. */
export const SIGNAL_NAMES = Object.keys(SIGNALS) as readonly SignalName[];

/** A signal that a question asks for, with its place in the list of values. */
export interface AskedSignal {
  readonly place: number;
  readonly of: Signal['of'];
}

/** The signals that a question gives reason to look for; the others are 0 for every passage. */
export function signalsAsked(asked: WeighedQuestion): AskedSignal[] {
  const out: AskedSignal[] = [];
  for (let place = 0; place < SIGNAL_NAMES.length; place++) {
    const signal: Signal = SIGNALS[SIGNAL_NAMES[place]!];
    if (!signal.asked || signal.asked(asked)) out.push({ place, of: signal.of });
  }
  return out;
}

/** The values of the signals of a view, in the order of their names, with how far each segment answers for the excerpt. */
export function signalsOf(
  view: EntryView,
  signals: readonly AskedSignal[],
  asked: WeighedQuestion,
): { readonly values: readonly number[]; readonly answers: () => readonly number[] } {
  const { any, around, everyday, learned, segments } = coverageOf(asked.concepts, view, asked.matching);
  const answers = lazily(() => {
    const likeness = asked.likeness(view);
    return segments.map((held, i) => answering({ held, likeness: likeness[i]! }, view.segments[i]!, asked));
  });
  const covered = { any, around, everyday, learned, segments, best: greatest(segments), answers };
  const values = new Array<number>(SIGNAL_NAMES.length).fill(0);
  for (let i = 0; i < signals.length; i++) {
    const { place, of } = signals[i]!;
    values[place] = of(view, asked, covered);
  }
  return { values, answers };
}

/** The greatest of some values, and 0 where none is above it. */
function greatest(values: readonly number[]): number {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}

/** Each signal at 0: a copy that is filled costs less than an object that grows. */
const NONE = Object.fromEntries(SIGNAL_NAMES.map((name) => [name, 0])) as Record<SignalName, number>;

/** Names the values of `signalsOf`. */
export function named(values: readonly number[]): Record<SignalName, number> {
  const out = { ...NONE };
  for (let i = 0; i < SIGNAL_NAMES.length; i++) out[SIGNAL_NAMES[i]!] = values[i]!;
  return out;
}

/** The weights in the order of the signals' names. */
export function inOrder(weights: Readonly<Record<SignalName, number>>): number[] {
  return SIGNAL_NAMES.map((name) => weights[name]);
}
