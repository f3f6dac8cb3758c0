import type { Action } from '../answers/action.ts';
import { commandChoice } from '../answers/choices.ts';
import type { PlaceVerb } from '../answers/place-verbs.ts';
import { showComparison } from './compare.ts';
import { importFile } from './import-file.ts';
import { showContext } from './neighbours.ts';
import type { OnPlace } from './on-place.ts';
import { lookAt, showPlace } from './original.ts';
import { counterpart } from './other-version.ts';
import { showOutline } from './outline.ts';
import { heldPlace } from './place.ts';
import { showReferences } from './references.ts';
import { ask, note, reply } from './reply.ts';
import type { Reply, Turn } from './turn.ts';

const ON_PLACE: Record<PlaceVerb, OnPlace> = {
  look: lookAt,
  show: showPlace,
  context: showContext,
  compare: showComparison,
  references: showReferences,
  outline: showOutline,
};

/** What runs a command by its name; undefined for a name that is none. */
export type RunCommand = (turn: Turn, name: string, words: string) => Promise<Reply> | Reply | undefined;

/** Does what a choice says. Nothing of it is read as a sentence; what it points at may be held no longer. */
export function perform(turn: Turn, action: Action, run: RunCommand): Promise<Reply> | Reply {
  switch (action.verb) {
    case 'ask':
      return ask(turn, action.question);
    case 'command':
      return run(turn, action.name, action.words ?? '') ?? unreadable(turn);
    case 'import':
      return importFile(turn, action.ticket);
    default: {
      const { library } = turn.knowledge;
      const place = heldPlace(library, action.place);
      if (!place) return gone(turn);
      if (action.verb !== 'counterpart') return ON_PLACE[action.verb](turn, place);
      const there = library.document(action.place.document, action.version);
      return there ? counterpart(turn, place, there) : gone(turn);
    }
  }
}

/** A button that no card of ours has, or one of an older release. */
export function unreadable(turn: Turn): Reply {
  return reply(
    turn,
    note('这个按钮读不懂', ['它可能来自旧的消息。请直接提问,或写明条款。'], [commandChoice('帮助')]),
  );
}

function gone(turn: Turn): Reply {
  return reply(
    turn,
    note(
      '这份文件或这一版现在没有收录',
      ['它可能已经换成别的版本。'],
      [commandChoice('文件', '看收录了哪些文件')],
    ),
  );
}
