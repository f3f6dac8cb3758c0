import { listedIds } from './listed-ids.ts';

/** Who said something, and where: what every channel can tell of a message, whatever its wire looks like. */
export interface Sender {
  /** As records and figures name it: msteams, webchat, dingtalk. */
  readonly channel: string;
  readonly person: Person;
  readonly conversation: {
    /** The channel's own id. A thread is a conversation of its own. */
    readonly id: string;
    /** Several people read along. */
    readonly group: boolean;
  };
  /** Every tenant that the message names, wherever it names one. */
  readonly tenants: readonly string[];
  /** Ids under which the team of the conversation may be listed. */
  readonly teams: readonly string[];
  readonly address: Address;
}

export interface Person {
  /** The channel's own id. */
  readonly id: string;
  /** Further ids that a sign-in told: of the person and of the groups it belongs to. */
  readonly ids?: readonly string[];
  /** Id in the organisation's directory, where the channel tells it. */
  readonly directoryId?: string;
  readonly name?: string;
  /** May change what is held: the channel looked who it is. */
  readonly keeper?: true;
}

/** With channel and conversation: enough to speak there again. Plain data, kept in records. */
export interface Address {
  /** Where the channel takes messages. */
  readonly serviceUrl: string;
  /** The bot's own id in the channel. */
  readonly bot: string;
  readonly tenant?: string;
}

/** A conversation that can be spoken to without having been spoken to first. */
export interface Destination {
  readonly channel: string;
  readonly conversation: string;
  readonly address: Address;
}

/** Where a sender can be answered later. */
export function destinationOf({ channel, conversation, address }: Sender): Destination {
  return { channel, conversation: conversation.id, address };
}

/** Names somebody's own conversation in a setting, where its id is not known. Example: staff:manager0001 */
const STAFF = 'staff:';

/** Whether a sender speaks where a destination lies; one of `staff:` is met in that person's own conversation only. */
export function isAt({ channel, person, conversation }: Sender, to: Destination): boolean {
  if (channel !== to.channel) return false;
  if (conversation.id === to.conversation) return true;
  return !conversation.group && to.conversation === STAFF + person.id;
}

/** One person, in whatever conversation. */
export function userOf({ channel, person }: Pick<Sender, 'channel' | 'person'>): string {
  return `${channel} ${person.directoryId ?? person.id}`;
}

/**
 * Ids under which rights may be given where a sender speaks. Several people read along in a group: there only what the group
 * itself may see is said, whoever asks.
 */
export function rightfulIds({ channel, person, conversation, teams }: Sender): string[] {
  const told = listedIds('', person.ids ?? []);
  // Elsewhere a client names itself.
  if (!NAMES_ITS_PEOPLE.has(channel)) return told;
  // DingTalk tells the departments of who speaks, Teams the team of the conversation.
  const ofPerson = channel === 'dingtalk';
  if (conversation.group) return listedIds(channel, [...(ofPerson ? [] : teams), conversation.id]);
  const own = [person.id, person.directoryId, ...(ofPerson ? teams : [])];
  return [...listedIds(channel, own), ...told];
}

/** Channels that tell who speaks, whatever a client says. */
const NAMES_ITS_PEOPLE = new Set(['msteams', 'dingtalk']);
