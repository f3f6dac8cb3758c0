import TERMS from './english-terms.json' with { type: 'json' };

/** Core terms of emergency management and of asking, by their English; the longest that fits is read first. */
const PATTERN = new RegExp(
  `\\b(?:${Object.keys(TERMS)
    .sort((a, b) => b.length - a.length)
    .join('|')})\\b`,
  'giu',
);
/** Small words of an English question. */
const SMALL =
  /\b(?:the|an?|of|for|in|on|to|by|is|are|be|does|do|did|must|should|shall|can|may|will|what|which|and|or|if|any|there|it|its|this|that|with|at|under|please|tell|me|about|have|has|been|not|after|before|from)\b/giu;

/** An English message with its terms in Chinese, the small words left out; undefined where it holds fewer terms than wanted. */
export function inChineseTerms(message: string, fewest: number): string | undefined {
  let terms = 0;
  const turned = message.replace(PATTERN, (term) => {
    terms++;
    return ` ${(TERMS as Readonly<Record<string, string>>)[term.toLowerCase()]} `;
  });
  return terms < fewest ? undefined : turned.replace(SMALL, ' ').replace(/\s+/gu, ' ').trim();
}
