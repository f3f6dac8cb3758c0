import { openKnowledge } from '../../bot/cli/knowledge.ts';
import { respond } from '../../bot/commands/dispatch.ts';
import { knowledgeWithin } from '../../bot/commands/knowledge-within.ts';
import type { Knowledge } from '../../bot/commands/turn.ts';
import { emptyMemory } from '../../bot/memory/memory.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';
import type { Random } from '../soak/random.ts';
import { leakQuestions } from './leak-questions.ts';

export const now = (): Date => new Date('2025-01-01T04:00:00Z');
export const GROUPS = 'groups: [{name: 值守组, members: [AAD-Keeper, 29:keeper, team-1, "19:keepers"]}]\n';
const FERRY =
  '第一条 河上摆渡归本条例管。\n\n第二条 渡工每天开渡前要查缆绳。\n\n第三条 大雾看不清对岸,渡船停在岸边等。\n';
export const SECRET =
  '第一条 夜里开渡的暗号是芦苇。\n\n第二条 缆绳藏在枯井,1987年也这样。\n\n第三条 依照《示例省渡口条例》第二条查缆绳。\n';
export const ruleFile = (id: string, title: string, body: string, more: object = {}): string =>
  knowledgeFile({ id, title, version: '2023-01-01', effective: '2023-02-01', ...more }, body);

/** How a text is kept for a group, or that it is not there. */
export type Kept = 'by field' | 'by folder' | 'not held';

/** The shelf with the text that some may see, in a folder of its own or by its own field; or without it. */
export function shelf(secret: Kept): Record<string, string> {
  const title = '示例省夜航秘密规定';
  return {
    'organisation.yaml':
      secret === 'by folder' ? `${GROUPS}access: [{folder: inner, groups: [值守组]}]\n` : GROUPS,
    'ferry.md': ruleFile('ferry', '示例省渡口条例', FERRY),
    'bees.md': ruleFile('bees', '示例省养蜂规定', '第一条 蜂箱离路五十米。\n\n第二条 蜂农每年报一次箱数。\n'),
    'glossary.yaml': [
      '- {term: 缆绳, where: [{document: ferry, at: 第二条, kind: mentions}]}',
      ...(secret === 'not held'
        ? []
        : ['- {term: 暗号, where: [{document: secret, at: 第一条, kind: explains}], note: 暗号是芦苇}']),
    ].join('\n'),
    ...(secret === 'not held'
      ? {}
      : {
          'inner/secret.md': ruleFile(
            'secret',
            title,
            SECRET,
            secret === 'by field' ? { access: ['值守组'] } : {},
          ),
        }),
  };
}

/** @param whenDone is given what removes the folder it lies in; default when the test ends */
export function opened(secret: Kept, whenDone?: (remove: () => void) => void): Promise<Knowledge> {
  return openKnowledge({ dirs: [knowledgeFolder(shelf(secret), whenDone)], now });
}

/** What questions turn about: the hidden text and all others. */
const MATTERS = {
  words: [
    '夜里',
    '开渡',
    '暗号',
    '芦苇',
    '缆绳',
    '枯井',
    '1987年',
    '渡工',
    '大雾',
    '蜂箱',
    '蜂农',
    '秘密',
    '夜航',
  ],
  titles: [
    '夜航秘密规定',
    '示例省夜航秘密规定',
    '渡口条例',
    '养蜂规定',
    '秘密规定',
    '夜行秘密规定',
    'secret',
  ],
};

const said = async (knowledge: Knowledge, text: string): Promise<string> => {
  const memory = emptyMemory(now());
  const { answer, outcome, reason, memory: after } = await respond({ text, memory, knowledge, now: now() });
  return JSON.stringify([answer, outcome, reason, after]);
};

/**
 * Asks of a text that some may see: who may not is told what a server tells that does not hold it.
 * @returns what differs, and how many questions who may see it was answered otherwise
 */
export async function askOfHidden(
  way: Kept,
  questions: number,
  random: Random,
): Promise<{ faults: string[]; differ: number }> {
  const done: (() => void)[] = [];
  const whenDone = (remove: () => void) => done.push(remove);
  const [all, without] = [await opened(way, whenDone), await opened('not held', whenDone)];
  const other = knowledgeWithin(all, ['aad-other', '29:other']);
  const keeper = knowledgeWithin(all, ['aad-keeper']);
  const faults: string[] = [];
  let differ = 0;
  for (const question of leakQuestions(MATTERS, questions, random)) {
    const [seen, hidden] = [await said(keeper, question), await said(other, question)];
    if (hidden !== (await said(without, question)))
      faults.push(`${way}: ${question}: not as if it were not held`);
    if (/暗号是芦苇|藏在枯井/u.test(hidden)) faults.push(`${way}: ${question}: tells what is hidden`);
    if (seen !== hidden) differ++;
  }
  for (const remove of done) remove();
  return { faults, differ };
}
