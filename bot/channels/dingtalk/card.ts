import { z } from 'zod';
import type { Choice } from '../../answers/answer.ts';
import type { Reply } from '../../conversation/reply.ts';
import { contentOf } from './robot-message.ts';

/** Buttons that a card shows besides its thumbs. */
const MOST_BUTTONS = 6;

interface Shown {
  readonly title: string;
  /** Markdown without links that speak: a card's Markdown does not know them. */
  readonly content: string;
}

/**
 * What a template is filled with: `title`, `content` (Markdown) and `btns`, a JSON list for the button group of the card
 * builder. Variables of a card are strings.
 */
export function cardParams(
  { actions, rated, turn }: Reply,
  { title, content }: Shown,
): Record<string, string> {
  const btns = [
    ...actions.slice(0, MOST_BUTTONS).map(button),
    ...(rated ? [thumb('👍 有用', 'like', turn), thumb('👎 没答到点上', 'dislike', turn)] : []),
  ];
  return { title, content, btns: JSON.stringify(btns) };
}

function button({ label, send, action }: Choice): object {
  return requested(label.slice(0, 40), 'say', { say: send, action: JSON.stringify(action) });
}

function thumb(label: string, vote: string, turn: string): object {
  return requested(label, 'vote', { vote, turn });
}

function requested(text: string, actionId: string, params: Readonly<Record<string, string>>): object {
  const event = { type: 'sendCardRequest', params: { actionId, params } };
  return { text, color: 'blue', status: 'normal', event };
}

const press = z.object({
  outTrackId: z.string().min(1),
  userId: z.string().min(1),
  corpId: z.string().nullish(),
  content: z.unknown(),
});
const said = z.object({ say: z.string(), action: z.string() });
const voted = z.object({ vote: z.enum(['like', 'dislike']), turn: z.string() });

/** A button of a card, pressed. */
export interface CardPress {
  /** The card's id, of ours. */
  readonly card: string;
  /** staffId of who pressed. */
  readonly staff: string;
  readonly corp?: string;
  readonly did:
    | { readonly say: string; readonly action: unknown }
    | { readonly reaction: 'like' | 'dislike'; readonly turn: string };
}

/** A press, read; undefined for what no card of ours sends. @param data of the callback: an object, or JSON of one */
export function readPress(data: unknown): CardPress | undefined {
  const read = press.safeParse(contentOf(data)).data;
  if (!read) return undefined;
  const { params } = contentOf(contentOf(read.content).cardPrivateData);
  const base = { card: read.outTrackId, staff: read.userId, ...(read.corpId ? { corp: read.corpId } : {}) };
  const spoken = said.safeParse(params).data;
  if (spoken) return { ...base, did: { say: spoken.say.slice(0, 500), action: contentOf(spoken.action) } };
  const vote = voted.safeParse(params).data;
  return vote && { ...base, did: { reaction: vote.vote, turn: vote.turn } };
}
