import type { Library } from '../../indexer/index.ts';
import type { Choice } from '../answers/answer.ts';
import { questionChoice } from '../answers/choices.ts';
import { exampleOf, exampleQuestions } from './example-words.ts';
import { note, reply } from './reply.ts';
import { COMMANDS } from './table.ts';
import type { Handler, Turn } from './turn.ts';

/** Questions that show what can be asked; of the organisation's only those that the texts held answer are shown. */
const SHOWN = 3;

const EXAMPLES = new WeakMap<Library, Promise<readonly string[]>>();

/** Three questions that work on what is held. Found once a library. */
export function examples(library: Library): Promise<readonly string[]> {
  let found = EXAMPLES.get(library);
  if (!found) {
    found = findExamples(library);
    EXAMPLES.set(library, found);
  }
  return found;
}

async function findExamples(library: Library): Promise<string[]> {
  const out: string[] = [];
  for (const { question: words } of exampleQuestions(library.organisation)) {
    if (out.length === SHOWN) break;
    if ((await library.find(words, { limit: 1 })).outcome === 'answered') out.push(words);
  }
  // Where nobody has named any: the texts' own headings are questions that work.
  for (const document of library.documents)
    for (const { provision } of out.length < SHOWN ? library.entriesOf(document) : []) {
      const words = provision.heading || `《${document.title}》${provision.label}`;
      if (out.length < SHOWN && !out.includes(words)) out.push(words);
    }
  return out;
}

/** What is said first, on install and on 你好: who this is and what can be asked. */
export const greeting: Handler = async (turn) => {
  const { start } = turn.knowledge.library.organisation;
  const lines = [
    start.greeting ?? '我只用收录的文件回答,答案都带原文和出处;找不到依据就直说。',
    `${namesOfCommands()}。可以试着问:`,
  ];
  return reply(turn, note('你好,我是知依', lines, await exampleChoices(turn)));
};

/** 帮助: every command with an example, and questions that work. */
export const help: Handler = async (turn) => {
  const rows = COMMANDS.filter((c) => c.listed && c.name !== '帮助').map((c) => {
    const example = exampleOf(c, turn.knowledge.library.organisation);
    const shown = example !== undefined && example !== c.name;
    return `${c.name}:${c.summary}${shown ? `,如“${example}”` : ''}`;
  });
  const lines = [
    '直接提问就行,例如下面三个。也可以发命令:',
    ...rows,
    '看过一条之后,还可以说“上一条”“下一条”“还有吗”,或回复编号。',
  ];
  return reply(turn, note('怎么用知依', lines, await exampleChoices(turn)));
};

function namesOfCommands(): string {
  return `命令有${COMMANDS.filter((c) => c.listed)
    .map((c) => c.name)
    .join('、')}`;
}

async function exampleChoices({ knowledge }: Turn): Promise<Choice[]> {
  return (await examples(knowledge.library)).map((q) => questionChoice(q));
}
