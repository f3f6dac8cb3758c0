import { type Talk, talkOf, verdictOf } from '../../indexer/index.ts';
import { commandChoice, questionChoice } from '../answers/choices.ts';
import { examples, help } from './help.ts';
import { onboarding } from './onboarding.ts';
import { note, reply } from './reply.ts';
import { handOver } from './small-talk.ts';
import type { Handler, Reply, Turn } from './turn.ts';

const about: Handler = async (turn) => {
  const questions = await examples(turn.knowledge.library);
  return aside(
    turn,
    reply(
      turn,
      note(
        '我是知依,政策问答助手',
        [
          '我是一个程序,不是真人,也没有大模型代写答案:从收录的文件里找出能回答的那一段,原样给出,注明出处和效力;找不到就直说。',
          '关于我由谁开发、谁维护,收录的文件里没有写;要找人,请说“人工”。可以试着问:',
        ],
        questions.map((question) => questionChoice(question)),
      ),
    ),
    false,
  );
};

const courtesy: Handler = (turn) =>
  aside(turn, reply(turn, note('不客气', ['有问题随时问;答得不对,可以直接说哪里不对。'])), true);

const idle: Handler = (turn) =>
  aside(
    turn,
    reply(
      turn,
      note(
        '这个我答不了',
        ['我只回答收录的报告和法规里写着的事。'],
        [commandChoice('帮助'), commandChoice('文件', '看收录了哪些文件')],
      ),
    ),
    false,
  );

/** 人工: hands the last question over, or says how to once there is one. */
const person: Handler = (turn) => {
  const { question, turns } = turn.memory;
  if (question || turns.length > 0) return handOver(turn, '');
  return reply(
    turn,
    note(
      '要找人回答',
      ['请先把问题写出来;问过之后说“人工”或“转给法规处”,我就把那个问题转过去。'],
      [commandChoice('帮助')],
    ),
  );
};

/** 你回答错了,应该是5亿: kept with the answer it is about, which stays to be gone on from. */
const verdict: Handler = (turn) => {
  const comment = turn.text.trim().slice(0, 2000);
  const reaction = verdictOf(comment);
  const said = turn.memory.answers?.length ? '' : '(前面没有可以对应的回答)';
  const stored = reply(
    turn,
    note(
      '记下了,谢谢',
      reaction === 'dislike'
        ? [`您说的会和刚才的问题、答案一起交给管理员核对${said}。我不会自己改数:答案只出自收录的文件。`]
        : [],
      reaction === 'dislike' ? [commandChoice('转给法规处'), commandChoice('反馈', '再写几句')] : [],
    ),
    { effects: [{ kind: 'feedback', reaction, comment }] },
  );
  return aside(turn, stored, reaction !== 'dislike');
};

const SAID: Readonly<Record<Talk, Handler>> = {
  about,
  help,
  person,
  start: (turn) => onboarding(turn, ''),
  courtesy,
  feedback: verdict,
  idle,
};

/** What is said to the assistant rather than asked of the texts; undefined for a question. None of it is a gap. */
export function talk(turn: Turn, text: string): Promise<Reply> | Reply | undefined {
  const said = talkOf(text);
  if (!said) return undefined;
  return SAID[said](turn, text);
}

/** The question before stays the one that 还有吗 and 转给法规处 are about, and its choices, unless others are offered. */
function aside({ memory }: Turn, said: Reply, choices: boolean): Reply {
  return {
    ...said,
    memory: {
      ...said.memory,
      question: memory.question,
      ...(choices ? { choices: memory.choices } : {}),
    },
  };
}
