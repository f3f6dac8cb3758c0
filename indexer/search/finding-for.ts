import type { Entry, Finding, Hit, IsoDate, Period, Query, Reason } from '../types.ts';
import { successorsOf } from '../versions/successors.ts';
import type { Decider } from './decide/decide.ts';
import { governingOf } from './decide/governing.ts';
import { foundOutOfForce } from './decide/guards.ts';
import type { Target } from './decide/target.ts';
import { isHeld } from './entries.ts';
import type { KnowledgeStore } from './knowledge-store.ts';
import { quoteOf } from './rank/excerpt.ts';
import { type Ranked, reasonsFor } from './rank/rank.ts';
import type { WeighedQuestion } from './rank/signals.ts';
import type { Understanding } from './understand/understanding.ts';
import type { Weights } from './weights.ts';

export interface FindRequest {
  readonly turns: readonly string[];
  readonly asOf: IsoDate;
  /** Whether the date was asked for, rather than being today's. */
  readonly dated: boolean;
  readonly limit: number;
}

type Part = Partial<Finding> & Pick<Finding, 'outcome'>;

/** Makes the finding for one reading, however it came about. */
export interface FindingFor {
  /** Whether a date is asked for, by the request or in the question. */
  readonly dated: boolean;
  readonly refused: (reason: Reason) => Finding;
  readonly exact: (part: Part) => Finding;
  /** The work asked about is not held: what was found is only near to it. */
  readonly unheld: (name: string, ranked: readonly Ranked[], asked: WeighedQuestion) => Finding;
  /** Nothing held is of the time asked for: what was found is only near to it. */
  readonly nearest: (
    ranked: readonly Ranked[],
    asked: WeighedQuestion,
    period: Period | undefined,
  ) => Finding;
  readonly decided: (ranked: readonly Ranked[], asked: WeighedQuestion, decider: Decider) => Finding;
}

export function findingFor(
  understanding: Understanding,
  target: Target,
  request: FindRequest,
  store: KnowledgeStore,
  weights: Weights,
): FindingFor {
  const dated = request.dated || understanding.version.asOf !== undefined;
  const governingIn = (part: Part): Pick<Finding, 'governing'> => {
    const governing = governingOf(part, understanding, target, store);
    return governing.length > 0 ? { governing } : {};
  };
  const finding = (part: Part): Finding => ({
    query: queryOf(understanding),
    hits: [],
    confidence: part.outcome === 'answered' ? 1 : 0,
    about: target.about,
    otherVersions: target.otherVersions,
    choices: [],
    ...successorsIn(part, understanding.asOf, store),
    ...governingIn(part),
    ...part,
  });
  return {
    dated,
    refused: (reason) => finding({ outcome: 'not_found', reason }),
    exact: finding,
    unheld: (name, ranked, asked) =>
      finding({
        outcome: 'not_found',
        reason: 'text_not_held',
        unheld: name,
        hits: ranked
          .filter((r) => isHeld(r.entry))
          .slice(0, request.limit)
          .map((r) => hitOf(r, asked, store, weights)),
      }),
    nearest: (ranked, asked, period) =>
      finding({
        outcome: 'not_found',
        reason: 'not_in_texts',
        hits: ranked.slice(0, request.limit).map((r) => hitOf(r, asked, store, weights)),
        ...(period ? { period } : {}),
      }),
    decided(all, asked, { isSure, decide }) {
      // A text not held is worth pointing at, but not that of another place that the question does not name.
      const concerns = ({ document }: Entry) => store.standingOf(document, understanding.regions) >= 0;
      const ranked = those(all, ({ entry }) => isHeld(entry) || concerns(entry));
      const texts = those(ranked, (r) => isHeld(r.entry));
      const current = those(texts, (r) => !foundOutOfForce(understanding, r.entry, store, dated));
      // What was replaced comes before what holds only where nothing that holds answers.
      const held = isSure(current, asked, target) || !isSure(texts, asked, target) ? current : texts;
      const hits = held.slice(0, request.limit).map((r) => hitOf(r, asked, store, weights));
      const [first] = ranked;
      // What is held answers rather than a text that is only known of, unless the question names that one's place.
      const answers = understanding.regions.length === 0 && isSure(held, asked, target);
      if (first && !isHeld(first.entry) && isSure(ranked, asked, target) && !answers) {
        const about = first.entry.document;
        return finding({ outcome: 'not_found', reason: 'text_not_held', about, hits });
      }
      const decided = finding(decide(asked, target, held, hits));
      const ended =
        decided.outcome === 'answered' && foundOutOfForce(understanding, held[0]!.entry, store, dated);
      return dated && ended ? { ...decided, outcome: 'not_found', reason: 'not_in_force' } : decided;
    },
  };
}

/** Those of some passages that fit; the same list where all do, so that it is judged once. */
function those(ranked: readonly Ranked[], fits: (one: Ranked) => boolean): readonly Ranked[] {
  return ranked.every(fits) ? ranked : ranked.filter(fits);
}

/** What replaces the text that a finding shows first; nothing is said where nothing does. */
function successorsIn(
  { hits }: Part,
  asOf: IsoDate,
  { documents }: KnowledgeStore,
): Pick<Finding, 'successors'> {
  const shown = hits?.[0]?.entry.document;
  const successors = shown ? successorsOf(shown, documents, asOf) : [];
  return successors.length > 0 ? { successors } : {};
}

function hitOf(ranked: Ranked, asked: WeighedQuestion, store: KnowledgeStore, weights: Weights): Hit {
  const { entry, view, score, segments } = ranked;
  return {
    entry,
    score,
    signals: reasonsFor(ranked, weights),
    locator: entry.locator,
    text: view.shown,
    quote: quoteOf(view, segments, asked),
    form: entry.form,
    status: store.statusOn(entry.document, asked.understanding.asOf),
  };
}

function queryOf(u: Understanding): Query {
  return {
    raw: u.raw,
    normalized: u.normalized,
    intents: u.intents,
    documents: u.works,
    version: u.version.named,
    locators: u.locators,
    terms: u.terms,
    asOf: u.asOf,
    completedFrom: u.completedFrom,
  };
}
