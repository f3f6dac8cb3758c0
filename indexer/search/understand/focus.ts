import { ASKING, WANTED_COUNT } from '../../language/zh/question-words.ts';
import { toNumber } from '../../structure/numerals.ts';
import type { Concept } from './concepts.ts';

/** The concept that stands nearest to the question word; undefined when there is none. */
export function focusOf(question: string, concepts: readonly Concept[]): Concept | undefined {
  const asking = [...question.matchAll(ASKING)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  let nearest: { concept: Concept; distance: number } | undefined;
  for (const concept of concepts) {
    if (concept.at < 0) continue;
    for (const { start, end } of asking) {
      const after = concept.at - end;
      const before = start - (concept.at + concept.said.length);
      const distance = after >= 0 ? after : before >= 0 ? before + 0.5 : 0;
      if (!nearest || distance < nearest.distance) nearest = { concept, distance };
    }
  }
  return nearest?.concept;
}

/** A count of things that a question wants named one by one: 哪8项 → 8. */
export function wantedCount(question: string): number | undefined {
  const m = WANTED_COUNT.exec(question);
  return m ? toNumber(m[1]!) : undefined;
}
