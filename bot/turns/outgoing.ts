import type { Activity, Attachment, Entity } from 'botbuilder';
import type { Answer } from '../answers/answer.ts';
import { answerCard } from '../cards/card.ts';
import type { Channel } from '../cards/elements.ts';
import { linksUnder } from '../cards/links.ts';
import { messageEntity } from '../cards/teams-citations.ts';
import { answerText } from '../cards/text.ts';

/** A Teams message may have 100 KB in UTF-16; a margin stays for what the service adds. */
const MOST_CHARACTERS = 40_000;
/** A card is at most some ten times its text: every run of words carries its style. */
const SURELY_FITS = 2000;

/** How cards and entities are made for a channel id. */
export function channelOf(channelId: string | undefined): Channel {
  return channelId === 'msteams' ? 'teams' : 'webchat';
}

/** The message of an answer: complete plain text, the same as a card, and what the channel needs for citations and thumbs. */
export function answerActivity(
  answer: Answer,
  channelId: string | undefined,
  base: string,
  turn: string,
): Partial<Activity> {
  const link = linksUnder(base);
  const channel = channelOf(channelId);
  const text = answerText(answer, link);
  const rated = isRated(answer);
  const entity = channel === 'teams' ? messageEntity(answer, text, link) : rated ? thumbs(turn) : undefined;
  const activity: Partial<Activity> = {
    type: 'message',
    text,
    textFormat: 'plain',
    locale: 'zh-CN',
    attachments: [cardAttachment(answer, channel, base)],
    entities: entity && [entity as unknown as Entity],
    channelData: rated ? { feedbackLoop: { type: 'default' } } : undefined,
  };
  return fits(activity) ? activity : cut(activity);
}

/** Whether thumbs make sense: not under words of the assistant about itself. */
export function isRated({ kind }: Answer): boolean {
  return kind !== 'note' && kind !== 'clarify';
}

export function cardAttachment(answer: Answer, channel: Channel, base: string): Attachment {
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: answerCard(answer, { link: linksUnder(base), channel }),
  };
}

/** Web Chat shows thumbs beside a message whose entity offers to vote. */
function thumbs(turn: string): Entity {
  const vote = (type: string): object => ({
    '@type': type,
    actionStatus: 'PotentialActionStatus',
    identifier: turn,
  });
  return {
    '@context': 'https://schema.org',
    '@id': '',
    '@type': 'Message',
    type: 'https://schema.org/Message',
    potentialAction: [vote('LikeAction'), vote('DislikeAction')],
  };
}

/** Short texts have short cards; only the others are measured, since measuring costs as much as sending. */
function fits(activity: Partial<Activity>): boolean {
  return (activity.text?.length ?? 0) < SURELY_FITS || JSON.stringify(activity).length <= MOST_CHARACTERS;
}

/** Too long for one message: no card, and the text ends where there is room, saying so. */
function cut(activity: Partial<Activity>): Partial<Activity> {
  const { attachments: _, ...rest } = activity;
  const text = rest.text ?? '';
  const most = MOST_CHARACTERS - 2000;
  return { ...rest, text: text.length > most ? `${text.slice(0, most)}\n……(太长,其余请看网页)` : text };
}
