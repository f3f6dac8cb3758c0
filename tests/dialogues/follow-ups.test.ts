import { expect, test } from 'vitest';
import { memoryStorage } from '../../bot/conversation/memory-storage.ts';
import type { StoreItem, StoreItems } from '../../bot/conversation/storage-port.ts';
import { openLibrary } from '../../indexer/index.ts';
import { NOW } from '../bot/reader-shelf.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';
import { dialogue } from './dialogue.ts';

/** [who says, what they get] */
const FOLLOW_UPS: readonly { name: string; turns: readonly (readonly [string, RegExp])[] }[] = [
  {
    name: 'neighbours',
    turns: [
      ['示例省防汛条例第三条', /第三条/],
      ['上一条呢', /第二条[\s\S]*所称险情/],
      ['下一条', /）第三条/],
      ['那下一条呢?', /）第四条/],
    ],
  },
  {
    name: 'a paragraph of the article shown',
    turns: [
      ['示例省防汛条例第四条', /加固堤坝/],
      ['第二款呢', /）第四条第二款/],
    ],
  },
  {
    name: 'an article of the version shown',
    turns: [
      ['示例省防汛条例2019版第三条', /加固堤坝/],
      ['第二条呢', /2019年版）第二条/],
    ],
  },
  {
    name: 'another version',
    turns: [
      ['示例省防汛条例第三条', /每半年/],
      ['2019版怎么说', /每年开展一次演练[\s\S]*2019年版）第二条[\s\S]*与第三条对应的是第二条/],
      ['2019版呢', /每年开展一次演练[\s\S]*看的就是2019年版/],
      ['那2023版呢?', /每半年[\s\S]*2023年版）第三条/],
      ['第二条', /2023年版）第二条/],
      ['2019版怎么说', /2019年版没有与第二条对应的条文/],
    ],
  },
  {
    name: 'the new and the old text, by these words',
    turns: [
      ['示例省防汛条例2019版第二条', /2019年版）第二条/],
      ['新的怎么说', /每半年[\s\S]*2023年版）第三条/],
      ['那旧版呢', /2019年版）第二条/],
    ],
  },
  {
    name: 'an article without 第, and the last one, of the text just shown',
    turns: [
      ['目录 示例省防汛条例', /第二章 抢险/],
      ['3条', /）第三条/],
      ['最后一条', /）第六条/],
    ],
  },
  {
    name: 'a number of a list',
    turns: [
      ['帮助', /回复 2 /],
      ['2', /\[1\]/],
    ],
  },
  {
    name: 'a bare number after a law',
    turns: [
      ['目录 示例省防汛条例', /第二章 抢险/],
      ['5', /）第五条/],
    ],
  },
  {
    name: 'context',
    turns: [
      ['示例省防汛条例第二条', /险情/],
      ['上下文', /）第一条[\s\S]*）第二条[\s\S]*）第三条/],
    ],
  },
  {
    name: 'the whole text',
    turns: [
      ['示例省防汛条例第四条第二款', /十日/],
      ['原文', /转移人员[\s\S]*十日内报告/],
    ],
  },
  {
    name: 'starting anew',
    turns: [
      ['示例省防汛条例第三条', /第三条/],
      ['重来', /重新开始/],
      ['上一条', /还没有看过/],
    ],
  },
];

test.each(FOLLOW_UPS)('$name', async ({ turns }) => {
  const { hear } = await dialogue();
  for (const [says, gets] of turns) expect(await hear(says), says).toMatch(gets);
});

test('an article that the other version has, but of which no words are held, is told by its number', async () => {
  const law = (version: string, body: string) =>
    knowledgeFile(
      {
        id: 'law',
        title: '示例演练法',
        version,
        text: 'headnotes',
        headnotes: { follows: version, officialText: '示例网 https://law.example', notice: '要旨不是原文。' },
      },
      body,
    );
  const folder = knowledgeFolder({
    'law.md': law('2023-09-01', '第一条 说明目的。\n\n第二条 半年练一回。\n- 对应: 2019版第三条\n'),
    'law@2019-05-01.md': law('2019-05-01', '第一条 说明目的。\n- 对应: 2023版第一条\n'),
  });
  const library = await openLibrary({ dirs: [folder], now: NOW });
  const { hear } = await dialogue({ knowledge: { library, glossary: [], paths: [] } });
  await hear('示例演练法第二条');
  expect(await hear('2019版怎么说')).toMatch(/与第二条对应的是2019年版第三条，没有收录/);
});

test('还有吗 shows other passages than before, then says that there are no more', async () => {
  const { hear } = await dialogue();
  const first = await hear('演练');
  const seen = new Set([...first.matchAll(/\[\d\] (.+)/g)].map((m) => m[1]));
  for (let i = 0; i < 10; i++) {
    const more = await hear('还有吗');
    if (more.startsWith('没有更多')) return;
    for (const [, citation] of more.matchAll(/^\[\d\] (.+)$/gm)) {
      expect(seen.has(citation)).toBe(false);
      seen.add(citation);
    }
  }
  throw new Error('还有吗 never ended');
});

test('what one says is not known to another in the same group', async () => {
  const { hear } = await dialogue({ scope: 'groupChat' });
  await hear('示例省防汛条例第三条');
  expect(await hear('上一条', { from: { id: '29:other', name: '小李' } })).toContain('还没有看过');
  expect(await hear('上一条')).toContain('）第二条');
});

test('memory is forgotten after its time, reading progress is not', async () => {
  let now = NOW();
  const { hear } = await dialogue({ services: { now: () => now, memoryHours: 12 } });
  await hear('入门 第一天');
  await hear('示例省防汛条例第三条');
  now = new Date(now.getTime() + 13 * 3_600_000);
  expect(await hear('上一条')).toContain('还没有看过');
  expect(await hear('继续')).toContain('第2步，共6步');
});

test.each([
  ['of another shape', { version: 0, turns: 5 }],
  ['of the next version', { version: 99 }],
  ['a string', 'x'],
])('a memory %s starts anew', async (_name, stored) => {
  const storage = memoryStorage();
  const broken = {
    read: async (keys: string[]) => Object.fromEntries(keys.map((k) => [k, stored as StoreItem])),
    write: (changes: StoreItems) => storage.write(changes),
    delete: (keys: string[]) => storage.delete(keys),
  };
  const { hear } = await dialogue({ storage: broken });
  expect(await hear('示例省防汛条例第三条')).toContain('每半年');
});

test('a storage that cannot be read is told to the operator; the question is answered', async () => {
  const { hear, warnings } = await dialogue({
    storage: { read: () => Promise.reject(new Error('away')), write: async () => {}, delete: async () => {} },
  });
  expect(await hear('示例省防汛条例第三条')).toContain('每半年');
  expect(warnings).toEqual(['读不出对话记忆,按新对话回答']);
});
