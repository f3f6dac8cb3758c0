import { createHash, timingSafeEqual } from 'node:crypto';
import type { PageArchive } from './page-archive.ts';
import type { PageActivity, PageConversation } from './page-conversation.ts';
import { type PageToken, pageTokens, type TokenHolder } from './page-tokens.ts';

/** Bounds of what the chat page may keep in this process. */
export const BOUNDS = {
  conversations: 2000,
  activities: 400,
  idleMs: 60 * 60_000,
  lifeMs: 12 * 60 * 60_000,
  sockets: 4,
} as const;

/** The conversations of the chat page, in memory while they are used, and in an archive where there is one. */
export interface PageConversations {
  /** @returns the key to it, which is told once */
  open(user?: string): { readonly conversation: PageConversation; readonly key: string };
  /** An earlier conversation, for who has its key and is the same person. */
  resume(id: string, key: string, user?: string): Promise<PageConversation | undefined>;
  /** A token for a conversation. It opens this one and no other. */
  issue(conversation: PageConversation, holder?: TokenHolder): PageToken;
  byToken(token: string): PageToken | undefined;
  /** Refuses all tokens of a session from now on and calls their `ended`. */
  endSession(session: string): void;
  byId(id: string): Promise<PageConversation | undefined>;
  add(conversation: PageConversation, activity: PageActivity): string;
  since(conversation: PageConversation, watermark: number): { activities: PageActivity[]; watermark: number };
  /** Deletes it with all that was said. */
  forget(conversation: PageConversation): Promise<void>;
}

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** What the person of a signed-in visitor is called as a sender. */
export const pageUser = (visitor: string): string => `dl_${visitor}`;

export function pageConversations(
  now: () => Date,
  secret: () => string,
  archive?: PageArchive,
): PageConversations {
  const byId = new Map<string, PageConversation>();
  const tokens = pageTokens(now, secret, BOUNDS);
  const hold = (c: PageConversation): PageConversation => {
    // The map's order is the order of use: the first is the one longest unused.
    byId.delete(c.id);
    byId.set(c.id, c);
    for (const oldest of byId.values()) {
      if (byId.size <= BOUNDS.conversations) break;
      byId.delete(oldest.id);
      tokens.endConversation(oldest);
    }
    return c;
  };
  const load = async (id: string): Promise<PageConversation | undefined> => {
    const kept = await archive?.read(id);
    // Another request may have loaded it meanwhile: there is one of each.
    const held = byId.get(id);
    if (held || !kept) return held;
    return hold(revived(kept.head, kept.activities));
  };
  const find = async (id: string): Promise<PageConversation | undefined> => {
    const held = byId.get(id);
    return held ? hold(held) : load(id);
  };
  return {
    open(user) {
      const key = secret();
      const head = {
        id: secret().slice(0, 22),
        user: user ?? `dl_${secret().slice(0, 22)}`,
        keyHash: hashOf(key),
      };
      archive?.append(head.id, head);
      return { conversation: hold(revived(head, [])), key };
    },
    async resume(id, key, user) {
      const c = await find(id);
      if (!c || !timingSafeEqual(Buffer.from(c.keyHash), Buffer.from(hashOf(key)))) return undefined;
      return user === undefined || c.user === user ? c : undefined;
    },
    issue: (c, holder) => tokens.issue(c, holder),
    byToken(token) {
      const found = tokens.find(token);
      if (found) hold(found.conversation);
      return found;
    },
    endSession: (session) => tokens.endSession(session),
    byId: find,
    add(c, activity) {
      const watermark = c.dropped + c.activities.length + 1;
      const id = activity.id ?? `${c.id}|${String(watermark).padStart(7, '0')}`;
      const stamped = { ...activity, id, timestamp: now() };
      put(c, stamped);
      archive?.append(c.id, { activity: stamped });
      for (const listen of c.listeners) listen([stamped], watermark);
      return id;
    },
    since(c, watermark) {
      const from = Math.max(0, watermark - c.dropped);
      return { activities: c.activities.slice(from), watermark: c.dropped + c.activities.length };
    },
    async forget(c) {
      byId.delete(c.id);
      tokens.endConversation(c);
      await archive?.remove(c.id);
    },
  };
}

function put(c: PageConversation, activity: PageActivity): void {
  c.activities.push(activity);
  const number = clientNumber(activity);
  if (number !== undefined && activity.id !== undefined) c.received.set(number, activity.id);
  if (c.activities.length <= BOUNDS.activities) return;
  const gone = c.activities.shift();
  c.dropped++;
  const old = gone && clientNumber(gone);
  if (old !== undefined) c.received.delete(old);
}

/** The number that Web Chat gives to each activity it sends. */
export function clientNumber(activity: PageActivity): string | undefined {
  const { clientActivityID } = (activity.channelData ?? {}) as { clientActivityID?: unknown };
  return typeof clientActivityID === 'string' ? clientActivityID : undefined;
}

function revived(
  head: { readonly id: string; readonly user: string; readonly keyHash: string },
  activities: readonly PageActivity[],
): PageConversation {
  const c: PageConversation = {
    ...head,
    listeners: new Set(),
    greeted: activities.length > 0,
    dropped: 0,
    activities: [],
    received: new Map(),
  };
  for (const activity of activities) put(c, activity);
  const last = c.activities.at(-1) as { from?: { role?: string } } | undefined;
  if (last?.from?.role === 'user') c.unanswered = last as PageActivity;
  return c;
}
