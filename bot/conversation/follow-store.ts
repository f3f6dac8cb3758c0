import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Destination, destinationOf, rightfulIds, type Sender } from '../access/sender.ts';
import { ETagConflict } from './etag.ts';
import type { Followed } from './followed.ts';
import type { Storage } from './storage-port.ts';

/** One person's follows in one conversation. */
export interface Follower {
  readonly key: string;
  /** Where they are told. */
  readonly to: Destination;
  /** Ids under which rights may be given where they are told. */
  readonly ids?: readonly string[] | undefined;
  /** Others read along there. */
  readonly group: boolean;
  readonly places: readonly Followed[];
  /** Notices in a row that could not be brought. */
  readonly failed: number;
  /** By which another that wrote meanwhile is found out. */
  readonly eTag: string;
}

/** Who follows what. Over the store of conversations, so that all that can be chosen there can be chosen here. */
export interface FollowStore {
  of(sender: Sender): Promise<readonly Followed[]>;
  /** Replaces what somebody follows; nothing left deletes all that is kept of them. */
  put(sender: Sender, places: readonly Followed[]): Promise<void>;
  /** Deletes what is kept under a key, and its mention in the list of followers. */
  forget(key: string): Promise<void>;
  all(): AsyncGenerator<Follower>;
  /** Writes all again as they are: what nobody writes is swept after a while, and a follow holds until it is given up. */
  keep(): Promise<void>;
  /** Changes a follower that was read. @throws ETagConflict when another has changed it since */
  change(follower: Follower, changed: Pick<Follower, 'places' | 'failed'>): Promise<void>;
}

/** Places that one person may follow in one conversation. */
export const MOST_FOLLOWED = 30;

const state = z.object({
  words: z.string(),
  form: z.enum(['official', 'headnote']),
  status: z.string(),
  newest: z.string(),
});
const stored = z.object({
  to: z.object({
    channel: z.string(),
    conversation: z.string(),
    address: z.object({ serviceUrl: z.string(), bot: z.string(), tenant: z.string().optional() }),
  }),
  ids: z.array(z.string()).optional(),
  group: z.boolean(),
  failed: z.number(),
  places: z
    .array(z.object({ key: z.string(), name: z.string(), state, told: z.string().optional() }))
    .max(MOST_FOLLOWED),
});
const register = z.object({ keys: z.array(z.string()) });

/** The keys of all followers are kept in so many items: each stays small, and two that follow at once seldom meet. */
const REGISTERS = 16;
/** Followers read at once. */
const AT_ONCE = 50;
const TRIES = 5;

/** How the keys of what people follow begin. */
export const FOLLOWS = 'follow/';

/** Key under which a person's follows in a conversation are kept. */
export function followKey(channel: string, conversation: string, person: string): string {
  return `${FOLLOWS}${channel}/${conversation}/${person}`;
}

const keyOf = ({ channel, conversation, person }: Sender): string =>
  followKey(channel, conversation.id, person.id);
const registerOf = (key: string): string =>
  `follows/${createHash('sha256').update(key).digest()[0]! % REGISTERS}`;

/** @param storage fails where it cannot read or write: what nobody stored must not be said to be stored */
export function followStore(storage: Storage): FollowStore {
  const listed = async (key: string, wanted: boolean): Promise<void> => {
    const name = registerOf(key);
    for (let attempt = 1; ; attempt++) {
      const item = (await storage.read([name]))[name];
      const keys = register.safeParse(item).data?.keys ?? [];
      if (!wanted && !keys.includes(key)) return;
      // Written again even where nothing changes: items that nobody writes are swept after some months.
      const others = keys.filter((k) => k !== key);
      const next = wanted ? [...others, key] : others;
      const eTag = (item as { eTag?: string } | undefined)?.eTag ?? '*';
      try {
        return await storage.write({ [name]: { keys: next, eTag } });
      } catch (error) {
        if (attempt === TRIES) throw error;
      }
    }
  };
  const read = async (key: string): Promise<Follower | undefined> => {
    const item = (await storage.read([key]))[key];
    return followerOf(key, item);
  };
  const forget = async (key: string): Promise<void> => {
    await storage.delete([key]);
    await listed(key, false);
  };
  const change: FollowStore['change'] = async ({ key, to, ids, group, eTag }, { places, failed }) => {
    if (places.length > 0) await storage.write({ [key]: { to, ids, group, places, failed, eTag } });
    else await storage.delete([key]);
    await listed(key, places.length > 0);
  };
  async function* all(): AsyncGenerator<Follower> {
    for (let n = 0; n < REGISTERS; n++) {
      const name = `follows/${n}`;
      const keys = register.safeParse((await storage.read([name]))[name]).data?.keys ?? [];
      for (let at = 0; at < keys.length; at += AT_ONCE) {
        const some = keys.slice(at, at + AT_ONCE);
        const items = await storage.read(some);
        for (const key of some) {
          const follower = followerOf(key, items[key]);
          if (follower) yield follower;
          // Erased, or damaged: nobody is there to be told.
          else await listed(key, false);
        }
      }
    }
  }
  return {
    forget,
    all,
    change,
    async keep() {
      for await (const follower of all()) {
        try {
          await change(follower, follower);
        } catch (error) {
          // Somebody has just written it.
          if (!(error instanceof ETagConflict)) throw error;
        }
      }
    },
    of: async (sender) => (await read(keyOf(sender)))?.places ?? [],
    async put(sender, places) {
      const key = keyOf(sender);
      if (places.length === 0) return forget(key);
      const { group } = sender.conversation;
      const who = { to: destinationOf(sender), ids: rightfulIds(sender), group };
      await storage.write({ [key]: { ...who, places, failed: 0, eTag: '*' } });
      await listed(key, true);
    },
  };
}

function followerOf(key: string, item: unknown): Follower | undefined {
  const read = stored.safeParse(item).data;
  if (!read) return undefined;
  const eTag = (item as { eTag?: string }).eTag ?? '*';
  return { key, ...(read as Omit<Follower, 'key' | 'eTag'>), eTag };
}
