import type { Library } from '../../indexer/index.ts';
import { printed } from '../answers/punctuation.ts';
import { exampleOf } from './example-words.ts';
import { examples } from './help.ts';
import { COMMANDS, type CommandName } from './table.ts';

/** What the start page shows of what is held. */
export interface Front {
  /** Ways in, by what somebody comes for. */
  readonly entries: readonly { readonly name: string; readonly questions: readonly string[] }[];
  readonly commands: readonly FrontCommand[];
  /** How many documents there are, and of how many there is the official text, only headnotes. */
  readonly held: { readonly documents: number; readonly official: number; readonly headnotes: number };
}

export interface FrontCommand {
  readonly name: string;
  readonly summary: string;
  /** A message that works; of a command that takes words of people's own, its beginning. */
  readonly send: string;
  /** Whether something may stand behind it: then it is put into the field, and not sent. */
  readonly open: boolean;
}

/** Questions of one way in. */
const MOST_QUESTIONS = 3;

/** What these do they do to something that was just shown. */
const LATER: ReadonlySet<CommandName> = new Set(['上下文', '反馈', '重来']);

const FRONTS = new WeakMap<Library, Promise<Front>>();

/** The start page of a library: of the organisation's questions only those that the texts held answer. Made once a library. */
export function frontOf(library: Library): Promise<Front> {
  const known = FRONTS.get(library) ?? makeFront(library);
  FRONTS.set(library, known);
  return known;
}

async function makeFront(library: Library): Promise<Front> {
  const { documents, organisation } = library;
  const entries: Front['entries'][number][] = [];
  for (const { role, entry = role, ask } of organisation.questions) {
    const questions: string[] = [];
    for (const { question } of ask)
      if (questions.length < MOST_QUESTIONS && (await answers(library, question)))
        questions.push(printed(question));
    if (questions.length > 0) entries.push({ name: entry, questions });
  }
  if (entries.length === 0) entries.push({ name: '可以这样问', questions: await examples(library) });
  const offered = COMMANDS.filter(({ listed, name }) => listed && !LATER.has(name));
  const commands = offered.flatMap((command): FrontCommand[] => {
    const { name, summary, needs } = command;
    const send = exampleOf(command, organisation);
    if (send === undefined) return [];
    return [
      {
        name,
        summary: printed(summary),
        send: needs === 'text' ? `${name} ` : send,
        open: needs !== 'nothing' && send !== name,
      },
    ];
  });
  const count = (text: string): number => documents.filter((d) => d.text === text).length;
  const held = { documents: documents.length, official: count('official'), headnotes: count('headnotes') };
  return { entries, commands, held };
}

async function answers(library: Library, question: string): Promise<boolean> {
  return (await library.find(question, { limit: 1 })).outcome === 'answered';
}
