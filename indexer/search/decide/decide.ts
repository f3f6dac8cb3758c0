import { HISTORY } from '../../language/zh/document-life.ts';
import DECISION from '../../trained/decision.json' with { type: 'json' };
import type { Finding, Hit } from '../../types.ts';
import type { Ranked } from '../rank/rank.ts';
import type { WeighedQuestion } from '../rank/signals.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import type { Target } from './target.ts';
import { probability, type Trees } from './trees.ts';

type Part = Partial<Finding> & Pick<Finding, 'outcome'>;

/**
 * The fitted decision, and the probability that the first passage answers below which a question is refused: one that stands by itself,
 * and one that is completed from the talk before it, which holds more words and is likelier to find some of them.
 */
export interface Decision {
  readonly from: number;
  readonly completed: number;
  readonly model: Trees;
}

/** Tells whether passages answer. */
export interface Decider {
  /** Whether the first of the ranked passages answers, surely enough to say so. */
  readonly isSure: (ranked: readonly Ranked[], asked: WeighedQuestion, target: Target) => boolean;
  /** Answered or refused, by the probability that the best passage answers. */
  readonly decide: (
    asked: WeighedQuestion,
    target: Target,
    ranked: readonly Ranked[],
    hits: readonly Hit[],
  ) => Part;
}

/** What tells whether the first of some ranked passages answers, and how likely that makes it. */
interface Judged {
  readonly evidence: Evidence;
  readonly likely: number;
  /** How likely that must be. */
  readonly least: number;
}

/** Decides by a fitted decision. @param decision default the one that ships */
export function deciderBy(decision: Decision = DECISION as unknown as Decision): Decider {
  const { model, from, completed } = decision;
  const leastFor = ({ understanding }: WeighedQuestion): number =>
    understanding.completedFrom === undefined ? from : completed;
  const judged = new WeakMap<readonly Ranked[], Judged>();
  // A list of passages was ranked for one question: it is judged once.
  const judge = (ranked: readonly Ranked[], asked: WeighedQuestion, target: Target): Judged => {
    const known = judged.get(ranked);
    if (known) return known;
    const evidence = evidenceOf(ranked, asked, target);
    const learned = probability(model, evidence);
    const least = leastFor(asked);
    const made = {
      evidence,
      likely: standsThere(evidence, asked) ? Math.max(learned, least) : learned,
      least,
    };
    judged.set(ranked, made);
    return made;
  };
  return {
    isSure: (ranked, asked, target) => {
      const { likely, least } = judge(ranked, asked, target);
      return likely >= least;
    },
    decide: (asked, target, ranked, hits) =>
      decided(judge(ranked, asked, target), asked, target, ranked, hits),
  };
}

function decided(
  { evidence, likely, least }: Judged,
  asked: WeighedQuestion,
  target: Target,
  ranked: readonly Ranked[],
  hits: readonly Hit[],
): Part {
  const confidence = ranked.length === 0 ? 0 : likely;
  const unheld = target.about !== undefined && target.about.text !== 'official';
  const reason = unheld ? 'text_not_held' : 'not_in_texts';
  if (target.about?.text === 'none' && !asksHistory(asked, ranked))
    return { outcome: 'not_found', reason: 'text_not_held', hits, confidence, evidence };
  // Where the report names a document, or what its parts are: the places are found, not judged.
  const first = ranked[0]?.values;
  const pointed = (target.mentions.length > 0 && first?.mention === 1) || first?.opening === 1;
  const unsure = confidence < least && !pointed;
  if (ranked.length === 0 || unsure || contradicts(evidence))
    return { outcome: 'not_found', reason, hits, confidence, evidence };
  return { outcome: 'answered', hits, confidence, evidence };
}

/**
 * What no likeness outweighs: figures of another year told as those of the year asked for, or a list of eight answered by
 * something that is none. Either would be a wrong citation that looks right.
 */
function contradicts({ otherYear, unlisted }: Readonly<Record<string, number>>): boolean {
  return otherYear === 1 || unlisted === 1;
}

/**
 * A text is named, or the organisation's own report meant (我局发了多少件), and one sentence of it holds all words of the question and such
 * a thing as it asks for: that is answered, whatever its words told in other texts, or a text of a matter that nothing was learned of
 * could hardly be asked.
 */
function standsThere(evidence: Evidence, { understanding }: WeighedQuestion): boolean {
  const { named, isReport, inSentence = 0, lackingNouns, sortNotInSentence } = evidence;
  const meant = named === 1 || (isReport === 1 && understanding.intents.includes('report'));
  return meant && inSentence > 0.99 && lackingNouns === 0 && sortNotInSentence === 0;
}

/** Whether a question on a document without text is one that others' words on it answer. */
function asksHistory({ understanding, concepts }: WeighedQuestion, ranked: readonly Ranked[]): boolean {
  if (ranked.length === 0) return false;
  return HISTORY.test(understanding.inTalk) || (concepts.length > 0 && ranked[0]!.values.coverage >= 0.6);
}
