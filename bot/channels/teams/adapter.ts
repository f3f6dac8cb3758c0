import {
  type Activity,
  CloudAdapter,
  type ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { ChannelAuthentication, type ChannelRules } from './channel-authentication.ts';

type Logic = (context: TurnContext) => Promise<void>;

/**
 * The adapter as a function from an activity to its response. Token and turn are two steps here, so that a bad token
 * is told from a failure of the bot; CloudAdapter.process mixes them and prints every bad token's stack.
 */
export class BotFrameworkAdapter extends CloudAdapter {
  readonly #authentication: ConfigurationBotFrameworkAuthentication;

  constructor(authentication: ConfigurationBotFrameworkAuthentication) {
    super(authentication);
    this.#authentication = authentication;
  }

  /**
   * Authenticates, runs the turn, returns what to answer.
   * @throws Refusal when the token is refused
   */
  async answer(header: string, activity: Activity, logic: Logic): Promise<InvokeResponse | undefined> {
    const identity = await this.#authentication.authenticateRequest(activity, header);
    return this.processActivity(identity, dated(activity), logic);
  }
}

/** botbuilder expects dates where the wire has strings. */
function dated(activity: Activity): Activity {
  for (const field of ['timestamp', 'localTimestamp', 'expiration'] as const) {
    const value: unknown = activity[field];
    if (value === undefined || value instanceof Date) continue;
    const date = new Date(value as string);
    if (Number.isNaN(date.getTime())) delete activity[field];
    else activity[field] = date;
  }
  return activity;
}

/** The adapter by the settings MicrosoftAppId and so on. */
export function botFrameworkAdapter(
  settings: Readonly<Record<string, string>>,
  rules: ChannelRules,
): BotFrameworkAdapter {
  return new BotFrameworkAdapter(new ChannelAuthentication(settings, rules));
}
