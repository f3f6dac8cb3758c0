/** Messages remembered at once. */
const MOST = 10_000;
/** Milliseconds for which the service may hand on a message again. */
const KEPT_MS = 3_600_000;

/** Tells what comes a second time: the service repeats what it believes unanswered. */
export interface SeenMessages {
  /** Remembers an id; false when it is known already. */
  isNew(id: string): boolean;
}

export function seenMessages(now: () => Date, most = MOST): SeenMessages {
  const seen = new Map<string, number>();
  return {
    isNew(id) {
      const at = now().getTime();
      for (const [old, since] of seen) {
        if (at - since < KEPT_MS && seen.size < most) break;
        seen.delete(old);
      }
      if (seen.has(id)) return false;
      seen.set(id, at);
      return true;
    },
  };
}
