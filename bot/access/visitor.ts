import { listedIds } from './listed-ids.ts';

/** Somebody at the chat page or the reader. */
export interface Visitor {
  /** Who it is for the provider or the reverse proxy; absent where pages are open to everybody. */
  readonly id?: string;
  readonly name?: string;
  readonly groups?: readonly string[];
  /** The sign-in, where there was one. */
  readonly session?: {
    readonly id: string;
    /** When it is over, milliseconds of the epoch. */
    readonly until: number;
  };
}

/** Ids under which rights may be given to a visitor. */
export function visitorIds(visitor: Visitor | undefined): string[] {
  return listedIds('', [visitor?.id, ...(visitor?.groups ?? [])]);
}

/** Whether a visitor is on the lists of users and groups; without lists everybody is. */
export function isListed(
  visitor: Visitor,
  lists: { readonly users: readonly string[]; readonly groups: readonly string[] },
): boolean {
  if (lists.users.length === 0 && lists.groups.length === 0) return true;
  const lower = (ids: readonly string[]): string[] => ids.map((id) => id.toLowerCase());
  const own = lower(listedIds('', [visitor.id]));
  if (own.some((id) => lower(lists.users).includes(id))) return true;
  return lower(listedIds('', visitor.groups ?? [])).some((group) => lower(lists.groups).includes(group));
}
