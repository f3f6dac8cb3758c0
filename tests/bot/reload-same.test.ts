import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { citationsOf } from '../../bot/answers/citation-index.ts';
import { findingJson } from '../../bot/answers/finding-json.ts';
import { check } from '../../bot/cli/check-knowledge-worker.ts';
import { serverKnowledge } from '../../bot/cli/server-knowledge.ts';
import type { OpenedKnowledge } from '../../bot/runtime.ts';
import { type Library, openLibrary } from '../../indexer/index.ts';
import { toAnchor } from '../../indexer/structure/locator.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';

const now = () => new Date('2031-05-01T04:00:00Z');
const SUBJECTS = ['磨坊', '渡口', '蜂箱', '风筝', '石桥'];
const QUESTIONS = [
  '磨坊每天开门几小时',
  '渡口条例第一条',
  '示例省石桥条例什么时候施行',
  '纸伞怎么存放',
  '2019年的风筝条例第二条',
  '风筝条例有哪些版本',
  '乙省磨坊条例怎么说',
  '2017年有什么要求',
  '哪里提到蜂箱办法',
];

function law(subject: string, fields: Readonly<Record<string, unknown>> = {}, more = ''): string {
  const text = `第一条 ${subject}每天开门八小时，依照《示例省石桥条例》第二条和渡口条例办理。\n第二条 违反前条的，处三万元罚款。${more}\n`;
  const id = `example-${[...subject].map((c) => c.codePointAt(0)!.toString(16)).join('-')}`;
  return knowledgeFile(
    { id, title: `示例省${subject}条例`, shortTitles: [`${subject}条例`], ...fields },
    text,
  );
}

const idOf = (content: string): string => /^id: (.*)$/mu.exec(content)![1]!;
const nameOf = (content: string): string => {
  const version = /^version: (.*)$/mu.exec(content)?.[1];
  return `${idOf(content)}${version ? `@${version}` : ''}.md`;
};

/** All that is said: answers, statuses, lists, what cites what. */
async function said(library: Library): Promise<unknown> {
  const citations = citationsOf(library);
  await citations.ready();
  return {
    answers: await Promise.all(QUESTIONS.map(async (q) => findingJson(await library.find(q)))),
    documents: library.documents,
    entries: library.entryCount,
    header: library.header.corpusHash,
    problems: library.problems,
    cited: library.documents.map((document) =>
      [...citations.cites({ document }), ...citations.citedBy({ document })].map(
        ({ from, words, title, document: to, places }) =>
          `${from.document.id}#${toAnchor(from.provision.locator)} ${words} ${title} ${to?.id}@${to?.version} ${places.length}`,
      ),
    ),
    successors: library.documents.map((d) => library.successors(d).map(({ document }) => document.id)),
  };
}

test('after every change of files a server says what one says that has just begun', async () => {
  const folder = knowledgeFolder(Object.fromEntries(SUBJECTS.map((s) => [nameOf(law(s)), law(s)])));
  const put = (content: string): void => writeFileSync(path.join(folder, nameOf(content)), content);
  const drop = (content: string): void => rmSync(path.join(folder, nameOf(content)));
  const umbrella = law('纸伞', {}, '纸伞存放三年，见风筝条例第一条。');
  const newer = law('风筝', { version: '2019-03-01', effective: '2019-05-01' }, '2017年以前的风筝不用登记。');
  const changes: readonly (() => void)[] = [
    () => put(umbrella),
    () => put(newer),
    () => put(law('磨坊', { title: '乙省磨坊条例' })),
    () => put(law('石桥', { relations: [{ predicate: 'supersedes', document: idOf(umbrella) }] })),
    () => put(law('渡口', { shortTitles: ['蜂箱办法'] })),
    () => drop(umbrella),
    () => put(umbrella.replaceAll('八小时', '九小时')),
    () => drop(newer),
    () => writeFileSync(path.join(folder, 'out-of-scope.yaml'), '- { matter: 纸伞, words: [存放] }\n'),
  ];
  const open = serverKnowledge({ dirs: [folder], cacheDir: knowledgeFolder({}), now, check });
  let held: OpenedKnowledge = await open();
  await held.problems?.();
  for (const [n, change] of changes.entries()) {
    change();
    // Whatever goes has been withdrawn.
    held = await open(held, [idOf(umbrella), idOf(newer)]);
    const anew = await openLibrary({ dirs: [folder], now });
    expect(JSON.parse(JSON.stringify(await said(held.library))), `${n}`).toEqual(
      JSON.parse(JSON.stringify(await said(anew))),
    );
  }
});
