import type { Library } from '../../indexer/index.ts';
import type { Choice } from '../answers/answer.ts';
import { questionChoice } from '../answers/choices.ts';
import { note, reply } from './reply.ts';
import { COMMANDS } from './table.ts';
import type { Handler, Turn } from './turn.ts';

/** Questions to show what can be asked, in order of preference; only those that the texts held answer are shown. */
const CANDIDATES = [
  '2020年一共罚了多少钱?',
  '双随机是什么?',
  '《突发事件应对法》第六十三条',
  '特种作业人员安全码发了多少人?',
  '突发事件预警分几级?',
  '报告怎么说存在的不足?',
];
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
  for (const words of CANDIDATES) {
    if (out.length === SHOWN) break;
    if ((await library.find(words, { limit: 1 })).outcome === 'answered') out.push(words);
  }
  // Other knowledge than the shipped one: its own headings are questions that work.
  for (const entry of library.entries) {
    if (out.length === SHOWN) break;
    const words = entry.provision.heading || `《${entry.document.title}》${entry.provision.label}`;
    if (!out.includes(words)) out.push(words);
  }
  return out;
}

/** What is said first, on install and on 你好: who this is and what can be asked. */
export const greeting: Handler = async (turn) => {
  const lines = [
    '我只用收录的文件回答,答案都带原文和出处;找不到依据就直说。',
    `${namesOfCommands()}。可以试着问:`,
  ];
  return reply(turn, note('你好,我是知依', lines, await exampleChoices(turn)));
};

/** 帮助: every command with an example, and questions that work. */
export const help: Handler = async (turn) => {
  const rows = COMMANDS.filter((c) => c.listed && c.name !== '帮助').map(
    (c) => `${c.name}:${c.summary}${c.example === c.name ? '' : `,如“${c.example}”`}`,
  );
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
