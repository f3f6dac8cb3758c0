import type { ConversationReference } from 'botbuilder';
import { channelRules } from '../channel-rules.ts';
import type { Config } from '../config.ts';

/** Says something in a conversation of a channel, from outside the server. */
export type Speak = (to: Partial<ConversationReference>, text: string) => Promise<void>;

/** Speaks with the bot's own credentials; botbuilder loads at the first word. */
export function speaking(config: Config, now: () => Date): Speak {
  return async (to, text) => {
    const { channelDoor } = await import('../turns/door.ts');
    const door = channelDoor(config.bot, channelRules(config, now));
    await door.continueConversationAsync(config.bot.MicrosoftAppId ?? '', to, async (context) => {
      await context.sendActivity({ type: 'message', textFormat: 'plain', text });
    });
  };
}
