import { serviceRule } from '../../access/service-hosts.ts';
import type { ChannelRules } from './channel-authentication.ts';

/** A reply is tried for 6 s, so that the apology for one that failed still fits into a turn's 15 s. */
const RETRY = { wholeMs: 6000, attemptMs: 5000 };

/** Where replies may go and how long they are tried. @param hosts as `ZHIYI_SERVICE_HOSTS` lists them */
export function channelRules(hosts: Parameters<typeof serviceRule>[0], now: () => Date): ChannelRules {
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  return { serviceAllowed: serviceRule(hosts), now, fetch, retry: { ...RETRY, random: Math.random, sleep } };
}
