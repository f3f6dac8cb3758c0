import { AsyncLocalStorage } from 'node:async_hooks';
import type { Activity } from 'botbuilder';

/** The turn that is being answered, for whatever is called on its way: the log and the records name it. */
export interface TurnScope {
  readonly id: string;
  readonly activity: Activity;
}

const scopes = new AsyncLocalStorage<TurnScope>();

export function inTurn<T>(scope: TurnScope, run: () => T): T {
  return scopes.run(scope, run);
}

export function currentTurn(): TurnScope | undefined {
  return scopes.getStore();
}
