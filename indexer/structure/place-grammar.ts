import type { Locator, LocatorStep } from '../types.ts';
import { readElement } from './place-elements.ts';
import { IN_TEXT, type Manner } from './place-manner.ts';
import { levelOf } from './place-units.ts';

/** Where in a text a place is named: offsets of the words that name it. `to` ends a range: 第三十条至第三十三条. */
export interface PlaceSpan {
  readonly start: number;
  readonly end: number;
  readonly locator: Locator;
  readonly to?: Locator;
}

const BETWEEN = '(?:、|,|\\uff0c|和|与|或者|或|以及|及|跟|(至|到|[-~\\uff5e\\u2013\\u2014]{1,2}))';
const BETWEEN_STRICT =
  /[ \u3000]?(?:、|和|与|或者|或|以及|及|(至|到|[-~\uff5e\u2013\u2014]{1,2}))[ \u3000]?(?=第)/uy;
const BETWEEN_TYPED = new RegExp(`\\s{0,2}${BETWEEN}\\s{0,2}`, 'uy');
/** Places that one list may have: what is pasted in may go on for pages. */
const MOST_PLACES = 30;

/**
 * Reads the list of places that begins at `at`: chains, lists and ranges. Each later place takes over the steps above
 * it from the one before. Undefined when none begins there; work is bounded by the length of what is read.
 * Example: 第十八条第一项、第四项或者第十九条 → 18·(一), 18·(四), 19.
 */
export function readPlaces(text: string, at: number, manner: Manner = IN_TEXT): PlaceSpan[] | undefined {
  const places: PlaceSpan[] = [];
  const between = manner.typed ? BETWEEN_TYPED : BETWEEN_STRICT;
  let above: Locator = [];
  let ranged = false;
  for (let start = at; places.length < MOST_PLACES; ) {
    const chain = readChain(text, start, manner);
    if (!chain) break;
    const upper = complete(above, chain.upper, chain.last, manner);
    for (const [i, { step, ranged: inner }] of chain.last.entries()) {
      const locator = [...upper, step];
      const before = places.at(-1);
      if (before && (i === 0 ? ranged : inner))
        places[places.length - 1] = { ...before, end: chain.end, to: locator };
      else places.push({ start, end: chain.end, locator });
      above = locator;
    }
    between.lastIndex = chain.end;
    const separator = between.exec(text);
    if (!separator) break;
    ranged = separator[1] !== undefined;
    start = chain.end + separator[0].length;
  }
  return places.length > 0 ? places : undefined;
}

interface Chain {
  readonly upper: readonly LocatorStep[];
  readonly last: readonly { readonly step: LocatorStep; readonly ranged: boolean }[];
  readonly end: number;
}

/** 第三章第二十条第一款: each element deeper than the one before. */
function readChain(text: string, at: number, manner: Manner): Chain | undefined {
  let element = readElement(text, at, manner, undefined);
  if (!element) return undefined;
  const upper: LocatorStep[] = [];
  for (;;) {
    const own = element.steps.at(-1)!.step;
    const next = readElement(text, element.end, manner, own);
    if (!next || levelOf(next.steps[0]?.step.type) <= levelOf(own.type)) break;
    upper.push(...element.steps.map(({ step }) => step).slice(-1));
    element = next;
  }
  return { upper: [...upper, ...(element.above ?? [])], last: element.steps, end: element.end };
}

const ARTICLE = levelOf('article');

/**
 * The steps above a chain's last element, those it does not print taken over from the place before. Texts number their
 * articles through: the chapter printed before one says nothing more there; a question may be wrong about it.
 */
function complete(
  above: Locator,
  upper: readonly LocatorStep[],
  last: Chain['last'],
  { typed }: Manner,
): Locator {
  const first = levelOf(upper[0]?.type ?? last[0]?.step.type);
  const taken =
    first <= ARTICLE && !(typed && first < ARTICLE) ? [] : above.filter((s) => levelOf(s.type) < first);
  const all = [...taken, ...upper];
  if (typed) return all;
  const article = all.findIndex((step) => step.type === 'article');
  return article > 0 ? all.slice(article) : last[0]?.step.type === 'article' ? [] : all;
}

/**
 * The places of a list one by one, ranges written out: 第九条至第十二条 → 9, 10, 11, 12. At most 30: a longer list of
 * passages is no answer.
 */
export function eachPlace(places: readonly PlaceSpan[]): Locator[] {
  const out: Locator[] = [];
  for (const { locator, to } of places) {
    out.push(locator);
    const [first, last] = [locator.at(-1), to?.at(-1)];
    if (!to || !first || first.type !== last?.type) continue;
    const above = locator.slice(0, -1);
    for (let n = first.number + 1; n < last.number && out.length < MOST_PLACES; n++)
      out.push([...above, { type: first.type, number: n }]);
    out.push(to);
  }
  return out.slice(0, MOST_PLACES);
}
