import type { Answer } from '../answers/answer.ts';
import { placeChoice, placeIn } from '../answers/choices.ts';
import { statusNotices, successionNotices } from '../answers/notices.ts';
import { wholePassage } from '../answers/passage.ts';
import { findingAt } from './look-up.ts';
import { withNextSteps } from './next-steps.ts';
import { onPlace } from './on-place.ts';
import { showOutline } from './outline.ts';
import type { HeldPlace } from './place.ts';
import { answered, ask, reply } from './reply.ts';
import type { Handler, Reply, Turn } from './turn.ts';
import { whichDocument } from './which-document.ts';

/** 原文 [条]: an entry with all its words. Without a place the one last shown; free words are searched. */
export const original: Handler = onPlace('原文', showPlace, (turn, words) =>
  words.trim() ? ask(turn, words) : reply(turn, whichDocument('原文', words)),
);

/** Shows a place in full; a document's contents when no place is named; what is the matter when it is not held. */
export function showPlace(turn: Turn, place: HeldPlace): Reply {
  const { document, locator } = place;
  const { library } = turn.knowledge;
  const entry = locator.length > 0 ? library.entryAt(document, locator) : undefined;
  if (!entry)
    return locator.length === 0 && document.text !== 'none' ? showOutline(turn, place) : lookAt(turn, place);
  const status = library.statusOn(document);
  const passage = wholePassage(entry, 1, status);
  const answer: Answer = {
    kind: 'provision',
    passage,
    more: [],
    notices: [
      ...statusNotices(document, status, passage.form),
      ...successionNotices(library.successors(document)),
    ],
    choices: [placeChoice('context', passage, '上下文')],
  };
  return reply(turn, withNextSteps(answer, library), { asked: passage.name, document });
}

/** What stands at a place, as when it was asked for by its name. */
export function lookAt(turn: Turn, place: HeldPlace): Reply {
  const { name } = placeIn(place.document, place.locator);
  return answered(turn, findingAt(turn, place), name);
}
