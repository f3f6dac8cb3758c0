import type { Finding } from '../../indexer/index.ts';
import { type Answer, type Passage, passagesOf, type SeveralAnswer } from './answer.ts';
import { placeChoice } from './choices.ts';

/** The answers to the questions of one message one by one; passages are numbered through. */
export function severalAnswer(
  parts: readonly Finding[],
  compared: boolean,
  answer: (finding: Finding) => Answer,
): SeveralAnswer {
  const out: { question: string; answer: Answer }[] = [];
  let numbered = 0;
  for (const part of parts) {
    const own = renumbered(answer(part), numbered);
    numbered += passagesOf(own).length;
    out.push({ question: part.query.raw, answer: own });
  }
  const passages = out.flatMap((part) => passagesOf(part.answer));
  // Passages first, so that the number of a choice is that of its passage.
  const offered = out
    .filter((part) => passagesOf(part.answer).length === 0)
    .flatMap((part) => part.answer.choices);
  return {
    kind: 'several',
    title: compared ? '并列对照' : `${out.length}个问题,逐个回答`,
    parts: out,
    notices: [],
    choices: [...passages.map((p) => placeChoice('show', p, p.citation)), ...offered].slice(0, 40),
  };
}

function renumbered(answer: Answer, by: number): Answer {
  const moved = (p: Passage): Passage => ({ ...p, number: p.number + by });
  switch (answer.kind) {
    case 'provision':
      return { ...answer, passage: moved(answer.passage), more: answer.more.map(moved) };
    case 'passages':
    case 'facts':
      return { ...answer, passages: answer.passages.map(moved) };
    case 'none':
      return { ...answer, nearest: answer.nearest.map(moved) };
    default:
      return answer;
  }
}
