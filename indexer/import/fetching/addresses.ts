import { BlockList, isIP } from 'node:net';

/** IPv4 ranges that are not the public internet. Source: IANA special-purpose address registry. */
const SPECIAL_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Within 2000::/3, all that is public: documentation, tunnels that carry any IPv4 address, and protocol assignments. */
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const special = new BlockList();
for (const range of SPECIAL_V4) special.addSubnet(...parts(range), 'ipv4');
for (const range of SPECIAL_V6) special.addSubnet(...parts(range), 'ipv6');
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

function parts(range: string): [string, number] {
  const [address, bits] = range.split('/') as [string, string];
  return [address, Number(bits)];
}

/** Whether an address is on the public internet. Example: 10.0.0.1 and ::ffff:127.0.0.1 are not. */
export function isPublicAddress(address: string): boolean {
  const kind = isIP(address);
  if (kind === 4) return !special.check(address, 'ipv4');
  if (kind === 6) return global6.check(address, 'ipv6') && !special.check(address, 'ipv6');
  return false;
}
