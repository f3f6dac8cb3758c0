import type { Answer, Choice, Passage, SeveralAnswer } from '../answers/answer.ts';
import { passagesOf } from '../answers/answer.ts';
import { placeChoice } from '../answers/choices.ts';
import { comparisonCard } from './comparison-card.ts';
import type { Element } from './element.ts';
import {
  type CardContext,
  type CardParts,
  clip,
  heading,
  links,
  passage,
  reference,
  say,
  small,
} from './elements.ts';
import { factsCard } from './facts-card.ts';
import { noneCard } from './none-card.ts';
import { outlineCard } from './outline-card.ts';

/** Teams shows at most six actions of a card. */
export const MOST_ACTIONS = 6;
/** Characters of a question that head its answer. */
const MOST_OF_QUESTION = 80;

/** The Adaptive Card (1.5) of an answer: the same citations and numbers as its plain text. */
export function answerCard(answer: Answer, context: CardContext): Element {
  const { body, actions } = parts(answer, context);
  const buttons = [...actions, ...buttonChoices(answer).map((c) => say(c, context.channel))];
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: 'zh-CN',
    body: [...body, ...answer.notices.map(small)],
    ...(buttons.length > 0 ? { actions: buttons.slice(0, MOST_ACTIONS) } : {}),
  };
}

function parts(answer: Answer, context: CardContext): CardParts {
  switch (answer.kind) {
    case 'provision':
      return {
        body: [...passage(answer.passage, context), ...more(answer.more, context)],
        actions: links(answer.passage, context),
      };
    case 'passages':
      return { body: [heading(answer.title), ...listed(answer.passages, context)], actions: [] };
    case 'facts':
      return factsCard(answer, context);
    case 'clarify':
      return { body: [heading(answer.prompt)], actions: [] };
    case 'comparison':
      return comparisonCard(answer, context);
    case 'outline':
      return outlineCard(answer, context);
    case 'glossary':
      return {
        body: [
          heading(answer.term),
          ...(answer.explanation ? [small(answer.explanation)] : []),
          ...listed(answer.passages, context),
        ],
        actions: [],
      };
    case 'lesson':
      return {
        body: [
          heading(answer.title),
          small(answer.lead),
          ...(answer.passage ? passage(answer.passage, context) : []),
        ],
        actions: [],
      };
    case 'several':
      return {
        body: [heading(answer.title), ...answer.parts.map((part, i) => onePart(part, i, context))],
        actions: [],
      };
    case 'none':
      return noneCard(answer, context);
    case 'note':
      return { body: [heading(answer.title), ...answer.lines.map(small)], actions: [] };
  }
}

/** One question of several: its number and words, then its answer with what must be said of it. */
function onePart(
  { question, answer }: SeveralAnswer['parts'][number],
  i: number,
  context: CardContext,
): Element {
  const { body } = parts(answer, context);
  return {
    type: 'Container',
    separator: true,
    items: [heading(`${i + 1}. ${clip(question, MOST_OF_QUESTION)}`), ...body, ...answer.notices.map(small)],
  };
}

function more(passages: readonly Passage[], context: CardContext): Element[] {
  if (passages.length === 0) return [];
  return [
    {
      type: 'Container',
      separator: true,
      items: [small('另见'), ...passages.map((p) => reference(p, context))],
    },
  ];
}

function listed(passages: readonly Passage[], context: CardContext): Element[] {
  return passages.map((p, i) => ({
    type: 'Container',
    separator: i > 0,
    items: passage(p, context),
  }));
}

/** Further passages are links in the body already: only the other choices need buttons. */
function buttonChoices(answer: Answer): Choice[] {
  const inBody = new Set(passagesOf(answer).map((p) => placeChoice('show', p, '').send));
  return answer.choices.filter((c, i) => (i === 0 && answer.kind === 'provision') || !inBody.has(c.send));
}
