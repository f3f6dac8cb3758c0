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
import { converse, memoryKey, recall } from './conversation-turn.ts';
import { recordFeedback } from './effects.ts';
import { fromBot, isGroup, mentionsBot, messageText, sayOf } from './incoming.ts';
import { extensionLink, extensionQuery } from './message-extension.ts';
import type { Services } from './services.ts';
import { readSubmittedFeedback, readVote } from './votes.ts';
import { welcome } from './welcome.ts';

/** The bot: what arrives, by kind, and what is done about it. Each turn ends in an answer or one apology. */
export class PolicyBot extends TeamsActivityHandler {
  readonly #services: Services;

  constructor(services: Services) {
    super();
    this.#services = services;
    this.onMessage(async (context, next) => {
      await this.#message(context);
      await next();
    });
    this.onMembersAdded(async (context, next) => {
      if (context.activity.channelId !== 'msteams') await welcome(context, services);
      await next();
    });
    this.onInstallationUpdateAdd(async (context, next) => {
      await welcome(context, services);
      await next();
    });
    this.onEvent(async (context, next) => {
      const vote = readVote(context.activity);
      if (vote) await recordFeedback(context, services, await recall(services, memoryKey(context)), vote);
      await next();
    });
  }

  /** The one catch of a turn: an apology with an id that the log has too. */
  override async run(context: TurnContext): Promise<void> {
    try {
      await super.run(context);
    } catch (error) {
      const id = this.#services.newId();
      this.#services.warn(`答复失败 ${id}`, error);
      await this.#recordFailure(context, id, error);
      if (context.activity.type === 'message')
        await context.sendActivity(`抱歉,这个问题我没能处理好。请稍后再试;如需反映,请提供编号 ${id}。`);
    }
  }

  async #message(context: TurnContext): Promise<void> {
    const { activity } = context;
    if (fromBot(activity) || (isGroup(activity) && !mentionsBot(activity))) return;
    const vote = readVote(activity);
    if (vote) {
      const memory = await recall(this.#services, memoryKey(context));
      return recordFeedback(context, this.#services, memory, vote);
    }
    await converse(context, this.#services, messageText(activity), this.#services.newId());
  }

  async #recordFailure({ activity }: TurnContext, id: string, error: unknown): Promise<void> {
    const { questions, now, warn } = this.#services;
    await questions
      .record({
        time: now().toISOString(),
        turn: id,
        channel: activity.channelId,
        conversation: activity.conversation?.id ?? '',
        question: (activity.text ?? '').slice(0, 1000),
        outcome: 'error',
        passages: [],
        index: '',
        ms: 0,
        error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      })
      .catch((e) => warn('提问记录写不进去', e));
  }

  protected override async onAdaptiveCardInvoke(
    context: TurnContext,
    invoked: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const say = sayOf(invoked.action?.data);
    if (invoked.action?.verb === 'say' && say)
      await converse(context, this.#services, say, this.#services.newId());
    return {
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: '已回复' as unknown as Record<string, unknown>,
    };
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    if (context.activity.name !== 'message/submitAction') return super.onInvokeActivity(context);
    const given = readSubmittedFeedback(context.activity.value);
    if (given) {
      const memory = await recall(this.#services, memoryKey(context));
      await recordFeedback(context, this.#services, memory, given.reaction, given.comment);
    }
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
