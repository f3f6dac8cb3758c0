import type { TurnContext } from 'botbuilder';

const KEY = Symbol('turn id');

/** Names a turn: its apology, its line in the log and its record all have this id. */
export function nameTurn({ turnState }: TurnContext, id: string): void {
  turnState.set(KEY, id);
}

/** The id of a turn that was named. */
export function turnId({ turnState }: TurnContext): string {
  return turnState.get<string>(KEY) ?? '';
}
