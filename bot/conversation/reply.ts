import { type Answer, type Choice, passagesOf } from '../answers/answer.ts';
import { printed } from '../answers/punctuation.ts';
import { linksUnder } from '../cards/links.ts';
import { answerText } from '../cards/text.ts';

/** What is said back: each channel turns it into what its wire shows. */
export interface Reply {
  /** Absent from a remark, which is plain text. */
  readonly answer?: Answer;
  /** Complete in itself, with numbered choices: for channels that show no cards. */
  readonly text: string;
  /** One line, for notifications and lists of chats. */
  readonly summary: string;
  /** What can be said next, by button or by number. */
  readonly actions: readonly Choice[];
  /** Id of the turn: a vote names it. */
  readonly turn: string;
  /** Whether thumbs make sense under it. */
  readonly rated: boolean;
  /** Address under which links of the answer lie. */
  readonly base: string;
}

/** How a turn speaks; a channel makes one for each. Ids are the channel's own. */
export interface Replies {
  /** Resolves to the id by which the reply can be changed later; undefined where the channel gives none. */
  send(reply: Reply): Promise<string | undefined>;
  update(id: string, reply: Reply): Promise<void>;
  remove(id: string): Promise<void>;
  /** Says it in the person's own conversation and resolves to that conversation's id; absent where a channel cannot. */
  readonly sendPrivately?: (reply: Reply) => Promise<string | undefined>;
}

const LONGEST_SUMMARY = 120;

/** The reply that gives an answer. @param base address under which readers reach the server */
export function replyOf(answer: Answer, base: string, turn: string): Reply {
  return {
    answer,
    text: answerText(answer, linksUnder(base)),
    summary: summaryOf(answer),
    actions: answer.choices,
    turn,
    rated: isRated(answer),
    base,
  };
}

/** A few plain words. */
export function remark(text: string): Reply {
  const words = printed(text);
  return { text: words, summary: shortened(words), actions: [], turn: '', rated: false, base: '' };
}

/** Whether thumbs make sense: not under words of the assistant about itself. */
export function isRated({ kind }: Answer): boolean {
  return kind !== 'note' && kind !== 'clarify' && kind !== 'check';
}

/** The words that answer and where they stand, else what the answer is about. */
function summaryOf(answer: Answer): string {
  const [passage] = passagesOf(answer);
  switch (answer.kind) {
    case 'provision':
    case 'passages':
      return shortened(passage ? `${passage.citation}:${passage.quote || passage.lines.join('')}` : '');
    case 'clarify':
      return shortened(answer.prompt);
    case 'none':
      return shortened(answer.message);
    case 'glossary':
      return shortened(`术语:${answer.term}`);
    default:
      return shortened(answer.title);
  }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length > LONGEST_SUMMARY ? `${characters.slice(0, LONGEST_SUMMARY).join('')}…` : line;
}
