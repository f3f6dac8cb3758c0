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
import { submittedAction } from '../answers/action.ts';
import { answerEdited, forgetDeleted } from './amendments.ts';
import { converse, memoryKey, recall } from './conversation-turn.ts';
import { recordFailure } from './failure.ts';
import { recordFeedback } from './feedback-turn.ts';
import { bringBack } from './handover.ts';
import { fromBot, isGroup, mentionsBot, messageText, sayOf } from './incoming.ts';
import { extensionLink, extensionQuery } from './message-extension.ts';
import type { Services } from './services.ts';
import { nameTurn } from './turn-id.ts';
import { readSubmittedFeedback, readVote, type Vote } from './votes.ts';
import { forgetWelcome, welcome } from './welcome.ts';

/** The bot: what arrives, by kind, and what is done about it. Each turn ends in an answer or one apology. */
export class PolicyBot extends TeamsActivityHandler {
  readonly #services: Services;

  constructor(services: Services) {
    super();
    this.#services = services;
    this.onMessageUpdate(async (context, next) => {
      if (isForUs(context)) await answerEdited(context, services);
      await next();
    });
    this.onMessageDelete(async (context, next) => {
      await forgetDeleted(context, services);
      await next();
    });
    // Teams announces an installation by its own activity; other channels by the coming of the user.
    this.onMembersAdded(async (context, next) => {
      if (context.activity.channelId !== 'msteams') await welcome(context, services);
      await next();
    });
    this.onInstallationUpdateAdd(async (context, next) => {
      await welcome(context, services);
      await next();
    });
    this.onInstallationUpdateRemove(async (context, next) => {
      await forgetWelcome(context, services);
      await next();
    });
    this.onEvent(async (context, next) => {
      const vote = readVote(context.activity);
      if (vote) await this.#vote(context, vote);
      await next();
    });
  }

  /** The one catch of a turn: an apology with an id that the log has too. */
  override async run(context: TurnContext): Promise<void> {
    const id = this.#services.newId();
    nameTurn(context, id);
    try {
      if (context.activity.type === 'message') await this.onMessageActivity(context);
      else await super.run(context);
    } catch (error) {
      await recordFailure(context, this.#services, error);
      const { type } = context.activity;
      if (type === 'message')
        await context.sendActivity(`抱歉,这个问题我没能处理好。请稍后再试;如需反映,请提供编号 ${id}。`);
      if (type === 'invoke') throw error;
    }
  }

  /** Most turns are one, and nothing else listens to messages: they are spared the handlers of events. */
  protected override async onMessageActivity(context: TurnContext): Promise<void> {
    if (!isForUs(context)) return;
    const text = messageText(context.activity);
    if (await bringBack(context, this.#services, text)) return;
    await converse(context, this.#services, { text, action: submittedAction(context.activity.value) });
  }

  async #vote(context: TurnContext, vote: Vote): Promise<void> {
    const memory = await recall(this.#services, memoryKey(context));
    await recordFeedback(context, this.#services, memory, vote);
  }

  protected override async onAdaptiveCardInvoke(
    context: TurnContext,
    invoked: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const { verb, data } = invoked.action ?? {};
    const text = sayOf(data) ?? '';
    const action = submittedAction(data);
    if (verb === 'say' && (text || action)) await converse(context, this.#services, { text, action });
    return {
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: '已回复' as unknown as Record<string, unknown>,
    };
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    if (context.activity.name !== 'message/submitAction') return super.onInvokeActivity(context);
    const vote = readSubmittedFeedback(context.activity.value);
    if (vote) await this.#vote(context, vote);
    return { status: 200, body: {} };
  }

  protected override handleTeamsMessagingExtensionQuery(
    _context: TurnContext,
    query: MessagingExtensionQuery,
  ): Promise<MessagingExtensionResponse> {
    return extensionQuery(this.#services, query);
  }

  protected override handleTeamsAppBasedLinkQuery(
    _context: TurnContext,
    query: AppBasedLinkQuery,
  ): Promise<MessagingExtensionResponse> {
    return extensionLink(this.#services, query.url ?? '');
  }
}

/** Not from a bot, and in a group only what mentions this one. */
function isForUs({ activity }: TurnContext): boolean {
  return !fromBot(activity) && (!isGroup(activity) || mentionsBot(activity));
}
