import type { Document, Entry, Finding } from '../../indexer/index.ts';
import { type Answer, type NoteAnswer, passagesOf } from '../answers/answer.ts';
import { answerFrom } from '../answers/from-finding.ts';
import { type Memory, remembered } from '../memory/memory.ts';
import { withNextSteps } from './next-steps.ts';
import type { Effect, Reply, Turn } from './turn.ts';

interface Extra {
  /** What the turn counts as for later follow-ups: 《示例条例》第三条. Nothing: it leaves no trace in the turns. */
  readonly asked?: string;
  readonly document?: Document;
  /** What 上一条 and the like start from, where the answer shows no passage. */
  readonly entry?: Entry;
  readonly memory?: Partial<Memory>;
  readonly effects?: readonly Effect[];
}

/** The reply of a command, with what the next message may refer to kept in memory. */
export function reply(turn: Turn, answer: Answer, extra: Extra = {}): Reply {
  return {
    answer,
    outcome: 'command',
    effects: extra.effects ?? [],
    memory: {
      ...kept(turn, answer, extra.asked, extra.document),
      ...(extra.entry ? { entries: [extra.entry.key] } : {}),
      ...extra.memory,
    },
  };
}

/** Puts a question to the library. */
export async function ask(turn: Turn, question: string): Promise<Reply> {
  const { memory, knowledge } = turn;
  return answered(turn, await knowledge.library.find(question, { turns: memory.turns }), question);
}

/** The reply to what was found, the question kept for 还有吗 and for follow-ups. */
export function answered(turn: Turn, finding: Finding, question: string): Reply {
  const { memory, knowledge } = turn;
  const answer = withNextSteps(answerFrom(finding), knowledge.library);
  const document = finding.hits[0]?.entry.document ?? finding.about;
  return {
    answer,
    outcome: finding.outcome,
    reason: finding.reason,
    effects: [],
    memory: kept(turn, answer, question, finding.outcome === 'not_found' ? finding.about : document, {
      text: question.slice(0, 500),
      turns: [...memory.turns],
      shown: Math.max(1, passagesOf(answer).length),
    }),
  };
}

function kept(
  turn: Turn,
  answer: Answer,
  asked?: string,
  document?: Document,
  question?: Memory['question'],
): Memory {
  const { memory, now } = turn;
  const passages = passagesOf(answer);
  const shown = answer.kind === 'none' ? undefined : passages[0];
  const focus = document
    ? { id: document.id, version: document.version }
    : shown && { id: shown.document, version: shown.version };
  // Field by field: memories of many shapes cost every turn.
  return {
    version: memory.version,
    at: now.getTime(),
    turns: asked ? remembered(memory.turns, asked) : memory.turns,
    choices: answer.choices.map((choice) => choice.action),
    entries: shown ? passages.map((p) => p.key) : memory.entries,
    document: focus ?? memory.document,
    question,
    reading: memory.reading,
    last: memory.last,
    answers: memory.answers,
    said: memory.said,
  };
}

/** A few words of the assistant itself. */
export function note(
  title: string,
  lines: readonly string[] = [],
  choices: NoteAnswer['choices'] = [],
): NoteAnswer {
  return { kind: 'note', title, lines, notices: [], choices };
}
