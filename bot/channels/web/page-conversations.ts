/** An activity as the page gets it; what Web Chat reads of it is not looked at here. */
export type PageActivity = Readonly<Record<string, unknown>> & { readonly id?: string };

/** Bounds of what the chat page may keep in this process. */
export const BOUNDS = {
  conversations: 2000,
  activities: 400,
  idleMs: 60 * 60_000,
  lifeMs: 12 * 60 * 60_000,
  sockets: 4,
} as const;

type Listener = (activities: readonly PageActivity[], watermark: number) => void;

/** One conversation of the chat page. Its token opens this one and no other. */
export interface PageConversation {
  readonly id: string;
  readonly token: string;
  /** The only sender this conversation has; what a client claims to be is not looked at. */
  readonly user: string;
  readonly listeners: Set<Listener>;
  readonly opened: number;
  used: number;
  greeted: boolean;
  /** Activities that were dropped from the front; watermarks count them too. */
  dropped: number;
  readonly activities: PageActivity[];
}

/** The conversations of the chat page, in memory: forgotten when idle or when too many. */
export interface PageConversations {
  /** @param visitor who has signed in, where that is known */
  open(visitor?: string): PageConversation;
  /** The conversation a token is for, unless it has expired. */
  byToken(token: string): PageConversation | undefined;
  byId(id: string): PageConversation | undefined;
  add(conversation: PageConversation, activity: PageActivity): string;
  since(conversation: PageConversation, watermark: number): { activities: PageActivity[]; watermark: number };
}

export function pageConversations(now: () => Date, secret: () => string): PageConversations {
  const byId = new Map<string, PageConversation>();
  const byToken = new Map<string, PageConversation>();
  const forget = (c: PageConversation): void => {
    byId.delete(c.id);
    byToken.delete(c.token);
  };
  const alive = (c: PageConversation | undefined): PageConversation | undefined => {
    if (!c) return undefined;
    const at = now().getTime();
    const idle = at - c.used > BOUNDS.idleMs && c.listeners.size === 0;
    if (idle || at - c.opened > BOUNDS.lifeMs) {
      forget(c);
      return undefined;
    }
    c.used = at;
    // The map's order is the order of use: the first is the one longest idle.
    byId.delete(c.id);
    byId.set(c.id, c);
    return c;
  };
  return {
    open(visitor) {
      const conversation: PageConversation = {
        id: secret().slice(0, 22),
        token: secret(),
        user: `dl_${visitor ?? secret().slice(0, 22)}`,
        listeners: new Set(),
        opened: now().getTime(),
        used: now().getTime(),
        greeted: false,
        dropped: 0,
        activities: [],
      };
      byId.set(conversation.id, conversation);
      byToken.set(conversation.token, conversation);
      for (const oldest of byId.values()) {
        if (byId.size <= BOUNDS.conversations) break;
        forget(oldest);
      }
      return conversation;
    },
    byToken: (token) => alive(byToken.get(token)),
    byId: (id) => alive(byId.get(id)),
    add(c, activity) {
      const watermark = c.dropped + c.activities.length + 1;
      const id = activity.id ?? `${c.id}|${String(watermark).padStart(7, '0')}`;
      const stamped = { ...activity, id, timestamp: now() };
      c.activities.push(stamped);
      if (c.activities.length > BOUNDS.activities) {
        c.activities.shift();
        c.dropped++;
      }
      for (const listen of c.listeners) listen([stamped], watermark);
      return id;
    },
    since(c, watermark) {
      const from = Math.max(0, watermark - c.dropped);
      return { activities: c.activities.slice(from), watermark: c.dropped + c.activities.length };
    },
  };
}
