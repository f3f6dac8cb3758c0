import type { Destination } from '../access/sender.ts';
import { channelRules } from '../channels/teams/channel-rules.ts';
import type { Config } from '../config.ts';

/** Says something in a conversation of a channel, from outside the server. */
export type Speak = (to: Destination, text: string) => Promise<void>;

/** Speaks with the bot's own credentials; the channel's library loads at the first word. */
export function speaking(config: Config, now: () => Date): Speak {
  return async (to, text) => {
    if (to.channel === 'dingtalk') return speakInDingTalk(config, now, to, text);
    const { openTeams } = await import('../channels/teams/open-teams.ts');
    const rules = channelRules(config.access.serviceHosts, now);
    const { speak } = await openTeams(config.teams.sdk, config.bot, rules);
    await speak(to, text);
  };
}

/** Whose a conversation with one person is stands in the store of conversations. */
async function speakInDingTalk(
  config: Config,
  now: () => Date,
  to: Destination,
  text: string,
): Promise<void> {
  const settings = config.dingtalk;
  if (!settings) throw new Error('没有接入钉钉:没有设置 ZHIYI_DINGTALK_CLIENT_ID');
  const [{ openDingTalk }, { openStorage }, { setTimeout: sleep }] = await Promise.all([
    import('../channels/dingtalk/open-dingtalk.ts'),
    import('../conversation/storage.ts'),
    import('node:timers/promises'),
  ]);
  const warn = (message: string): void => void process.stderr.write(`${message}\n`);
  const opened = await openStorage(config.state, () => warn('对话记忆的存储连不上'));
  try {
    const outside = { settings, fetch, now, sleep: (ms: number) => sleep(ms), random: Math.random, warn };
    await openDingTalk({ ...outside, storage: opened.storage }).speak(to, text);
  } finally {
    await opened.close();
  }
}
