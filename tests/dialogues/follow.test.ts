import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Knowledge } from '../../bot/commands/turn.ts';
import {
  type FollowStore,
  followKey,
  followStore,
  MOST_FOLLOWED,
} from '../../bot/conversation/follow-store.ts';
import { memoryStorage } from '../../bot/conversation/memory-storage.ts';
import { type OpenedStorage, openStorage } from '../../bot/conversation/storage.ts';
import { tellFollowers } from '../../bot/conversation/tell-followers.ts';
import type { Document, Library } from '../../indexer/index.ts';
import { NOW } from '../bot/reader-shelf.ts';
import { inventedLaws } from '../check/invented-laws.ts';
import { realPostgres, realRedis } from '../real-servers.ts';
import { libraryWith } from '../search/libraries.ts';
import { buildDocument } from '../versions/build-document.ts';
import { dialogue } from './dialogue.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'zhiyi-follow-'));
const [redis, postgres] = await Promise.all([realRedis(), realPostgres()]);
const opened: OpenedStorage[] = [];
afterAll(async () => {
  for (const one of opened) await one.close();
  await Promise.all([redis?.stop(), postgres?.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const knowledge = (library: Library): Knowledge => ({ library, glossary: [], paths: [] });
const laws = inventedLaws();
const library = await libraryWith(laws);
/** The laws with one of them in other words. */
const mended = (id: string, text: string, data: Partial<Document> = {}): Promise<Library> => {
  const { root: _, ...own } = laws.find((d) => d.id === id)!;
  return libraryWith(laws.map((d) => (d.id === id ? buildDocument({ ...own, ...data }, text) : d)));
};

async function heard(follows: FollowStore) {
  const talk = await dialogue({ knowledge: knowledge(library), services: { follows } });
  const said: { to: string; text: string }[] = [];
  const tell = (
    now: Library,
    speak = async (to: { conversation: string }, text: string) =>
      void said.push({ to: to.conversation, text }),
  ) => tellFollowers({ follows, speak, publicUrl: 'http://x', now: NOW, warn: () => undefined }, () => now);
  return { ...talk, said, tell };
}

test('who follows a provision is told once when its words change, where it was asked for', async () => {
  const { hear, said, tell } = await heard(followStore(memoryStorage()));
  await hear('粮库安全条例第三条');
  expect(await hear('关注')).toMatch(/已关注[\s\S]*粮库作业安全条例》2019版第三条/);
  expect(await hear('关注 粮库安全条例第七条')).toContain('第七条');
  expect(await hear('关注列表')).toMatch(/关注了2条[\s\S]*1、[\s\S]*第三条[\s\S]*2、[\s\S]*第七条/);
  expect(await tell(library)).toEqual({ told: 0, failed: 0 });
  const later = await mended(
    'granary',
    '第三条 主要负责人每月报告一次。\n第七条 粮库应当制定塌陷事故应急预案,每年至少演练两次,演练记录保存五年。',
  );
  expect(await tell(later)).toEqual({ told: 1, failed: 0 });
  expect(said).toHaveLength(1);
  expect(said[0]?.text).toMatch(
    /^您关注的条文有变动：\n[^\n]*第三条：文字有改动。http:\/\/x\/read\/granary@2019-08-01#a3\n不再关注/,
  );
  expect(await tell(later)).toEqual({ told: 0, failed: 0 });
  expect(await hear('关注列表')).toMatch(/第三条（\d{4}-\d\d-\d\d告诉过变动）/);
});

test('a text that is superseded, repealed or gone is told; the article goes on to be followed in the new text', async () => {
  const store = followStore(memoryStorage());
  const before = await libraryWith(
    laws.filter((d) => d.version !== '2022-01-10').map((d) => (d.id === 'ferry' ? withoutEnd(d) : d)),
  );
  const talk = await dialogue({ knowledge: knowledge(before), services: { follows: store } });
  await talk.hear('关注 渡口管理条例第七条');
  const said: string[] = [];
  const own = {
    follows: store,
    speak: async (_: unknown, text: string) => void said.push(text),
    publicUrl: '',
    now: NOW,
    warn: () => undefined,
  };
  await tellFollowers(own, () => library);
  expect(said[0]).toMatch(/已被新版取代，新版为《示例省渡口管理条例》2022版第九条，以后关注新版/);
  const gone = await libraryWith(laws.filter((d) => d.id !== 'ferry'));
  await tellFollowers(own, () => gone);
  expect(said[1]).toContain('2022版第九条：已不在收录的文本里，不再关注');
  expect(await tellFollowers(own, () => library)).toEqual({ told: 0, failed: 0 });
});

function withoutEnd({ supersededBy: _, ...document }: Document): Document {
  return { ...document, status: 'in_force' };
}

test('one stops to follow by number, by place, or all; nothing is kept of who follows nothing', async () => {
  const storage = memoryStorage();
  const { hear } = await heard(followStore(storage));
  for (const n of ['三', '四', '五', '六']) await hear(`关注 粮库安全条例第${n}条`);
  expect(await hear('取消关注 2')).toMatch(/第四条[\s\S]*还关注3条/);
  expect(await hear('取消关注 粮库安全条例第六条')).toContain('还关注2条');
  expect(await hear('取消关注 粮库安全条例第八条')).toContain('没有关注它');
  expect(await hear('取消关注 全部')).toContain('还关注0条');
  expect(await hear('关注列表')).toContain('还没有关注');
  const key = followKey('msteams', 'a:personal', '29:asker');
  expect(await storage.read([key])).toEqual({});
});

test('a follow holds until it is given up: it is written anew before what is old is swept', async () => {
  const inner = memoryStorage();
  const written: string[] = [];
  const storage = {
    ...inner,
    write: (items: Parameters<typeof inner.write>[0]) => {
      written.push(...Object.keys(items));
      return inner.write(items);
    },
  };
  const follows = followStore(storage);
  const { hear, tell } = await heard(follows);
  await hear('关注 粮库安全条例第三条');
  const before = [...new Set(written)].sort();
  written.length = 0;
  await follows.keep();
  expect([...new Set(written)].sort()).toEqual(before);
  expect(await hear('关注列表')).toContain('关注了1条');
  expect(await tell(library)).toEqual({ told: 0, failed: 0 });
});

test('limits, unclear places and a store that fails are said', async () => {
  const { hear } = await heard(followStore(memoryStorage()));
  expect(await hear('关注')).toContain('请写明哪一条');
  expect(await hear('关注 没有这部法第三条')).toContain('请写明哪一条');
  const many = Array.from({ length: MOST_FOLLOWED }, (_, i) => ({
    key: `k${i}`,
    name: `n${i}`,
    state: { words: '', form: 'official', status: 'in_force', newest: '' } as const,
  }));
  const full: FollowStore = { ...followStore(memoryStorage()), of: async () => many };
  expect(await (await heard(full)).hear('关注 粮库安全条例第三条')).toContain(`最多关注${MOST_FOLLOWED}条`);
  const broken: FollowStore = { ...full, of: () => Promise.reject(new Error('down')) };
  expect(await (await heard(broken)).hear('关注 粮库安全条例第三条')).toContain('现在存不下');
});

test('what could not be brought is tried again, and given up in the end', async () => {
  const { hear, said, tell } = await heard(followStore(memoryStorage()));
  await hear('关注 粮库安全条例第三条');
  const later = await mended('granary', '第三条 甲。');
  const failing = () => Promise.reject(new Error('gone'));
  expect(await tell(later, failing)).toEqual({ told: 0, failed: 1 });
  expect(await tell(later)).toEqual({ told: 1, failed: 0 });
  expect(said).toHaveLength(1);
  const again = await mended('granary', '第三条 乙。');
  for (let n = 0; n < 5; n++) await tell(again, failing);
  expect(await tell(again)).toEqual({ told: 0, failed: 0 });
});

const PLACES = {
  memory: { place: 'memory' },
  file: { place: `file:${folder}` },
  redis: redis && { place: 'redis', connectionString: redis.url },
  postgres: postgres && { place: 'postgres', connectionString: postgres.url },
};

describe.each(Object.entries(PLACES).flatMap(([name, place]) => (place ? [[name, place] as const] : [])))(
  'kept in %s',
  (_, place) => {
    test('two servers over one store tell a change once', async () => {
      const one = await openStorage(place, () => undefined);
      opened.push(one);
      const follows = followStore(one.storage);
      const { hear, said, tell } = await heard(follows);
      await hear('关注 粮库安全条例第三条');
      const later = await mended('granary', '第三条 甲。');
      await Promise.all([tell(later), tell(later)]);
      expect(said).toHaveLength(1);
      await hear('取消关注 全部');
      const left = [];
      for await (const follower of follows.all()) left.push(follower);
      expect(left).toEqual([]);
    });
  },
);
