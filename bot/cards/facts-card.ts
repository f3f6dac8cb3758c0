import type { FactsAnswer } from '../answers/answer.ts';
import { printed } from '../answers/punctuation.ts';
import { line, run } from './element.ts';
import { type CardContext, type CardParts, heading, openUrl, passage, small } from './elements.ts';
import { safeUrl } from './links.ts';

/** One card of facts: the asked one as headline, the document under it, then the others and the passage that says it. */
export function factsCard(answer: FactsAnswer, context: CardContext): CardParts {
  const source = safeUrl(answer.sourceUrl);
  return {
    body: [
      heading(`${answer.headline.name}:${answer.headline.value}`),
      line([run(printed(answer.title))]),
      ...answer.facts.map(({ name, value }) => small(`${name}:${value}`)),
      ...(answer.remark ? [small(answer.remark)] : []),
      ...answer.passages.map((p) => ({ type: 'Container', separator: true, items: passage(p, context) })),
    ],
    actions: source ? [openUrl('官方文本', source)] : [],
  };
}
