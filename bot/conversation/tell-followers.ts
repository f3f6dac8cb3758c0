import type { Library } from '../../indexer/index.ts';
import { printed } from '../answers/punctuation.ts';
import { ETagConflict } from './etag.ts';
import type { Follower } from './follow-store.ts';
import { changeOf, type Followed } from './followed.ts';
import type { Services } from './services.ts';

/** Notices in a row that could not be brought: then nobody is there any more. */
const MOST_FAILED = 5;

export interface Told {
  /** Conversations that were told. */
  readonly told: number;
  readonly failed: number;
}

type Own = Pick<Services, 'follows' | 'speak' | 'publicUrl' | 'now' | 'warn'>;

/**
 * Tells everybody who follows a provision that has changed, once, in the conversation where they asked for it. Of several
 * servers over one store, the first to note the change tells it.
 * @param seenBy the library as somebody with some ids may see it
 */
export async function tellFollowers(
  services: Own,
  seenBy: (ids: readonly string[]) => Library,
): Promise<Told> {
  const result = { told: 0, failed: 0 };
  for await (const follower of services.follows.all()) {
    const done = await tell(follower, services, seenBy(follower.ids ?? []));
    if (done) result[done]++;
  }
  return result;
}

async function tell(
  follower: Follower,
  { follows, speak, publicUrl, now, warn }: Own,
  library: Library,
): Promise<keyof Told | undefined> {
  const time = now().toISOString();
  const changes = follower.places.map((place) => ({
    place,
    change: changeOf(library, place, publicUrl, time),
  }));
  const lines = changes.flatMap(({ change }) => (change ? [change.line] : []));
  if (lines.length === 0) return undefined;
  const places = unique(changes.flatMap(({ place, change }) => (change ? (change.next ?? []) : place)));
  try {
    await follows.change(follower, { places, failed: 0 });
  } catch (error) {
    if (error instanceof ETagConflict) return undefined;
    throw error;
  }
  const who = follower.group ? '这里有人关注的条文有变动' : '您关注的条文有变动';
  try {
    await speak(follower.to, printed([`${who}:`, ...lines, '不再关注请说:取消关注'].join('\n')));
    return 'told';
  } catch (error) {
    const { channel, conversation } = follower.to;
    warn(`关注的变动没有通知到 ${channel} ${conversation}`, error);
    const failed = follower.failed + 1;
    // It is tried again at the next change of knowledge, as if nothing had been said.
    const kept = failed >= MOST_FAILED ? [] : follower.places;
    await follows.change({ ...follower, eTag: '*' }, { places: kept, failed });
    return 'failed';
  }
}

/** Two followed articles may have become one. */
function unique(places: readonly Followed[]): Followed[] {
  return [...new Map(places.map((place) => [place.key, place])).values()];
}
