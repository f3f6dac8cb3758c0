import type { NoteAnswer } from '../answers/answer.ts';
import { commandChoice, placeChoice, placeIn } from '../answers/choices.ts';
import { placeName } from '../answers/citation.ts';
import { note } from '../commands/reply.ts';
import type { Effect, Reply as Response } from '../commands/turn.ts';
import type { Exchange } from './exchange.ts';
import { MOST_FOLLOWED } from './follow-store.ts';
import { type Followed, stateOf } from './followed.ts';
import type { Services } from './services.ts';

type FollowEffect = Extract<Effect, { kind: 'follow' | 'unfollow' | 'follows' }>;

/** Does what 关注, 取消关注 and 关注列表 ask for, and says what came of it. */
export async function performFollow(
  { sender, turn }: Exchange,
  services: Services,
  response: Response,
  effect: FollowEffect,
): Promise<Response> {
  let answer: NoteAnswer;
  try {
    answer = await done(sender, services, effect);
  } catch (error) {
    services.warn('关注没有存下', error, turn);
    answer = note('现在存不下', ['存储没有回应,请稍后再试。']);
  }
  const choices = answer.choices.map(({ action }) => action);
  return { ...response, answer, memory: { ...response.memory, choices } };
}

async function done(
  sender: Exchange['sender'],
  services: Services,
  effect: FollowEffect,
): Promise<NoteAnswer> {
  const { library } = await services.knowledge(sender);
  const places = await services.follows.of(sender);
  if (effect.kind === 'follows') return list(places, library);
  if (effect.kind === 'follow') {
    const entry = library.entry(effect.key);
    const state = entry && stateOf(library, entry);
    if (!entry || !state) return note('这一条现在没有收录');
    const name = placeName(entry.document, entry.locator);
    const others = places.filter(({ key }) => key !== effect.key);
    if (others.length >= MOST_FOLLOWED)
      return note(`最多关注${MOST_FOLLOWED}条`, ['先取消几条再关注。'], [commandChoice('关注列表')]);
    await services.follows.put(sender, [...others, { key: effect.key, name, state }]);
    const where = sender.conversation.group ? '这个群里' : '这里';
    return note(
      '已关注',
      [name, `导入、更新后它的文字、效力或版本有变动时,在${where}告诉一次。`],
      [commandChoice('关注列表'), commandChoice('取消关注', '取消关注', name)],
    );
  }
  const { which } = effect;
  const rest =
    which === 'all'
      ? []
      : places.filter(({ key }, i) => (typeof which === 'number' ? i + 1 !== which : key !== which));
  if (rest.length === places.length) return note('没有关注它', [], [commandChoice('关注列表')]);
  await services.follows.put(sender, rest);
  const gone = places.filter((place) => !rest.includes(place)).map(({ name }) => name);
  return note('已取消关注', [...gone, `还关注${rest.length}条。`], [commandChoice('关注列表')]);
}

function list(
  places: readonly Followed[],
  library: Awaited<ReturnType<Services['knowledge']>>['library'],
): NoteAnswer {
  if (places.length === 0) return note('还没有关注任何条文', ['看到一条后说“关注”,或:关注 防洪法第三十八条']);
  const lines = places.map(
    ({ name, told }, i) => `${i + 1}、${name}${told ? `(${told.slice(0, 10)}告诉过变动)` : ''}`,
  );
  const shown = places.flatMap(({ key }) => {
    const entry = library.entry(key);
    return entry
      ? [
          placeChoice(
            'show',
            placeIn(entry.document, entry.locator),
            placeName(entry.document, entry.locator),
          ),
        ]
      : [];
  });
  return note(`关注了${places.length}条`, [...lines, '取消:取消关注 序号,或取消关注 全部'], shown);
}
