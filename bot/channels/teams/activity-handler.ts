import {
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  type AppBasedLinkQuery,
  type InvokeResponse,
  type MessagingExtensionQuery,
  type MessagingExtensionResponse,
  TeamsActivityHandler,
  type TurnContext,
} from 'botbuilder';
import { submittedAction } from '../../answers/action.ts';
import type { Assistant } from '../../conversation/assistant.ts';
import type { Replies } from '../../conversation/reply.ts';
import type { Services } from '../../conversation/services.ts';
import { takeTurn } from '../../conversation/take-turn.ts';
import { sayOf } from '../activities/message-text.ts';
import { fromBot, incomingOf, senderOf } from '../activities/read-activity.ts';
import { readSubmittedFeedback, readVote } from '../activities/votes.ts';
import { extensionLink, extensionQuery } from './message-extension.ts';

interface Parts {
  readonly assistant: Assistant;
  readonly services: Services;
  readonly replies: (context: TurnContext) => Replies;
}

/** Activities by kind, as what happened in a conversation. */
export class ActivityHandler extends TeamsActivityHandler {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    super();
    this.#parts = parts;
    const { assistant, replies } = parts;
    this.onMessageUpdate(async (context, next) => {
      const { activity } = context;
      if (!fromBot(activity)) await assistant.edited(incomingOf(activity), replies(context));
      await next();
    });
    this.onMessageDelete(async (context, next) => {
      const { activity } = context;
      await assistant.deleted(senderOf(activity), replies(context), activity.id ?? '');
      await next();
    });
    // Teams announces an installation by its own activity; other channels by the coming of the user.
    this.onMembersAdded(async (context, next) => {
      const { channelId, membersAdded = [], recipient } = context.activity;
      if (channelId !== 'msteams' && membersAdded.some((m) => m.id !== recipient?.id))
        await assistant.joined(senderOf(context.activity), replies(context));
      await next();
    });
    this.onInstallationUpdateAdd(async (context, next) => {
      await assistant.joined(senderOf(context.activity), replies(context));
      await next();
    });
    this.onInstallationUpdateRemove(async (context, next) => {
      await assistant.left(senderOf(context.activity), replies(context));
      await next();
    });
    this.onEvent(async (context, next) => {
      const vote = readVote(context.activity);
      // What failed is on record; an event waits for no result.
      if (vote)
        await assistant.voted(senderOf(context.activity), replies(context), vote).catch(() => undefined);
      await next();
    });
  }

  /** Most turns are one, and nothing else listens to messages: they are spared the handlers of events. */
  override async run(context: TurnContext): Promise<void> {
    if (context.activity.type === 'message') await this.onMessageActivity(context);
    else await super.run(context);
  }

  protected override async onMessageActivity(context: TurnContext): Promise<void> {
    const { activity } = context;
    if (fromBot(activity)) return;
    await this.#parts.assistant.message(incomingOf(activity), this.#parts.replies(context));
  }

  protected override async onAdaptiveCardInvoke(
    context: TurnContext,
    invoked: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const { verb, data } = invoked.action ?? {};
    const text = sayOf(data) ?? '';
    const action = submittedAction(data);
    if (verb === 'say' && (text || action)) {
      // A button stands under a reply: who presses it speaks to the bot.
      const incoming = { ...incomingOf(context.activity), text, action, mentioned: true };
      await this.#parts.assistant.message(incoming, this.#parts.replies(context));
    }
    return {
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: '已回复' as unknown as Record<string, unknown>,
    };
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const { activity } = context;
    if (activity.name !== 'message/submitAction') return super.onInvokeActivity(context);
    const vote = readSubmittedFeedback(activity.value, activity.replyToId);
    if (vote) await this.#parts.assistant.voted(senderOf(activity), this.#parts.replies(context), vote);
    return { status: 200, body: {} };
  }

  protected override handleTeamsMessagingExtensionQuery(
    context: TurnContext,
    query: MessagingExtensionQuery,
  ): Promise<MessagingExtensionResponse> {
    return this.#result(context, () =>
      extensionQuery(this.#parts.services, senderOf(context.activity), query),
    );
  }

  protected override handleTeamsAppBasedLinkQuery(
    context: TurnContext,
    query: AppBasedLinkQuery,
  ): Promise<MessagingExtensionResponse> {
    const sender = senderOf(context.activity);
    return this.#result(context, () => extensionLink(this.#parts.services, sender, query.url ?? ''));
  }

  async #result<T>(context: TurnContext, work: () => Promise<T>): Promise<T> {
    const { services, replies } = this.#parts;
    const begun = { sender: senderOf(context.activity), replies: replies(context), rethrow: true };
    // It either gives a result or throws.
    return (await takeTurn(services, begun, work)) as T;
  }
}
