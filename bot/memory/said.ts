import { z } from 'zod';
import { actionSchema } from '../answers/action.ts';

/** Replies kept to be gone on from. */
export const SAID = 6;
/** Of each: messages before it, choices, passages. */
const TURNS = 2;
const CHOICES = 12;
const ENTRIES = 5;
/** Letters and digits by which a reply is known again. */
const WORDS = 200;

/** A reply, and the conversation as it stood after it. */
export const said = z.object({
  turn: z.string(),
  /** Its id, where the channel gave one. */
  reply: z.string().optional(),
  /** Its first letters and digits. */
  words: z.string().max(WORDS),
  turns: z.array(z.string()).max(TURNS),
  choices: z.array(actionSchema).max(CHOICES),
  entries: z.array(z.string()).max(ENTRIES),
  document: z.object({ id: z.string(), version: z.string().optional() }).optional(),
  question: z
    .object({ text: z.string(), turns: z.array(z.string()).max(TURNS), shown: z.number() })
    .optional(),
});
export type Said = z.infer<typeof said>;

/** The part of a conversation's memory that a reply leaves behind. */
type Standing = Pick<Said, 'turns' | 'choices' | 'entries' | 'document' | 'question'>;

/** Notes a reply. @param text of the reply, complete */
export function saidOf(
  standing: Standing,
  {
    turn,
    reply,
    text,
  }: { readonly turn: string; readonly reply?: string | undefined; readonly text: string },
): Said {
  const { question } = standing;
  return {
    turn,
    ...(reply === undefined ? {} : { reply }),
    words: squeezed(text, WORDS),
    turns: standing.turns.slice(-TURNS),
    choices: standing.choices.slice(0, CHOICES),
    entries: standing.entries.slice(0, ENTRIES),
    document: standing.document,
    question: question && { ...question, turns: question.turns.slice(-TURNS) },
  };
}

/** Replies with one more; a reply that took the place of another is kept once. */
export function withSaid(list: readonly Said[] = [], latest: Said): Said[] {
  const others = list.filter((s) => latest.reply === undefined || s.reply !== latest.reply);
  return [...others, latest].slice(-SAID);
}

/** Letters that are compared, and the share of them that must agree. */
const RUN = 4;
const COMPARED = 100;
const ENOUGH = 0.6;
/** Fewer letters than this are in too many replies. */
const LEAST = 6;

/**
 * The reply that a message quotes: by its id or its turn's, else by its first words, which clients show shortened and without marks.
 * undefined for a message that is none of these replies.
 */
export function quotedIn(
  list: readonly Said[] = [],
  { reply, words = '' }: { readonly reply?: string; readonly words?: string },
): Said | undefined {
  const byId = reply === undefined ? undefined : list.find((s) => s.reply === reply || s.turn === reply);
  if (byId) return byId;
  const quoted = squeezed(words, COMPARED);
  if (quoted.length < LEAST) return undefined;
  const scored = list.map((s) => ({ s, share: agreement(quoted, s.words) }));
  // Of two alike the later one.
  const best = scored.reduce((a, b) => (b.share >= a.share ? b : a), {
    s: undefined as Said | undefined,
    share: ENOUGH,
  });
  return best.s;
}

/** Share of the runs of letters of `quoted` that stand in `words`. */
function agreement(quoted: string, words: string): number {
  const runs = Math.max(1, quoted.length - RUN + 1);
  let found = 0;
  for (let at = 0; at < runs; at++) if (words.includes(quoted.slice(at, at + RUN))) found++;
  return found / runs;
}

/** The first letters and digits: without marks, and without the addresses of links. */
function squeezed(text: string, most: number): string {
  return text
    .slice(0, most * 10)
    .replace(/\]\([^()\s]{0,500}\)/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, most);
}
