import { type Finding, formatLocator, type Intent } from '../../indexer/index.ts';

/** A word that was looked for, what it counts, and where it came from. */
export interface WhyTerm {
  readonly text: string;
  readonly weight: number;
  /** Empty for the question's own. */
  readonly from: string;
}

export interface WhyHit {
  readonly score: number;
  readonly title: string;
  readonly locator: string;
  readonly quote: string;
  /** Strongest first, either way. */
  readonly signals: readonly { readonly name: string; readonly value: number }[];
}

/** A reading of a message in its talk, with what it found. */
export interface WhyReading {
  readonly from: string;
  readonly confidence: number;
  readonly probability?: number;
  /** The first passage it found; empty where it found none. */
  readonly found: string;
  readonly chosen: boolean;
}

/** What a question was taken for, what was found, and what was decided: readable, and without what only programs need. */
export interface Why {
  readonly question: string;
  readonly normalized: string;
  readonly intents: readonly Intent[];
  readonly documents: readonly string[];
  readonly locators: readonly string[];
  readonly terms: readonly WhyTerm[];
  /** The readings among which one was chosen; empty where there was but one. */
  readonly readings: readonly WhyReading[];
  readonly outcome: Finding['outcome'];
  readonly reason?: string;
  /** The answer is one that a department has bound to the question. */
  readonly approved: boolean;
  readonly confidence: number;
  /** What the confidence was reckoned from, largest first. */
  readonly evidence: readonly { readonly name: string; readonly value: number }[];
  readonly hits: readonly WhyHit[];
  /** The questions of one message, where there were several. */
  readonly parts: readonly Why[];
}

/** What is behind a finding: what `ask --explain` prints and the page 为何 shows. */
export function whyOf(finding: Finding): Why {
  const { query, outcome, reason, confidence, hits, evidence = {}, parts = [] } = finding;
  return {
    question: query.raw,
    normalized: query.normalized,
    intents: query.intents,
    documents: query.documents,
    locators: query.locators.map(formatLocator),
    terms: query.terms.map(({ text, weight, from }) => ({
      ...{ text, weight },
      from: from === 'question' ? '' : from,
    })),
    readings: (finding.readings ?? []).map(({ from, confidence: sure, probability, first, chosen }) => ({
      ...{ from, confidence: sure, chosen },
      ...(probability === undefined ? {} : { probability }),
      found: first ? `${first.entry.document.title} ${formatLocator(first.locator)}` : '',
    })),
    outcome,
    ...(reason ? { reason } : {}),
    approved: finding.approved !== undefined,
    confidence,
    evidence: strongest(
      Object.entries(evidence).flatMap(([name, value]) =>
        typeof value === 'number' && value !== 0 ? [{ name, value }] : [],
      ),
    ),
    hits: hits.map(({ score, entry, locator, quote, signals }) => ({
      score,
      title: entry.document.title,
      locator: formatLocator(locator),
      quote,
      signals: strongest(signals),
    })),
    parts: parts.map(whyOf),
  };
}

function strongest<T extends { readonly value: number }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}
