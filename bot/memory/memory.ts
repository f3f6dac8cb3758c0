import { z } from 'zod';
import { actionSchema } from '../answers/action.ts';
import { SAID, said } from './said.ts';

/** Raised when the shape changes: a memory of another version is forgotten, not converted. */
const VERSION = 2;

/** User messages that a follow-up can be completed from. */
const TURNS = 5;

/** Answers that a vote is kept with its question for. */
const ANSWERS = 5;

const memory = z.object({
  version: z.literal(VERSION),
  /** When it was last written, milliseconds since 1970. */
  at: z.number(),
  /** Latest user messages, oldest first. */
  turns: z.array(z.string().max(500)).max(TURNS),
  /** What a number answers, in order. */
  choices: z.array(actionSchema).max(60),
  /** Keys of the entries last shown, first the one in focus. */
  entries: z.array(z.string()).max(20),
  /** The document last talked about: id and, where one was shown, version. */
  document: z.object({ id: z.string(), version: z.string().optional() }).optional(),
  /** The question whose further passages 还有吗 shows, the messages before it, and how many were shown. */
  question: z.object({ text: z.string().max(500), turns: z.array(z.string()), shown: z.number() }).optional(),
  /** Where the reader of a path stands. Steps past the last are the self-check. */
  reading: z.object({ path: z.string(), step: z.number() }).optional(),
  /** Ids of the last turn, its question and its reply: for edits and deletions. */
  last: z.object({ turn: z.string(), asked: z.string(), reply: z.string().optional() }).optional(),
  /** The latest answers, oldest first: a vote may come for any of them. */
  answers: z
    .array(
      z.object({
        turn: z.string(),
        reply: z.string().optional(),
        question: z.string(),
        passages: z.array(z.string()),
      }),
    )
    .max(ANSWERS)
    .optional(),
  /** The latest replies, oldest first, each with what a message that quotes it goes on from. */
  said: z.array(said).max(SAID).optional(),
});

/** What is remembered of one person in one conversation; small and serialisable. */
export type Memory = z.infer<typeof memory>;

type Answered = NonNullable<Memory['answers']>[number];

/** Adds an answer to those that votes may be about. */
export function answered(memory: Memory, answer: Answered): Memory {
  const short = { ...answer, question: answer.question.slice(0, 200) };
  return { ...memory, answers: [...(memory.answers ?? []), short].slice(-ANSWERS) };
}

/** The answer that a vote is about: by its turn, by the reply it stands under, or the last one when nothing says which. */
export function votedOn(
  { answers = [] }: Memory,
  { turn, reply }: { readonly turn?: string; readonly reply?: string },
): Answered | undefined {
  if (turn !== undefined) return answers.find((a) => a.turn === turn);
  const last = answers.at(-1);
  // A reply within the response to its question was given no id.
  return reply === undefined || (last && last.reply === undefined)
    ? last
    : answers.find((a) => a.reply === reply);
}

/** A memory of nothing. */
export function emptyMemory(now: Date): Memory {
  return {
    version: VERSION,
    at: now.getTime(),
    turns: [],
    choices: [],
    entries: [],
    document: undefined,
    question: undefined,
    reading: undefined,
    last: undefined,
    answers: undefined,
    said: undefined,
  };
}

/** On a memory that never left this process. JSON has no symbols: what a store outside gives back is looked at anew. */
const OWN = Symbol('written by this process');

/** A memory as it is given to a storage. */
export function written(memory: Memory): Memory {
  return { ...memory, [OWN]: true } as Memory;
}

function isOwn(stored: unknown): stored is Memory {
  return typeof stored === 'object' && stored !== null && OWN in stored;
}

/**
 * What storage returned, if it can still be used: an unreadable, outdated or expired memory is a new one. Reading
 * progress outlives the conversation, because nobody finishes a path in one sitting.
 * @param hours how long a conversation is remembered
 */
export function readMemory(stored: unknown, now: Date, hours: number): Memory {
  const read = isOwn(stored) ? stored : memory.safeParse(stored).data;
  if (!read) return emptyMemory(now);
  if (now.getTime() - read.at <= hours * 3_600_000) return read;
  const { reading } = read;
  return { ...emptyMemory(now), reading };
}

/** Adds a user message to those that follow-ups are completed from. */
export function remembered(turns: readonly string[], text: string): string[] {
  return [...turns, text.slice(0, 500)].slice(-TURNS);
}
