import { ASKS_PLACE, FACT_ASIDE, FACT_ASKS, type FactName } from '../../language/zh/document-facts.ts';

/** Characters that may be left of a question besides the asking, the name and small words. */
const LEFT_OVER = 1;

/**
 * The facts of a document that a question asks for, the first named first; none for a question that asks for anything else as
 * well: 预警什么时候解除 asks for no fact of a document, nor does 防洪法规定规划由谁制定.
 * @param words the question without the names of works and without its wish for a version
 */
export function factsAsked(words: string): FactName[] {
  let rest = words.normalize('NFKC').replace(/\s+/gu, '');
  if (ASKS_PLACE.test(rest)) return [];
  const found: { fact: FactName; at: number }[] = [];
  for (const { fact, pattern } of FACT_ASKS) {
    const m = pattern.exec(rest);
    if (!m || m[0] === '') continue;
    found.push({ fact, at: m.index });
    // 谁通过的,谁批准的
    rest = rest.replace(new RegExp(pattern.source, 'gu'), (asked) => '\u0000'.repeat(asked.length));
  }
  if (found.length === 0) return [];
  const left = rest
    .replace(/\0+/gu, ' ')
    .replace(FACT_ASIDE, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  return left.length > LEFT_OVER ? [] : found.sort((a, b) => a.at - b.at).map(({ fact }) => fact);
}
