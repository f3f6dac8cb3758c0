import { commandChoice } from '../answers/choices.ts';
import { emptyMemory } from '../memory/memory.ts';
import { note, reply } from './reply.ts';
import type { Handler } from './turn.ts';

/** 重来: forgets the conversation, not where somebody is in a reading path. */
export const restart: Handler = (turn) => {
  const { reading } = turn.memory;
  const memory = { ...emptyMemory(turn.now), ...(reading ? { reading } : {}) };
  const answer = note('好,重新开始', ['前面的对话不再作数。请直接提问。'], [commandChoice('帮助')]);
  return { ...reply({ ...turn, memory }, answer), effects: [] };
};

/** 反馈 [意见]: stored with the last question and its passages. */
export const feedback: Handler = (turn, words) => {
  const comment = words.trim().slice(0, 2000);
  if (comment === '')
    return reply(
      turn,
      note(
        '想说什么?',
        ['请写在命令后面,例如:反馈 应该引用修订后的条文。'],
        [
          commandChoice('反馈', '答得好', '答得好'),
          commandChoice('反馈', '没答到点上', '没答到点上'),
          commandChoice('转给法规处'),
        ],
      ),
    );
  const reaction = /^(?:答得好|有用|👍)$/u.test(comment)
    ? 'like'
    : /^(?:没答到点上|没用|👎)$/u.test(comment)
      ? 'dislike'
      : 'comment';
  return reply(turn, note('记下了,谢谢'), { effects: [{ kind: 'feedback', reaction, comment }] });
};

/** 转给法规处 [说明]: hands the last question over; turns says whether anybody is there to take it. */
export const handOver: Handler = (turn, words) => {
  if (!turn.memory.question && turn.memory.turns.length === 0)
    return reply(turn, note('还没有可以转交的问题', ['请先提问。']));
  return reply(turn, note('正在转给法规处'), {
    effects: [{ kind: 'handover', remark: words.trim().slice(0, 1000) }],
  });
};
