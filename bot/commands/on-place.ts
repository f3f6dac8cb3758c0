import { answerFrom } from '../answers/from-finding.ts';
import { findingAt } from './look-up.ts';
import { type HeldPlace, placeOf } from './place.ts';
import { reply } from './reply.ts';
import type { Handler, Reply, Turn } from './turn.ts';
import { whichDocument } from './which-document.ts';

/** What a command does with a place. */
export type OnPlace = (turn: Turn, place: HeldPlace) => Promise<Reply> | Reply;

/**
 * A command that works on a place: reads the words behind it, and refuses a version that is not held.
 * @param otherwise for words that name no document; by default they are asked back
 */
export function onPlace(name: string, act: OnPlace, otherwise?: Handler): Handler {
  return async (turn, words) => {
    const place = await placeOf(turn, words);
    if (place?.missing) return refuse(turn, place);
    if (place) return act(turn, place);
    return otherwise ? otherwise(turn, words) : reply(turn, whichDocument(name, words));
  };
}

function refuse(turn: Turn, place: HeldPlace): Reply {
  const finding = findingAt(turn, place);
  return {
    ...reply(turn, answerFrom(finding), { document: place.document }),
    outcome: 'not_found',
    reason: finding.reason!,
  };
}
