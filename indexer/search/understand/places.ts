import {
  BARE_PLACE_ENDS,
  BETWEEN_PLACE_AND_TITLE,
  BETWEEN_TITLE_AND_PLACE,
  BRACKETED,
  itemOf,
  NOTHING_BEHIND_TITLE,
  ORDINAL,
  PART_BEGINS,
  PART_ENDS,
  PLACE_BEGINS,
  REPORT_PLACE_BEGINS,
} from '../../language/zh/place-wordings.ts';
import { readOutlinePlace } from '../../structure/outline-places.ts';
import { eachPlace, type PlaceSpan, readPlaces } from '../../structure/place-grammar.ts';
import { AS_LOCATOR, BEHIND_TITLE, IN_QUESTION } from '../../structure/place-manner.ts';
import { readReportPlace } from '../../structure/report-places.ts';
import type { Locator } from '../../types.ts';

/** Exact places a question names, and what stretch of the question they take. */
export interface PlaceMention {
  readonly start: number;
  readonly end: number;
  readonly locators: readonly Locator[];
}

/** The places named right behind a title, where 63条 needs no 第 and a bare number may do. */
export function placesBehindTitle(text: string): PlaceMention | undefined {
  const gap = BETWEEN_TITLE_AND_PLACE.exec(text)?.[0].length ?? 0;
  return mention(readPlaces(text, gap, BEHIND_TITLE));
}

/** The places named anywhere in a question; an article before a chapter. */
export function placesAnywhere(text: string): PlaceMention | undefined {
  const found: PlaceSpan[][] = [];
  for (const { index } of text.matchAll(PLACE_BEGINS)) {
    if (index < (found.at(-1)?.at(-1)?.end ?? 0)) continue;
    const places = readPlaces(text, index, IN_QUESTION);
    if (places && ofText(places[0]!)) found.push(places);
  }
  const articles = found.find(([first]) => first!.locator.some(({ type }) => type === 'article'));
  return mention(articles ?? found[0]) ?? mention(bareStart(text)) ?? mention(partAlone(text));
}

/** 27条,防汛条例的: the places named at the beginning, right before the title. */
export function placesBeforeTitle(
  text: string,
  title: { readonly start: number; readonly end: number } | undefined,
): PlaceMention | undefined {
  if (!title) return undefined;
  // 27 防汛条例, and nothing else.
  const whole = NOTHING_BEHIND_TITLE.test(text.slice(title.end));
  const before = text.slice(0, title.start).replace(BETWEEN_PLACE_AND_TITLE, '');
  const places = readPlaces(before, 0, whole ? BEHIND_TITLE : AS_LOCATOR);
  return places?.at(-1)?.end === before.length ? mention(places) : undefined;
}

function ofText({ locator }: PlaceSpan): boolean {
  return !['paragraph', 'item', 'subitem'].includes(locator[0]!.type);
}

function bareStart(text: string): PlaceSpan[] | undefined {
  const places = readPlaces(text, 0, { ...AS_LOCATOR, beyond: true });
  return places && ofText(places[0]!) && BARE_PLACE_ENDS.test(text.slice(places.at(-1)!.end))
    ? places
    : undefined;
}

function partAlone(text: string): PlaceSpan[] | undefined {
  const start = PART_BEGINS.exec(text)?.[0].length ?? 0;
  const named = readPlaces(text, start, { ...AS_LOCATOR, beyond: true });
  if (named && !ofText(named[0]!)) {
    const paragraph = named[0]!.locator[0]!.type === 'paragraph' && text.slice(start).startsWith(ORDINAL);
    return paragraph || PART_ENDS.test(text.slice(named.at(-1)!.end)) ? named : undefined;
  }
  return bracketed(text, start);
}

/** (三)呢: an item by its number in brackets. */
function bracketed(text: string, start: number): PlaceSpan[] | undefined {
  const m = BRACKETED.exec(text.slice(start));
  const end = start + (m?.[0].length ?? 0);
  if (!m || !PART_ENDS.test(text.slice(end))) return undefined;
  const item = readPlaces(itemOf(m[1]!), 0, AS_LOCATOR)?.[0];
  return item && [{ ...item, start, end }];
}

/** A place in a report: 一(三)1 · 第一部分第(三)块第2点 · 二(二). */
export function reportPlace(text: string): PlaceMention | undefined {
  for (const { index } of text.matchAll(REPORT_PLACE_BEGINS)) {
    const place = readReportPlace(text, index);
    if (place) return mention([place]);
  }
  return undefined;
}

/** A place in a plan or a standard right behind its title: 3.2.1, 附件1. */
export function outlinePlaceBehindTitle(text: string): PlaceMention | undefined {
  const place = readOutlinePlace(text, BETWEEN_TITLE_AND_PLACE.exec(text)?.[0].length ?? 0);
  return place && mention([place]);
}

function mention(places: readonly PlaceSpan[] | undefined): PlaceMention | undefined {
  const [first] = places ?? [];
  if (!first) return undefined;
  return { start: first.start, end: places!.at(-1)!.end, locators: eachPlace(places!) };
}
