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

/** Between a title and its place: 应对法那个63条, 《应对法》(…)的第63条. What told the version is blank here. */
const BEHIND = /^(?:[\s的,(:、)]|里面?|当中|中|上|[那这]一?个?|关于){0,30}/u;
/** Where a place may begin that nothing stands before. */
const BEGINS = /[第弟最末倒首§]|(?<![a-z])art/giu;
/** 第二款呢, 那第(三)项: of the article that was spoken of before, so only where the message begins. */
const PART = /^那?么?\s{0,2}/u;
const PART_ENDS = /^\s{0,2}(?:$|[呢的是说讲写?,。和、])/u;
/** 63条, 63条第二款 before all else: the whole message, or what a title follows. */
const BARE_ENDS =
  /^(?:[呢吧?!。,\s]|的?规定|的?内容|是?(?:什么|啥)(?:内容)?|怎么[说写]|[说写讲]了?(?:什么|啥)){0,3}$|^\s/u;

/** The places named right behind a title, where 63条 needs no 第 and a bare number may do. */
export function placesBehindTitle(text: string): PlaceMention | undefined {
  const gap = BEHIND.exec(text)?.[0].length ?? 0;
  return mention(readPlaces(text, gap, BEHIND_TITLE));
}

/** The places named anywhere in a question; an article before a chapter. */
export function placesAnywhere(text: string): PlaceMention | undefined {
  const found: PlaceSpan[][] = [];
  for (const { index } of text.matchAll(BEGINS)) {
    if (index < (found.at(-1)?.at(-1)?.end ?? 0)) continue;
    const places = readPlaces(text, index, IN_QUESTION);
    if (places && ofText(places[0]!)) found.push(places);
  }
  const articles = found.find(([first]) => first!.locator.some(({ type }) => type === 'article'));
  return mention(articles ?? found[0]) ?? mention(bareStart(text)) ?? mention(partAlone(text));
}

function ofText({ locator }: PlaceSpan): boolean {
  return !['paragraph', 'item', 'subitem'].includes(locator[0]!.type);
}

function bareStart(text: string): PlaceSpan[] | undefined {
  const places = readPlaces(text, 0, { ...AS_LOCATOR, beyond: true });
  return places && ofText(places[0]!) && BARE_ENDS.test(text.slice(places.at(-1)!.end)) ? places : undefined;
}

function partAlone(text: string): PlaceSpan[] | undefined {
  const start = PART.exec(text)?.[0].length ?? 0;
  const named = readPlaces(text, start, { ...AS_LOCATOR, beyond: true });
  if (named && !ofText(named[0]!)) {
    const paragraph = named[0]!.locator[0]!.type === 'paragraph' && text.slice(start).startsWith('第');
    return paragraph || PART_ENDS.test(text.slice(named.at(-1)!.end)) ? named : undefined;
  }
  return bracketed(text, start);
}

/** (三)呢: an item by its number in brackets. */
function bracketed(text: string, start: number): PlaceSpan[] | undefined {
  const m = /^第?\s{0,2}(\([一二三四五六七八九十\d]{1,3}\))/u.exec(text.slice(start));
  const end = start + (m?.[0].length ?? 0);
  if (!m || !PART_ENDS.test(text.slice(end))) return undefined;
  const item = readPlaces(`第${m[1]}项`, 0, AS_LOCATOR)?.[0];
  return item && [{ ...item, start, end }];
}

/** A place in a report: 一(三)1 · 第一部分第(三)块第2点 · 二(二). */
export function reportPlace(text: string): PlaceMention | undefined {
  for (const { index } of text.matchAll(/[第一二三四五六七八九]/gu)) {
    const place = readReportPlace(text, index);
    if (place) return mention([place]);
  }
  return undefined;
}

/** A place in a plan or a standard right behind its title: 3.2.1, 附件1. */
export function outlinePlaceBehindTitle(text: string): PlaceMention | undefined {
  const place = readOutlinePlace(text, BEHIND.exec(text)?.[0].length ?? 0);
  return place && mention([place]);
}

function mention(places: readonly PlaceSpan[] | undefined): PlaceMention | undefined {
  const [first] = places ?? [];
  if (!first) return undefined;
  return { start: first.start, end: places!.at(-1)!.end, locators: eachPlace(places!) };
}
