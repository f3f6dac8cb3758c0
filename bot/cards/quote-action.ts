import type { Element } from './element.ts';

/** Characters by which a quoted answer is known again above the field. */
const MOST_WORDS = 40;

/**
 * The card of an answer with a button that the own page takes: the next message answers this one.
 * @param turn by which the answer is told; @param words what it said, shortened here
 */
export function withQuoteAction(card: Element, turn: string, words: string): Element {
  const { actions = [] } = card as { actions?: readonly Element[] };
  const characters = [...words];
  const shown = characters.length > MOST_WORDS ? `${characters.slice(0, MOST_WORDS).join('')}…` : words;
  const cardAction = { type: 'messageBack', value: { quote: { turn, words: shown } } };
  const data = { __isBotFrameworkCardAction: true, cardAction };
  return { ...card, actions: [...actions, { type: 'Action.Submit', title: '引用追问', data }] };
}
