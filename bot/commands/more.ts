import type { PassagesAnswer } from '../answers/answer.ts';
import { commandChoice, placeChoice } from '../answers/choices.ts';
import { passageOf } from '../answers/passage.ts';
import { note, reply } from './reply.ts';
import type { Handler } from './turn.ts';

const PAGE = 3;

/** 还有吗: the next passages of the last question, as far as there are any worth showing. */
export const more: Handler = async (turn) => {
  const { memory, knowledge } = turn;
  const last = memory.question;
  if (!last) return reply(turn, note('还没有提过问题', ['请先提问,再问“还有吗”。'], [commandChoice('帮助')]));
  const finding = await knowledge.library.find(last.text, { turns: last.turns, limit: last.shown + PAGE });
  const hits = finding.hits.slice(last.shown);
  if (hits.length === 0) return reply(turn, note('没有更多相关段落了', [], [commandChoice('上下文')]));
  const passages = hits.map((hit, i) => passageOf(hit, i + 1));
  const answer: PassagesAnswer = {
    kind: 'passages',
    title: `“${last.text.slice(0, 40)}”的其他相关段落`,
    passages,
    notices: [],
    choices: passages.map((p) => placeChoice('show', p, p.citation)),
  };
  return reply(turn, answer, { memory: { question: { ...last, shown: last.shown + hits.length } } });
};
