import { botFrameworkAdapter } from './adapter.ts';
import type { ChannelRules } from './channel-authentication.ts';
import { speak } from './speak.ts';
import { type Teams, teamsChannel } from './teams-channel.ts';

/** The Bot Framework's side by botbuilder. */
export function open(settings: Readonly<Record<string, string>>, rules: ChannelRules): Teams {
  const adapter = botFrameworkAdapter(settings, rules);
  return {
    channel: (parts) => teamsChannel({ ...parts, adapter }),
    speak: (to, text) => speak(adapter, settings.MicrosoftAppId ?? '', to, text),
  };
}
