import { type Library, parseLocator, type ReadingPath } from '../../indexer/index.ts';
import type { Choice, LessonAnswer, Passage } from '../answers/answer.ts';
import { commandChoice, placeChoice } from '../answers/choices.ts';
import { wholePassage } from '../answers/passage.ts';
import { note, reply } from './reply.ts';
import type { Handler, Reply, Turn } from './turn.ts';

const GO_ON: Choice = commandChoice('继续');
export const SEE_ANSWER: Choice = commandChoice('继续', '看答案');

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
        ...(current && reading.step > 0 ? [commandChoice('继续', `接着读:${current.title}`)] : []),
        ...paths.map((p) => commandChoice('入门', p.title, p.id, p.title)),
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
export function show(turn: Turn, path: ReadingPath, step: number, said: readonly string[] = []): Reply {
  const memory = { reading: { path: path.id, step: step + 1 } };
  if (step < path.steps.length) return reply(turn, lesson(turn.knowledge.library, path, step), { memory });
  const at = step - path.steps.length;
  const check = path.check[Math.floor(at / 2)];
  if (!check)
    return reply(
      turn,
      note(`读完了:${path.title}`, ['自测也做完了。随时可以直接提问。'], [commandChoice('入门', '其他路径')]),
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
    choices: passage ? [placeChoice('show', passage, passage.citation), GO_ON] : [GO_ON],
  };
  return reply(turn, answer, { memory });
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
      ...(passage ? [placeChoice('show', passage, passage.citation)] : []),
      GO_ON,
      commandChoice('入门', '换一条路径'),
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
