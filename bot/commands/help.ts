import type { Library } from '../../indexer/index.ts';
import { note, reply } from './reply.ts';
import { COMMANDS } from './table.ts';
import type { Handler } from './turn.ts';

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
  for (const question of CANDIDATES) {
    if (out.length === SHOWN) break;
    if ((await library.find(question, { limit: 1 })).outcome === 'answered') out.push(question);
  }
  // Other knowledge than the shipped one: its own headings are questions that work.
  for (const entry of library.entries) {
    if (out.length === SHOWN) break;
    const question = entry.provision.heading || `《${entry.document.title}》${entry.provision.label}`;
    if (!out.includes(question)) out.push(question);
  }
  return out;
}

export const help: Handler = async (turn) => {
  const questions = await examples(turn.knowledge.library);
  const commands = COMMANDS.filter((c) => c.listed && c.name !== '帮助');
  const lines = [
    '我只用收录的文件回答,每个答案都带原文和出处;找不到依据就直说。',
    `命令:${commands.map((c) => `${c.name}(${c.summary})`).join('、')}`,
    '群聊里请先 @我。可以试着问:',
  ];
  return reply(
    turn,
    note(
      '你好,我是知依',
      lines,
      questions.map((q) => ({ label: q, send: q })),
    ),
  );
};
