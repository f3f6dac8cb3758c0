/** Lets each key, an address or a user, pass a number of times a minute. */
export interface RateLimit {
  /** Counts one request; 0 when it may pass, else the seconds to wait. */
  take(key: string): number;
}

const MINUTE = 60_000;
/** Keys remembered at once; beyond it the one that began its minute longest ago is forgotten. */
const MOST_KEYS = 10_000;

/**
 * @param perMinute requests that pass in a minute that begins with a key's first one
 * @param now the clock; one that jumps back begins a new minute
 */
export function rateLimit(perMinute: number, now: () => Date): RateLimit {
  const minutes = new Map<string, { readonly from: number; used: number }>();
  const current = (key: string, at: number) => {
    const minute = minutes.get(key);
    return minute && at >= minute.from && at - minute.from < MINUTE ? minute : undefined;
  };
  const left = (from: number, at: number): number => Math.ceil((from + MINUTE - at) / 1000);
  return {
    take(key) {
      const at = now().getTime();
      const minute = current(key, at);
      if (minute) {
        minute.used++;
        return minute.used <= perMinute ? 0 : left(minute.from, at);
      }
      minutes.delete(key);
      minutes.set(key, { from: at, used: 1 });
      if (minutes.size > MOST_KEYS) minutes.delete(minutes.keys().next().value as string);
      return perMinute > 0 ? 0 : MINUTE / 1000;
    },
  };
}
