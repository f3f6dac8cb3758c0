import path from 'node:path';
import { check } from '../../bot/cli/check-knowledge-worker.ts';
import { serverKnowledge } from '../../bot/cli/server-knowledge.ts';
import type { Services } from '../../bot/conversation/services.ts';
import { importDesk } from '../../bot/imports.ts';
import { knowledgeService } from '../../bot/knowledge-service.ts';
import { NOW } from '../bot/reader-shelf.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';

/** An official text as a department would have it, invented from end to end. */
export const ORDINANCE = {
  name: '示例省防汛条例.txt',
  words: `示例省防汛条例
（2023年9月1日示例省第十届人民代表大会常务委员会第三次会议通过）

第一章 总则

第一条 为了试验导入，写下这些虚构的话。

第二条 虚构的仓库每年清点二次。

第二章 抢险

第三条 台风天不肯撤离的，虚构的队长可以强制转移，转移的人住进虚构的学校。

第四条 虚构的船在刮风前回虚构的港。

第三章 附则

第五条 本条例自2023年10月1日起施行。
`,
} as const;

/** The same with an article lost on the way. */
export const TORN = { ...ORDINANCE, words: ORDINANCE.words.replace(/第三条[^\n]+\n\n/u, '') } as const;

/** What is held before: the files that a server reads, with another rule so that there is a text at all. */
export function heldBefore(): string {
  return knowledgeFolder({
    'example-other.md': knowledgeFile(
      { id: 'example-other', title: '示例省仓库规定' },
      '第一条 为了举例，制定本规定。\n',
    ),
  });
}

/** Services over a folder of their own, where whoever speaks may take texts in. */
export function servicesThatImport(): Partial<Services> {
  const dirs = [heldBefore()];
  const open = serverKnowledge({ dirs, cacheDir: path.join(dirs[0]!, '.cache'), now: NOW, check });
  const knowledge = knowledgeService({
    open,
    texts: { missing: async () => [], remember: async () => {}, withdrawn: async () => [] },
    fingerprint: async () => '',
    report: () => {},
  });
  let serial = 0;
  const newTicket = (): string => `ticket-${String(++serial).padStart(10, '0')}`;
  const desk = importDesk({ folders: dirs, knowledge, now: NOW, newTicket, done: () => {} });
  return { knowledge: () => knowledge.current(), imports: () => desk };
}
