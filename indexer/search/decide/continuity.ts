import { rarity } from '../../language/zh/common-words.ts';
import {
  COMPARES,
  isAspect,
  LEANING,
  OF_OUR_REPORT,
  PRONOUN,
  WHAT_ABOUT,
} from '../../language/zh/follow-ups.ts';
import READINGS from '../../trained/readings.json' with { type: 'json' };
import type { Entry, Finding } from '../../types.ts';
import type { Matching } from '../rank/coverage.ts';
import { viewOf } from '../rank/entry-view.ts';
import { held } from '../rank/holding.ts';
import { likenessTo } from '../rank/likeness.ts';
import { dot, type Embedding, unit } from '../understand/embedding.ts';
import type { Reading, Readings } from '../understand/reading.ts';
import type { Understanding } from '../understand/understanding.ts';
import type { Evidence } from './evidence.ts';
import { probability, type Trees } from './trees.ts';

/** What is compared when a message may go on from the talk before it. */
export interface Compared {
  readonly message: Readings;
  readonly alone: Finding;
  readonly inContext: Finding;
  /** What the message found joined to the question before: a reading that drops what it says must not be surer by that alone. */
  readonly joined: Finding;
  /** How the reading in context was made, and how many questions further back than the last it goes. */
  readonly from: Reading['from'];
  readonly back: number;
  /** The passage that answered the question before. */
  readonly passage: Entry | undefined;
  /** The question before, as it was understood. */
  readonly before: Understanding;
  readonly matching: Matching;
  readonly embedding: Embedding;
}

/**
 * The evidence that a message goes on from the talk before it: how it is worded, how well each reading answers, whether the
 * passage found in context holds what the message itself names, and whether it continues the topic.
 */
export function continuityOf({
  message,
  alone,
  inContext,
  joined,
  from,
  back,
  passage,
  before,
  matching,
  embedding,
}: Compared): Evidence {
  const said = message.alone;
  const own = said.concepts;
  const mass = own.reduce((sum, c) => sum + rarity(c.said), 0);
  const [first, other] = [alone.hits[0], inContext.hits[0]];
  const holding = (entry: Entry | undefined): number => {
    if (!entry || mass === 0) return 0;
    const view = viewOf(entry);
    return own.reduce((sum, c) => sum + rarity(c.said) * held(view, c, matching), 0) / mass;
  };
  const [ownAlone, ownInContext] = [holding(first?.entry), holding(other?.entry)];
  const yes = (condition: boolean): number => (condition ? 1 : 0);
  return {
    length: [...said.raw].length,
    matter: said.matterLength,
    words: own.length,
    mass,
    nouns: said.nouns.length,
    aspects: own.filter((c) => isAspect(c.said)).length,
    leaning: yes(LEANING.test(said.raw.normalize('NFKC').trim())),
    pronoun: yes(PRONOUN.test(said.raw)),
    question: yes(said.raw.includes(WHAT_ABOUT)),
    named: yes(said.works.length > 0 || said.unknownTitle),
    version: yes(said.version.spans.length > 0),
    definition: yes(said.intents.includes('definition')),
    aboutOffice: said.matter.office,
    aboutReport: said.matter.report,
    liability: said.liability,
    topic: dot(unit(said.vector), unit(before.vector)),
    likenessAlone: likenessOf(alone),
    likenessInContext: likenessOf(inContext),
    earlier: message.earlier,
    alone: alone.confidence,
    inContext: inContext.confidence,
    joined: joined.confidence,
    refusedJoined: yes(joined.outcome === 'not_found'),
    surerThanJoined: inContext.confidence - joined.confidence,
    surer: inContext.confidence - alone.confidence,
    scoreAlone: first?.score ?? 0,
    higher: (other?.score ?? 0) - (first?.score ?? 0),
    ownAlone,
    ownInContext,
    ownMore: ownInContext - ownAlone,
    // Who asks on speaks of what was just shown.
    ownInPassage: holding(passage),
    likenessInPassage: passage ? nearestTo(said, passage, embedding) : 0,
    dependence: message.dependence(),
    staying: message.staying(),
    samePassage: yes(other !== undefined && other.entry === passage),
    sameDocument: yes(other !== undefined && other.entry.document === passage?.document),
    alonePassage: yes(first !== undefined && first.entry === passage),
    aloneDocument: yes(first !== undefined && first.entry.document === passage?.document),
    alike: yes(first !== undefined && first.entry === other?.entry),
    refusedAlone: yes(alone.outcome === 'not_found'),
    refusedInContext: yes(inContext.outcome === 'not_found'),
    together: yes(from === 'together'),
    restated: yes(from === 'restated'),
    corrected: yes(from === 'corrected'),
    back,
    compares: yes(COMPARES.test(said.normalized)),
    ofReport: yes(OF_OUR_REPORT.test(said.normalized)),
    penal: yes(other !== undefined && viewOf(other.entry).penal),
    inReport: yes(other?.entry.document.kind === 'report'),
  };
}

function nearestTo({ vector }: Understanding, passage: Entry, embedding: Embedding): number {
  return Math.max(0, ...likenessTo(vector, embedding)(viewOf(passage)));
}

function likenessOf({ evidence }: Finding): number {
  return (evidence as Evidence | undefined)?.likeness ?? 0;
}

/** The probability that a reading in context is what was meant. */
export function continues(compared: Compared): number {
  return probability(READINGS as unknown as Trees, continuityOf(compared));
}
