import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { knowledgeFile } from '../documents/knowledge-folder.ts';

/** Two invented offices that share words and even an id of a document, and hold different texts. */

const FERRIES = path.join(import.meta.dirname, '../fixtures/organisation-two');

/** The ferry office of the fixtures, by file. */
export function ferryShelf(): Record<string, string> {
  const names = readdirSync(FERRIES, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
  return Object.fromEntries(
    names.map((e) => {
      const file = path.join(e.parentPath, e.name);
      return [path.relative(FERRIES, file), readFileSync(file, 'utf8')];
    }),
  );
}

/** What only the office of bees says; nobody asks for it by these words. */
export const ONLY_BEES = /芦苇花|离路五十米|报一次箱数|养蜂管理局/u;
/** The same of the office of ferries. */
export const ONLY_FERRIES = /够不够数|灵不灵|船管站|渡口管理局/u;

const dated = { version: '2023-01-01', effective: '2023-02-01' };

export function beeShelf(): Record<string, string> {
  return {
    'organisation.yaml': [
      'name: 示例省养蜂管理局',
      'province: 示例',
      'selfNames: [我局, 局里]',
      'questions: [{role: 工作人员, ask: [{question: 蜂箱离路多远}]}]',
      'start: {title: 养蜂问答, motto: 一句一个出处, greeting: 我只用养蜂管理局收录的文件回答。}',
      '',
    ].join('\n'),
    'bees.md': knowledgeFile(
      { id: 'bees', title: '示例省养蜂规定', shortTitles: ['养蜂规定'], ...dated },
      '第一条 蜂箱离路五十米。\n\n第二条 蜂农每年报一次箱数。\n\n第三条 大雾天不转场,不查蜂箱的,处三百元罚款。\n',
    ),
    // Of the same id as one of the others', and another text.
    'ferry.md': knowledgeFile(
      { id: 'ferry-inspection-measures', title: '示例省蜂船过渡办法', ...dated },
      '第一条 运蜂的渡船夜里开渡,暗号是芦苇花。\n\n第二条 缆绳藏在枯井,检查员每月查一次。\n',
    ),
    'glossary.yaml':
      '- {term: 缆绳, where: [{document: ferry-inspection-measures, at: 第二条, kind: explains}], note: 在枯井里}\n',
  };
}
