import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** The addresses of reverse proxies whose headers are believed. Example: 10.0.0.0/8, ::1 */
export interface Proxies {
  has(address: string | undefined): boolean;
}

/** @throws RangeError for what is neither an address nor a network */
export function proxies(addresses: readonly string[]): Proxies {
  const known = new BlockList();
  for (const entry of addresses) {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(address) === 0) throw new RangeError(entry);
    if (prefix === undefined) known.addAddress(address, family);
    else known.addSubnet(address, Number(prefix), family);
  }
  return {
    has: (address) => {
      const plain = unmapped(address);
      const kind = isIP(plain);
      return kind !== 0 && known.check(plain, kind === 6 ? 'ipv6' : 'ipv4');
    },
  };
}

/** The address a request came from: the last one in X-Forwarded-For that no believed proxy has; else the socket's. */
export function clientAddress(req: IncomingMessage, believed: Proxies): string {
  const direct = unmapped(req.socket.remoteAddress);
  if (!believed.has(direct)) return direct;
  const chain = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => unmapped(part.trim()))
    .filter((part) => isIP(part) !== 0);
  return chain.findLast((address) => !believed.has(address)) ?? direct;
}

/** IPv4 as a dual-stack socket shows it: ::ffff:127.0.0.1 → 127.0.0.1 */
function unmapped(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
}
