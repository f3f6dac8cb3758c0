import type { Channel } from '../../cards/elements.ts';
import type { Shown } from '../activities/reply-activity.ts';

/** Clients whose way with cards is not ours to know: they get both. */
const EITHER = new Set(['webchat', 'directline', 'emulator', 'test']);

/**
 * How a Bot Framework channel shows a reply. Teams has the card, unless it is one that shows none (21Vianet); what is
 * no client of ours makes pictures of cards at best, and gets the text.
 */
export function shownIn(channelId: string, teamsCards: boolean): { channel: Channel; shown: Shown } {
  if (channelId === 'msteams') return { channel: 'teams', shown: teamsCards ? 'card' : 'text' };
  return { channel: 'webchat', shown: EITHER.has(channelId) ? 'both' : 'text' };
}
