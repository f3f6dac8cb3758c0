import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import type { Destination } from '../../access/sender.ts';
import type { GatedTurn, TurnGate } from '../../access/turn-gate.ts';
import type { Assistant } from '../../conversation/assistant.ts';
import { remark } from '../../conversation/reply.ts';
import type { Services } from '../../conversation/services.ts';
import { senderOf } from '../activities/read-activity.ts';
import { ActivityHandler } from './activity-handler.ts';
import type { BotFrameworkAdapter } from './adapter.ts';
import { contextReplies } from './context-replies.ts';

export interface TeamsParts {
  readonly adapter: BotFrameworkAdapter;
  readonly assistant: Assistant;
  readonly services: Services;
  readonly gate: TurnGate;
  readonly admit: GatedTurn['admit'];
  /** The application's id on the channel; empty without authentication. */
  readonly appId: string;
  /** Whether Teams shows cards here. */
  readonly teamsCards: boolean;
}

/** Teams, and every other client of the Bot Framework. */
export interface TeamsChannel {
  /** @throws Refusal when the token, the sender or the time is refused */
  receive(authorization: string, activity: Activity): Promise<InvokeResponse | undefined>;
}

/** The Bot Framework's side, whichever SDK carries it. */
export interface Teams {
  channel(parts: Omit<TeamsParts, 'adapter'>): TeamsChannel;
  /** Says plain words in a conversation without having been spoken to. */
  speak(to: Destination, text: string): Promise<void>;
}

export function teamsChannel(parts: TeamsParts): TeamsChannel {
  const run = turnsOf(parts);
  return { receive: (authorization, activity) => parts.adapter.answer(authorization, activity, run) };
}

/** What a turn of the SDK does; tests run it over the SDK's own test adapter. */
export function turnsOf(parts: Omit<TeamsParts, 'adapter'>): (context: TurnContext) => Promise<void> {
  const { assistant, services, gate, admit } = parts;
  const replies = (context: TurnContext) => contextReplies(context, parts);
  const handler = new ActivityHandler({ assistant, services, replies });
  return (context) => {
    const { activity } = context;
    return gate.pass({
      sender: senderOf(activity),
      spoken: activity.type === 'message',
      admit,
      say: (text) => replies(context).send(remark(text)),
      run: () => handler.run(context),
    });
  };
}
