import type { Finding, Hit } from '../../types.ts';
import type { Ranked } from '../rank/rank.ts';
import type { Asked } from '../rank/signals.ts';
import type { Understanding } from '../understand/understand.ts';
import type { Scope } from './scope.ts';

type Part = Partial<Finding> & Pick<Finding, 'outcome'>;

/** Answered or refused, by the confidence that the best passage answers. */
export function decide(
  _u: Understanding,
  scope: Scope,
  ranked: readonly Ranked[],
  hits: readonly Hit[],
  _asked: Asked,
  limit: number,
): Part {
  if (hits.length === 0) {
    const none = scope.about?.text === 'none';
    return { outcome: 'not_found', reason: none ? 'text_not_held' : 'not_in_texts' };
  }
  return { outcome: 'answered', hits: hits.slice(0, limit), confidence: Math.min(1, ranked[0]!.score / 2) };
}
