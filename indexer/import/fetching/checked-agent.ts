import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './addresses.ts';
import { type AllowedHosts, isAllowed, refusedAddress } from './url-rules.ts';

/** All addresses of a name; dns.lookup in production. */
export type Lookup = (
  host: string,
  done: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

export const dnsLookup: Lookup = (host, done) => systemLookup(host, { all: true }, done);

/**
 * A lookup for the connection itself, so that the address checked is the address connected to. A name with even one
 * private address is refused whole.
 */
export function checkedLookup(lookup: Lookup, isAllowedHost: boolean): LookupFunction {
  return (host, options, done) => {
    lookup(host, (error, addresses) => {
      if (error) return done(error, '');
      const bad = isAllowedHost ? undefined : addresses.find(({ address }) => !isPublicAddress(address));
      if (bad || addresses.length === 0)
        return done(refusedAddress(`${host}(${bad?.address ?? '无地址'})`), '');
      if (options.all) return done(null, [...addresses]);
      const { address, family } = addresses[0]!;
      return done(null, address, family);
    });
  };
}

/** An agent whose connections go to checked addresses only; certificates are verified. Close it after use. */
export async function checkedAgent(url: URL, allowed: AllowedHosts, lookup: Lookup) {
  const { Agent } = await import('undici');
  return new Agent({ connect: { lookup: checkedLookup(lookup, isAllowed(url, allowed)) } });
}
