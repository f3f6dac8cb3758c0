import { ORDER, ORDER_OF_OTHERS, ORDER_PRINTED } from '../../language/zh/typed-titles.ts';
import type { Document } from '../../types.ts';
import type { NamedWork } from './named-work.ts';
import type { TitleMention } from './title-mention.ts';

/** Numbers of the State Council's orders that made a regulation known or changed it. */
export function orderNumbers({ documentNumber = '', history }: Document): string[] {
  const told = [documentNumber, ...history.map(({ note }) => note ?? '')];
  return told.flatMap((words) => [...words.matchAll(ORDER_PRINTED)].map((m) => m[1]!));
}

/**
 * Where a question names a regulation by its order, right before a place; works empty for an order of which no regulation
 * is known. Example: 344号令第40条.
 */
export function orderTitles(
  text: string,
  works: readonly NamedWork[],
  placeFollows: (end: number) => boolean,
): TitleMention[] {
  const out: TitleMention[] = [];
  for (const m of text.matchAll(ORDER)) {
    const end = m.index + m[0].length;
    if (!placeFollows(end)) continue;
    const number = m[1] ?? m[2]!;
    const own = !ORDER_OF_OTHERS.test(text.slice(0, m.index));
    const found = own ? works.filter((w) => w.orders?.has(number)) : [];
    out.push({ start: m.index, end, works: found.map((w) => w.id), exact: true });
  }
  return out;
}
