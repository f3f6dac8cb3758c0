import type { ChannelRules } from './channel-authentication.ts';
import type { Teams } from './teams-channel.ts';

/** The SDKs there are for the same activities. */
export type TeamsSdk = 'botbuilder' | 'agents';

/** The Bot Framework's side. @param settings MicrosoftAppId and so on */
export async function openTeams(
  sdk: TeamsSdk,
  settings: Readonly<Record<string, string>>,
  rules: ChannelRules,
): Promise<Teams> {
  const { open } =
    sdk === 'agents' ? await import('./agents/open-agents.ts') : await import('./open-botbuilder.ts');
  return open(settings, rules);
}
