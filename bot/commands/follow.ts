import { type HeldPlace, placeOf } from './place.ts';
import { note, reply } from './reply.ts';
import type { Effect, Handler, Turn } from './turn.ts';

const UNCLEAR = note('请写明哪一条', ['例如:关注 防洪法第三十八条;刚看过的那一条,说“关注”就行。']);

/** 关注 [法 条]: whoever follows a provision is told when it changes. */
export const follow: Handler = async (turn, words) => {
  const place = await placeOf(turn, words);
  const key = place && keyAt(turn, place);
  if (!key) return reply(turn, UNCLEAR);
  return withEffect(turn, '正在关注', { kind: 'follow', key });
};

/** 取消关注 [法 条 | 序号 | 全部]: without words, the one just shown. */
export const unfollow: Handler = async (turn, words) => {
  const asked = words.normalize('NFKC').trim();
  if (/^(?:全部|所有)$/u.test(asked)) return withEffect(turn, '正在取消', { kind: 'unfollow', which: 'all' });
  const number = /^第?(\d{1,2})[条个号]?$/u.exec(asked)?.[1];
  if (number) return withEffect(turn, '正在取消', { kind: 'unfollow', which: Number(number) });
  const place = await placeOf(turn, asked);
  const key = place && keyAt(turn, place);
  return key
    ? withEffect(turn, '正在取消', { kind: 'unfollow', which: key })
    : withEffect(turn, '关注列表', { kind: 'follows' });
};

/** 关注列表. */
export const follows: Handler = (turn) => withEffect(turn, '关注列表', { kind: 'follows' });

/** The turn's store knows the answer; this one stands until it has been asked. */
function withEffect(turn: Turn, title: string, effect: Effect): ReturnType<typeof reply> {
  const { memory } = turn;
  const said = reply(turn, note(title), { effects: [effect] });
  // The question before stays the one that 还有吗 is about.
  return { ...said, memory: { ...said.memory, question: memory.question } };
}

function keyAt({ knowledge }: Turn, { document, locator, missing }: HeldPlace): string | undefined {
  return missing || locator.length === 0 ? undefined : knowledge.library.entryAt(document, locator)?.key;
}
