import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { ChannelAuthentication, type ChannelRules } from './channel-authentication.ts';

type Logic = (context: TurnContext) => Promise<void>;

/**
 * The adapter as a function from an activity to its response. Token and turn are two steps here, so that a bad token
 * is told from a failure of the bot; CloudAdapter.process mixes them and prints every bad token's stack.
 */
export class Door extends CloudAdapter {
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

/** The door that channels come through, by the settings MicrosoftAppId and so on. */
export function channelDoor(settings: Readonly<Record<string, string>>, rules: ChannelRules): Door {
  return new Door(new ChannelAuthentication(settings, rules));
}

/** What a bot says to a conversation of the own chat page. */
export interface Outbox {
  send(conversation: string, activity: Partial<Activity>): { id: string };
  update(conversation: string, id: string, activity: Partial<Activity>): void;
  remove(conversation: string, id: string): void;
}

/**
 * The door of the own chat page. Its connector calls stay in the process: no token to forge, no address to be lured
 * to, and updates, deletions and proactive messages take the same way as in every channel.
 */
export function pageDoor(outbox: Outbox): Door {
  return new Door(new PageAuthentication(outbox));
}

type Identity = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;
type Factory = NonNullable<Identity['connectorFactory']>;

class PageAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #factory: Factory;

  constructor(outbox: Outbox) {
    super({});
    const conversations = {
      sendToConversation: async (conversation: string, activity: Partial<Activity>) =>
        outbox.send(conversation, activity),
      replyToActivity: async (conversation: string, _to: string, activity: Partial<Activity>) =>
        outbox.send(conversation, activity),
      updateActivity: async (conversation: string, id: string, activity: Partial<Activity>) => {
        outbox.update(conversation, id, activity);
        return { id };
      },
      deleteActivity: async (conversation: string, id: string) => outbox.remove(conversation, id),
    };
    this.#factory = { create: async () => ({ conversations }) } as unknown as Factory;
  }

  override async authenticateRequest(activity: Activity): Promise<Identity> {
    return { ...(await super.authenticateRequest(activity, '')), connectorFactory: this.#factory };
  }

  override createConnectorFactory(): Factory {
    return this.#factory;
  }
}
