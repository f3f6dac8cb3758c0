import type { PageConversation } from './page-conversation.ts';

/** For whom a token is made. */
export interface TokenHolder {
  /** The sign-in it was asked for in: it ends with that. */
  readonly id?: string;
  /** Milliseconds of the epoch after which the sign-in is over. */
  readonly until?: number;
}

/** What opens one conversation of the page and no other. */
export interface PageToken {
  readonly token: string;
  readonly conversation: PageConversation;
  readonly holder: TokenHolder;
  /** Seconds that are left of it if it is used. */
  readonly seconds: number;
}

interface Held {
  readonly holder: TokenHolder;
  readonly token: string;
  readonly conversation: PageConversation;
  readonly issued: number;
  used: number;
}

interface Lives {
  readonly conversations: number;
  /** Unused, and without a stream that is open. */
  readonly idleMs: number;
  readonly lifeMs: number;
}

export interface PageTokens {
  issue(conversation: PageConversation, holder?: TokenHolder): PageToken;
  /** The token, unless it has expired or was ended. */
  find(token: string): PageToken | undefined;
  endSession(session: string): void;
  endConversation(conversation: PageConversation): void;
}

/** Tokens a conversation has on average at most: a few tabs, and those that wait to expire. */
const PER_CONVERSATION = 3;

/** The tokens of the chat page, in memory: a restart ends them all, and the page takes new ones. */
export function pageTokens(now: () => Date, secret: () => string, lives: Lives): PageTokens {
  const held = new Map<string, Held>();
  const shown = (h: Held): PageToken => {
    const end = Math.min(h.issued + lives.lifeMs, h.holder.until ?? Number.POSITIVE_INFINITY);
    const { token, conversation, holder } = h;
    return { token, conversation, holder, seconds: Math.floor((end - now().getTime()) / 1000) };
  };
  const endWhere = (ended: (h: Held) => boolean): void => {
    for (const h of held.values()) if (ended(h)) held.delete(h.token);
  };
  return {
    issue(conversation, holder = {}) {
      const at = now().getTime();
      const made: Held = { holder, token: secret(), conversation, issued: at, used: at };
      held.set(made.token, made);
      for (const oldest of held.values()) {
        if (held.size <= lives.conversations * PER_CONVERSATION) break;
        held.delete(oldest.token);
      }
      return shown(made);
    },
    find(token) {
      const found = held.get(token);
      if (!found) return undefined;
      const at = now().getTime();
      const idle = at - found.used > lives.idleMs && found.conversation.listeners.size === 0;
      if (
        idle ||
        at - found.issued > lives.lifeMs ||
        at >= (found.holder.until ?? Number.POSITIVE_INFINITY)
      ) {
        held.delete(token);
        return undefined;
      }
      found.used = at;
      return shown(found);
    },
    endSession: (session) => endWhere((h) => h.holder.id === session),
    endConversation: (conversation) => endWhere((h) => h.conversation === conversation),
  };
}
