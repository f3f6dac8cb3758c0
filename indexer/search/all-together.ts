import type { Entry, Finding, Hit } from '../types.ts';
import { type FoundReading, fused, type Wording } from './decide/fusion.ts';
import type { Answerer, InContextFinding } from './read-in-context.ts';
import type { Reading, Readings } from './understand/reading.ts';

/** A reading in context with how likely it is what was meant. */
export interface Judged extends InContextFinding {
  readonly probability: number;
}

/**
 * The finding with the passages of all readings in the order that they give together. Where another passage comes first, it is that
 * of the reading in which it does, or else of the one in which it stands best, asked once more for it.
 * @returns with `of`, what that reading found by itself
 */
export async function allTogether(
  message: Readings,
  alone: Finding,
  judged: readonly Judged[],
  chosen: Finding,
  answer: Answerer,
): Promise<{ readonly found: Finding; readonly of: Finding }> {
  if (!isRanked(chosen)) return { found: chosen, of: chosen };
  const itself: Reading = { from: 'alone', understanding: message.alone };
  const readings: FoundReading[] = [
    { reading: itself, back: 0, probability: 0, finding: alone },
    ...judged.map(({ reading, finding, probability, compared: { back } }) => {
      return { reading, back, probability, finding };
    }),
  ];
  const kept = chosen === alone ? alone.hits[0]!.entry : undefined;
  const order = fused(readings, wordingOf(message), kept);
  const first = order[0]!;
  const { reading, finding } = standingBest(first, readings, chosen);
  const found = finding.hits[0]!.entry === first ? finding : await answer({ ...reading, first });
  if (found.outcome !== 'answered') return { found, of: finding };
  return { found: { ...found, hits: inOrder(order, found, readings) }, of: finding };
}

/** What the wording of a message tells of how it goes on. */
export function wordingOf({ alone, dependence, staying }: Readings): Wording {
  return { dependence: dependence(), staying: staying(), liability: alone.liability };
}

/** The reading that has a passage in the best place, among those alike the one chosen. */
function standingBest(passage: Entry, readings: readonly FoundReading[], chosen: Finding): FoundReading {
  const placeIn = ({ hits }: Finding): number => {
    const place = hits.findIndex(({ entry }) => entry === passage);
    return place < 0 ? Number.POSITIVE_INFINITY : place;
  };
  const [first, ...others] = readings
    .filter(({ finding }) => isRanked(finding))
    .sort((a, b) => Number(b.finding === chosen) - Number(a.finding === chosen));
  return others.reduce((a, b) => (placeIn(b.finding) < placeIn(a.finding) ? b : a), first!);
}

/** Whether a finding was ranked and judged, rather than looked up or told by a date. */
function isRanked({ outcome, evidence, period, query }: Finding): boolean {
  return outcome === 'answered' && evidence !== undefined && !period && query.locators.length === 0;
}

/** As many hits as a finding has, its first before others in an order; each as that finding has it, or else as a reading found it. */
function inOrder(order: readonly Entry[], { hits }: Finding, readings: readonly FoundReading[]): Hit[] {
  const known = new Map<Entry, Hit>();
  for (const hit of [...hits, ...readings.flatMap(({ finding }) => finding.hits)])
    if (!known.has(hit.entry)) known.set(hit.entry, hit);
  const entries = new Set([...hits.slice(0, 1).map(({ entry }) => entry), ...order, ...known.keys()]);
  return [...entries].map((entry) => known.get(entry)!).slice(0, hits.length);
}
