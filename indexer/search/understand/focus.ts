import { toNumber } from '../../structure/numerals.ts';
import type { Concept } from './concepts.ts';

/** What a question word asks for stands next to it: 死伤多少人, 在哪里下载, 叫什么名字, 名单有吗. */
const ASKING = /多少|几(?!乎)|什么|啥|哪|谁|吗|多久|多长|怎么|如何|有没有|是否|能不能|要不要|呢/gu;

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
  const m = /哪\s*(\d{1,3}|[二两三四五六七八九十]{1,3})\s*(?:大|个|项|家|种|类|条|起|部)/u.exec(question);
  return m ? toNumber(m[1]!) : undefined;
}
