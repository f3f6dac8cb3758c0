import { serviceRule } from './access/service-hosts.ts';
import type { Config } from './config.ts';
import type { ChannelRules } from './turns/channel-authentication.ts';

/** A reply is tried for 6 s, so that the apology for one that failed still fits into a turn's 15 s. */
const PATIENCE = { wholeMs: 6000, attemptMs: 5000 };

/** Where replies may go and how long they are tried, by the configuration. */
export function channelRules(config: Config, now: () => Date): ChannelRules {
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  return {
    serviceAllowed: serviceRule(config.access.serviceHosts),
    now,
    patience: { ...PATIENCE, random: Math.random, sleep },
  };
}
