import { type Library, parseLocator, type ReadingPath } from '../../indexer/index.ts';
import type { Choice, LessonAnswer, Passage } from '../answers/answer.ts';
import { wholePassage } from '../answers/passage.ts';
import { note, reply } from './reply.ts';
import type { Handler, Reply, Turn } from './turn.ts';

const GO_ON: Choice = { label: '继续', send: '继续' };
const SEE_ANSWER: Choice = { label: '看答案', send: '继续' };

/** 入门 [路径]: the reading paths, or the first step of one. Progress is kept in memory. */
export const onboarding: Handler = (turn, words) => {
  const { paths } = turn.knowledge;
  const asked = words.normalize('NFKC').trim();
  const chosen =
    asked === ''
      ? undefined
      : (paths.find((p) => p.title === asked || p.id === asked || p.audience === asked) ??
        paths.find((p) => p.title.includes(asked) || p.audience.includes(asked)));
  if (chosen) return show(turn, chosen, 0);
  const reading = turn.memory.reading;
  const current = reading && paths.find((p) => p.id === reading.path);
  return reply(
    turn,
    note(
      paths.length > 0 ? '选一条阅读路径' : '还没有阅读路径',
      paths.map((p) => `${p.title}:给${p.audience},共${p.steps.length}步,最后自测${p.check.length}题`),
      [
        ...(current && reading.step > 0 ? [{ label: `接着读:${current.title}`, send: '继续' }] : []),
        ...paths.map((p) => ({ label: p.title, send: `入门 ${p.title}` })),
      ],
    ),
  );
};

/** 继续, 跳过: the next step of the path being read. */
export const goOn: Handler = (turn) => {
  const { reading } = turn.memory;
  const path = reading && turn.knowledge.paths.find((p) => p.id === reading.path);
  return path ? show(turn, path, reading.step) : onboarding(turn, '');
};

/** Steps 0 … n−1 are passages; then each question of the self-check is asked and answered. */
function show(turn: Turn, path: ReadingPath, step: number, said: readonly string[] = []): Reply {
  const memory = { reading: { path: path.id, step: step + 1 } };
  if (step < path.steps.length) return reply(turn, lesson(turn.knowledge.library, path, step), { memory });
  const at = step - path.steps.length;
  const check = path.check[Math.floor(at / 2)];
  if (!check)
    return reply(
      turn,
      note(
        `读完了:${path.title}`,
        ['自测也做完了。随时可以直接提问。'],
        [{ label: '其他路径', send: '入门' }],
      ),
      {
        memory: { reading: undefined },
      },
    );
  const title = `自测 第${Math.floor(at / 2) + 1}题,共${path.check.length}题`;
  if (at % 2 === 0) return reply(turn, note(title, [check.question], [SEE_ANSWER]), { memory });
  const passage = passageAt(turn.knowledge.library, check.document, check.at);
  const answer: LessonAnswer = {
    kind: 'lesson',
    title,
    lead: check.question,
    ...(passage ? { passage: { ...passage, quote: check.answer } } : {}),
    notices: said,
    choices: passage ? [{ label: passage.citation, send: passage.send }, GO_ON] : [GO_ON],
  };
  return reply(turn, answer, { memory });
}

/** Longest message that may be an answer: the self-check asks for a figure or a few words. */
const SHORT_ANSWER = 20;
/** An amount, a number, a letter, or a shrug: no question that the texts could answer. */
const GUESS =
  /^(?:[a-d]|[\d.,]{1,12}\s?(?:%|[万亿千百]{0,2}(?:元|人|项|次|家|起|件|天|日|年|小时)?)|不知道|不清楚|忘了|不会)$/iu;

/**
 * What is typed right after a question of the self-check: its answer follows, and whether the words typed are in it. A
 * question on something else is none.
 */
export function tried(turn: Turn): Reply | undefined {
  const { reading, choices } = turn.memory;
  const path = reading && turn.knowledge.paths.find((p) => p.id === reading.path);
  if (!path || choices.length !== 1 || choices[0] !== SEE_ANSWER.send) return undefined;
  const at = reading.step - 1 - path.steps.length;
  const check = at >= 0 && at % 2 === 0 ? path.check[at / 2] : undefined;
  const typed = squeezed(turn.text);
  // 1 picks the only choice, which is to see the answer.
  if (!check || typed === '1' || typed === '' || typed.length > SHORT_ANSWER) return undefined;
  const right = typed.length > 1 && squeezed(check.answer).includes(typed);
  if (!right && !GUESS.test(typed)) return undefined;
  return show(turn, path, reading.step, [right ? '答对了。' : '请对照原文。']);
}

function squeezed(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s,。!?]/gu, '')
    .toLowerCase();
}

function lesson(library: Library, path: ReadingPath, step: number): LessonAnswer {
  const { document, at, why } = path.steps[step]!;
  const passage = passageAt(library, document, at);
  return {
    kind: 'lesson',
    title: `${path.title} · 第${step + 1}步,共${path.steps.length}步`,
    lead: `为什么读:${why}`,
    ...(passage ? { passage } : {}),
    notices: passage ? [] : ['这一步的文件现在没有收录。'],
    choices: [
      ...(passage ? [{ label: passage.citation, send: passage.send }] : []),
      GO_ON,
      { label: '换一条路径', send: '入门' },
    ],
  };
}

function passageAt(library: Library, ref: string, at: string): Passage | undefined {
  const [id, version] = ref.split('@');
  const document = library.document(id!, version);
  const locator = parseLocator(at);
  const entry = document && locator && library.entryAt(document, locator);
  return entry && wholePassage(entry, 1, library.statusOn(document));
}
