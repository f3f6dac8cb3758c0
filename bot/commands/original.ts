import type { Answer } from '../answers/answer.ts';
import { placeQuestion } from '../answers/citation.ts';
import { wholePassage } from '../answers/passage.ts';
import { outline, whichDocument } from './outline.ts';
import { type Place, placeOf } from './place.ts';
import { ask, reply } from './reply.ts';
import type { Handler, Reply, Turn } from './turn.ts';

/** 原文 [条]: an entry with all its words. Without a place the one last shown; free words are searched. */
export const original: Handler = (turn, words) => {
  const place = placeOf(turn, words);
  if (place) return showPlace(turn, place);
  return words.trim() ? ask(turn, words) : reply(turn, whichDocument('原文', words));
};

/** Shows a place in full; a document's contents when no place is named; what is the matter when it is not held. */
export function showPlace(turn: Turn, place: Place): Promise<Reply> | Reply {
  const { document, locator } = place;
  const { library } = turn.knowledge;
  const entry = locator.length > 0 ? library.entryAt(document, locator) : undefined;
  if (!entry) {
    if (locator.length === 0 && document.text !== 'none') return outline(turn, placeQuestion(document, []));
    return ask(turn, placeQuestion(document, locator));
  }
  const passage = wholePassage(entry, 1, library.statusOn(document));
  const answer: Answer = {
    kind: 'provision',
    passage,
    more: [],
    notices: [],
    choices: [
      { label: '上下文', send: passage.send.replace(/^原文/, '上下文') },
      { label: '引用关系', send: passage.send.replace(/^原文/, '引用关系') },
    ],
  };
  return reply(turn, answer, { asked: placeQuestion(document, entry.locator), document });
}
