import type { Destination } from '../access/sender.ts';
import { channelRules } from '../channels/teams/channel-rules.ts';
import type { Config } from '../config.ts';

/** Says something in a conversation of a channel, from outside the server. */
export type Speak = (to: Destination, text: string) => Promise<void>;

/** Speaks with the bot's own credentials; the channel's library loads at the first word. */
export function speaking(config: Config, now: () => Date): Speak {
  return async (to, text) => {
    const [{ botFrameworkAdapter }, { speak }] = await Promise.all([
      import('../channels/teams/adapter.ts'),
      import('../channels/teams/speak.ts'),
    ]);
    const adapter = botFrameworkAdapter(config.bot, channelRules(config.access.serviceHosts, now));
    await speak(adapter, config.bot.MicrosoftAppId ?? '', to, text);
  };
}
