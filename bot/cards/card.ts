import type { Answer, Choice, Passage, SeveralAnswer } from '../answers/answer.ts';
import { passagesOf } from '../answers/answer.ts';
import { placeChoice } from '../answers/choices.ts';
import { checkCard } from './check-card.ts';
import { comparisonCard } from './comparison-card.ts';
import type { Element } from './element.ts';
import {
  type CardContext,
  type CardParts,
  clip,
  heading,
  height,
  links,
  passage,
  readOn,
  reference,
  say,
  small,
} from './elements.ts';
import { factsCard } from './facts-card.ts';
import { noneCard } from './none-card.ts';
import { outlineCard } from './outline-card.ts';
import { fitting, linesOf } from './two-screens.ts';

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
        body: [heading(answer.title), ...allParts(answer, context)],
        actions: [],
      };
    case 'none':
      return noneCard(answer, context);
    case 'check':
      return checkCard(answer, context);
    case 'note':
      return { body: [heading(answer.title), ...answer.lines.map(small)], actions: [] };
  }
}

/** Each question with its answer while there is room, at least one; of the others the citations, which a click shows. */
function allParts({ parts: all }: SeveralAnswer, context: CardContext): Element[] {
  const lines = all.map(({ question, answer }) =>
    inFull(answer).reduce((sum, p) => sum + height(p), linesOf([question], 1)),
  );
  const whole = fitting(lines);
  return all.map((part, i) => onePart(part, i, i < whole, context));
}

/** The passages that are shown in full where there is room; a refusal and a fact are never cut. */
function inFull(answer: Answer): readonly Passage[] {
  if (answer.kind === 'provision') return [answer.passage];
  return answer.kind === 'passages' ? answer.passages : [];
}

/** One question of several: its number and words, then its answer with what must be said of it. */
function onePart(
  { question, answer }: SeveralAnswer['parts'][number],
  i: number,
  whole: boolean,
  context: CardContext,
): Element {
  const passages = inFull(answer);
  const body =
    whole || passages.length === 0 ? parts(answer, context).body : passages.map((p) => reference(p, context));
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

/** Passages in full while there is room, at least one; the others by citation. */
function listed(passages: readonly Passage[], context: CardContext): Element[] {
  const end = fitting(passages.map(height));
  const [whole, rest] = [passages.slice(0, end), passages.slice(end)];
  return [
    ...whole.map((p, i) => ({ type: 'Container', separator: i > 0, items: passage(p, context) })),
    ...(rest.length > 0
      ? [
          {
            type: 'Container',
            separator: true,
            items: [
              small(`还有${rest.length}处,点开看全文,或在阅读页接着读`),
              ...rest.map((p) => reference(p, context)),
              readOn('在阅读页接着读', context.link(rest[0]!.reader)),
            ],
          },
        ]
      : []),
  ];
}

/** Further passages are links in the body already: only the other choices need buttons. A whole passage needs no 上下文. */
function buttonChoices(answer: Answer): Choice[] {
  const inBody = new Set(passagesOf(answer).map((p) => placeChoice('show', p, '').send));
  const whole = answer.kind === 'provision' && !answer.passage.shortened;
  return answer.choices.filter((c, i) => {
    if (i === 0 && answer.kind === 'provision') return !whole;
    return !inBody.has(c.send);
  });
}
