import type { Answer } from '../../answers/answer.ts';
import { answerCard } from '../../cards/card.ts';
import type { Channel } from '../../cards/elements.ts';
import { linksUnder } from '../../cards/links.ts';
import { messageEntity } from '../../cards/teams-citations.ts';
import type { Reply } from '../../conversation/reply.ts';
import type { SentActivity } from './activity.ts';

/** What a client shows of a message: the card alone, the text alone, or both, of which it may hide one. */
export type Shown = 'card' | 'text' | 'both';

/** A Teams message may have 100 KB in UTF-16; a margin stays for what the service adds. */
const MOST_CHARACTERS = 40_000;
/** A card is at most some ten times its text: every run of words carries its style. */
const SURELY_FITS = 2000;

/**
 * The message of a reply. Where the card is shown it has no text, so that nothing stands there twice; its summary is
 * what notifications show. Teams' own citations need the text whose [n] they explain, so they go with that.
 */
export function replyActivity(reply: Reply, channel: Channel, shown: Shown): SentActivity {
  const { answer, text, summary, base } = reply;
  const head = { type: 'message', textFormat: 'plain', locale: 'zh-CN' } as const;
  if (!answer) return { ...head, text };
  const entities = entitiesOf(reply, answer, channel, shown);
  const activity: SentActivity = {
    ...head,
    ...(shown === 'card' ? { summary } : { text }),
    ...(shown === 'text' ? {} : { attachments: [cardAttachment(answer, channel, base)] }),
    ...(entities ? { entities } : {}),
    ...(reply.rated ? { channelData: { feedbackLoop: { type: 'default' } } } : {}),
  };
  return fits(activity, text) ? activity : withoutCard(activity, text);
}

function entitiesOf(
  { turn, rated, text, base }: Reply,
  answer: Answer,
  channel: Channel,
  shown: Shown,
): SentActivity['entities'] {
  if (channel === 'webchat') return rated ? [thumbs(turn)] : undefined;
  const entity = shown === 'card' ? undefined : messageEntity(answer, text, linksUnder(base));
  return entity && [entity as { type: string }];
}

export function cardAttachment(
  answer: Answer,
  channel: Channel,
  base: string,
): { contentType: string; content: object } {
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: answerCard(answer, { link: linksUnder(base), channel }),
  };
}

/** Web Chat shows thumbs beside a message whose entity offers to vote. */
function thumbs(turn: string): { type: string } {
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
  } as { type: string };
}

/** Short texts have short cards; only the others are measured, since measuring costs as much as sending. */
function fits(activity: SentActivity, text: string): boolean {
  return text.length < SURELY_FITS || JSON.stringify(activity).length <= MOST_CHARACTERS;
}

/** Too long for one message: no card, and the text ends where there is room, saying so. */
function withoutCard(activity: SentActivity, text: string): SentActivity {
  const { attachments: _, summary: __, ...rest } = activity;
  const most = MOST_CHARACTERS - 2000;
  return { ...rest, text: text.length > most ? `${text.slice(0, most)}\n……(太长,其余请看网页)` : text };
}
