import { askingClauses, askingParts, goesOn, questionsOf } from '../language/zh/several.ts';
import type { Finding, Hit, IsoDate } from '../types.ts';
import type { FindRequest } from './finding-for.ts';

/** One of the questions of a message. */
export interface OneOf {
  readonly question: string;
  /** It goes on from the one before it. */
  readonly leans: boolean;
}

/** The questions of a message that holds several; none where it is one question. */
export function severalOf(message: string): OneOf[] {
  return questionsOf(message).map((question, i) => ({
    question,
    leans: i > 0 && goesOn(question),
  }));
}

/** A message that as a whole found nothing, in parts; with how many of them must be answered for an answer. */
interface Parted {
  readonly parts: readonly OneOf[];
  readonly least: number;
}

/** How a message that as a whole found nothing may be parted: by marks, or else by commas, where each part must be answered. */
export function partings(message: string): Parted[] {
  const leaning = (asking: readonly string[]) =>
    asking.map((question, i): OneOf => ({ question, leans: i > 0 && goesOn(question) }));
  const [marks, clauses] = [leaning(askingParts(message)), leaning(askingClauses(message))];
  return [
    { parts: marks, least: Math.ceil(marks.length / 2) },
    { parts: clauses, least: clauses.length },
  ].filter(({ parts }) => parts.length > 0);
}

/**
 * Answers several questions one by one as one finding: answered when any of them is, with the passages of those that are,
 * the first of each first.
 */
export async function together(
  message: string,
  { turns, asOf, limit }: FindRequest,
  questions: readonly OneOf[],
  find: (question: string, turns: readonly string[]) => Promise<Finding>,
): Promise<Finding> {
  const parts: Finding[] = [];
  for (const [i, { question, leans }] of questions.entries()) {
    const before = questions.slice(0, i).map((q) => q.question);
    const found = await find(question, leans ? [...turns, ...before] : i === 0 ? turns : []);
    // What was read in one breath with the parts before it is still this part's question.
    parts.push({ ...found, query: { ...found.query, raw: question } });
  }
  const answered = parts.filter(({ outcome }) => outcome === 'answered');
  const told = answered.length > 0 ? answered : parts;
  const [first] = told;
  const { outcome, reason } = answered[0] ?? parts.find((p) => p.outcome === 'clarify') ?? first!;
  return unsearched(message, asOf, {
    outcome,
    ...(reason === undefined ? {} : { reason }),
    hits: interleaved(told.map(({ hits }) => hits)).slice(0, Math.max(limit, parts.length)),
    confidence: Math.max(...told.map(({ confidence }) => confidence)),
    parts,
  });
}

/** The first of each, the second of each, and so on; nothing twice. */
function interleaved(lists: readonly (readonly Hit[])[]): Hit[] {
  const out = new Map<string, Hit>();
  for (let i = 0; i < Math.max(0, ...lists.map(({ length }) => length)); i++)
    for (const hit of lists.flatMap((list) => list[i] ?? [])) {
      const key = `${hit.entry.key}#${JSON.stringify(hit.locator)}`;
      if (!out.has(key)) out.set(key, hit);
    }
  return [...out.values()];
}

/** A finding about a message that was not itself searched for. */
export function unsearched(
  message: string,
  asOf: IsoDate,
  part: Partial<Finding> & Pick<Finding, 'outcome'>,
): Finding {
  return {
    query: { raw: message, normalized: message, intents: [], documents: [], locators: [], terms: [], asOf },
    hits: [],
    confidence: 0,
    otherVersions: [],
    choices: [],
    ...part,
  };
}
