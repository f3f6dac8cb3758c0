/** Lets each address pass a number of times a minute. */
export interface AddressLimit {
  /** Counts one request; 0 when it may pass, else the seconds to wait. */
  take(address: string): number;
}

const MINUTE = 60_000;
/** Addresses remembered at once; beyond it the one that began its minute longest ago is forgotten. */
const MOST_ADDRESSES = 10_000;

/**
 * @param perMinute requests that pass in a minute that begins with an address's first one
 * @param now the clock
 */
export function addressLimit(perMinute: number, now: () => Date): AddressLimit {
  const minutes = new Map<string, { readonly from: number; used: number }>();
  return {
    take(address) {
      const at = now().getTime();
      const current = minutes.get(address);
      if (current && at - current.from < MINUTE) {
        current.used++;
        return current.used <= perMinute ? 0 : Math.ceil((current.from + MINUTE - at) / 1000);
      }
      minutes.delete(address);
      minutes.set(address, { from: at, used: 1 });
      if (minutes.size > MOST_ADDRESSES) minutes.delete(minutes.keys().next().value as string);
      return perMinute > 0 ? 0 : MINUTE / 1000;
    },
  };
}
