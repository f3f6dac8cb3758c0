import { ZhiyiError } from '../errors.ts';
import type { Document, IsoDate } from '../types.ts';
import { candidateOf } from './candidate.ts';
import type { Original } from './source.ts';

/** What an original reads as, before any check. */
export interface RuleIn {
  readonly title: string;
  readonly articles: number;
}

/** Articles from which on a text is a rule of its own and not a paper that quotes one. */
const FEWEST = 3;

/**
 * Whether an original reads as a rule: one that is catalogued, or a text of articles. Undefined for a draft of other kinds, and
 * for what cannot be read. Example: 示例省防汛条例.docx → {title: 示例省防汛条例, articles: 30}
 */
export async function ruleIn(
  original: Original,
  { catalogue, today }: { readonly catalogue: readonly Document[]; readonly today: IsoDate },
): Promise<RuleIn | undefined> {
  try {
    const { title, articles, identity } = await candidateOf(original, { catalogue, today });
    return articles >= FEWEST || identity.completes ? { title, articles } : undefined;
  } catch (error) {
    if (error instanceof ZhiyiError) return undefined;
    throw error;
  }
}
