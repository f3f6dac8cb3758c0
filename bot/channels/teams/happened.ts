import type { InvokeResponse } from 'botbuilder';
import { submittedAction } from '../../answers/action.ts';
import type { Assistant } from '../../conversation/assistant.ts';
import type { Replies } from '../../conversation/reply.ts';
import type { Services } from '../../conversation/services.ts';
import { takeTurn } from '../../conversation/take-turn.ts';
import type { Account, Activity } from '../activities/activity.ts';
import { sayOf } from '../activities/message-text.ts';
import { fromBot, incomingOf, senderOf } from '../activities/read-activity.ts';
import { readSubmittedFeedback, readVote } from '../activities/votes.ts';
import { extensionLink, extensionQuery } from './message-extension.ts';

/** What an activity tells besides a message. */
export interface Happening extends Activity {
  readonly membersAdded?: readonly Account[] | undefined;
  /** Of an installation: add, remove, and the same with -upgrade. */
  readonly action?: string | undefined;
}

interface Parts {
  readonly assistant: Assistant;
  readonly services: Services;
}

/**
 * An activity by its kind, as what happened in a conversation, without an SDK's handlers.
 * @returns the response to an invoke
 */
export async function happened(
  activity: Happening,
  { assistant, services }: Parts,
  replies: Replies,
): Promise<InvokeResponse | undefined> {
  const sender = senderOf(activity);
  switch (activity.type) {
    case 'message':
      if (!fromBot(activity)) await assistant.message(incomingOf(activity), replies);
      return undefined;
    case 'messageUpdate':
      if (!fromBot(activity)) await assistant.edited(incomingOf(activity), replies);
      return undefined;
    case 'messageDelete':
      await assistant.deleted(sender, replies, activity.id ?? '');
      return undefined;
    case 'conversationUpdate': {
      // Teams announces an installation by its own activity; other channels by the coming of the user.
      const { channelId, membersAdded = [], recipient } = activity;
      if (channelId !== 'msteams' && membersAdded.some((m) => m.id !== recipient?.id))
        await assistant.joined(sender, replies);
      return undefined;
    }
    case 'installationUpdate':
      if (activity.action?.startsWith('add')) await assistant.joined(sender, replies);
      if (activity.action?.startsWith('remove')) await assistant.left(sender, replies);
      return undefined;
    case 'event': {
      const vote = readVote(activity);
      // What failed is on record; an event waits for no result.
      if (vote) await assistant.voted(sender, replies, vote).catch(() => undefined);
      return undefined;
    }
    case 'invoke':
      return invoked(activity, { assistant, services }, replies);
    default:
      return undefined;
  }
}

async function invoked(
  activity: Happening,
  { assistant, services }: Parts,
  replies: Replies,
): Promise<InvokeResponse> {
  const sender = senderOf(activity);
  const value = (activity.value ?? {}) as Readonly<Record<string, unknown>>;
  const result = async <T>(work: () => Promise<T>): Promise<InvokeResponse> => {
    const begun = { sender, replies, rethrow: true };
    return { status: 200, body: await takeTurn(services, begun, work) };
  };
  switch (activity.name) {
    case 'adaptiveCard/action': {
      const { verb, data } = (value.action ?? {}) as { verb?: unknown; data?: unknown };
      const text = sayOf(data) ?? '';
      const action = submittedAction(data);
      // A button stands under a reply: who presses it speaks to the bot.
      if (verb === 'say' && (text || action))
        await assistant.message({ ...incomingOf(activity), text, action, mentioned: true }, replies);
      const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '已回复' };
      return { status: 200, body };
    }
    case 'message/submitAction': {
      const vote = readSubmittedFeedback(value, activity.replyToId);
      if (vote) await assistant.voted(sender, replies, vote);
      return { status: 200, body: {} };
    }
    case 'composeExtension/query':
      return result(() => extensionQuery(services, sender, value));
    case 'composeExtension/queryLink':
      return result(() => extensionLink(services, sender, typeof value.url === 'string' ? value.url : ''));
    default:
      return { status: 501 };
  }
}
