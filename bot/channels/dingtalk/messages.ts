import { printed } from '../../answers/punctuation.ts';
import { answerMarkdown, escaped, linked } from '../../cards/markdown.ts';
import type { Reply } from '../../conversation/reply.ts';
import { type Buttons, openingLink, sayingLink } from './buttons.ts';
import { pieces } from './pieces.ts';
import type { Markdown } from './robot-api.ts';

/** Longest title of a message, characters: lists of chats show no more. */
const MOST_TITLE = 60;
/** Choices that become buttons; the others are answered by their numbers, as all can be. */
const MOST_BUTTONS = 20;

/** A reply as Markdown messages: most are one. @param remember keeps what the buttons mean */
export function messagesOf(
  reply: Reply,
  remember: (words: string, pressed: Parameters<Buttons['put']>[2]) => void,
): Markdown[] {
  const title = titleOf(reply);
  if (!reply.answer) return pieces(reply.text.split('\n').map(escaped)).map((text) => ({ title, text }));
  const root = reply.base.replace(/\/+$/, '');
  const body = answerMarkdown(reply.answer, (path) => openingLink(`${root}${path}`));
  const choices = reply.actions.map(({ label, send, action }, i) => {
    const shown = printed(label);
    if (i >= MOST_BUTTONS) return `回复 ${i + 1} ${escaped(shown)}`;
    remember(send, { action });
    return `回复 ${i + 1} ${linked(shown, sayingLink(send))}`;
  });
  const last = [...choices, ...(reply.rated ? [thumbs(reply.turn, remember)] : [])];
  return pieces(body, last).map((text) => ({ title, text }));
}

/** Both words name the turn: an older answer can still be voted on. */
function thumbs(turn: string, remember: Parameters<typeof messagesOf>[1]): string {
  const vote = (label: string, word: string, reaction: 'like' | 'dislike'): string => {
    const words = `反馈 ${word}(编号${turn})`;
    remember(words, { vote: { reaction, turn } });
    return linked(label, sayingLink(words));
  };
  return `${vote('👍 有用', '有用', 'like')} ${vote('👎 没答到点上', '没答到点上', 'dislike')}`;
}

export function titleOf({ summary }: Reply): string {
  const characters = [...summary];
  return characters.length > MOST_TITLE ? `${characters.slice(0, MOST_TITLE).join('')}…` : summary || '知依';
}
