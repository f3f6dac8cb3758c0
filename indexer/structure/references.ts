import type { Locator, ProvisionType } from '../types.ts';
import { toNumber } from './numerals.ts';
import { readOutlinePlace } from './outline-places.ts';
import { type PlaceSpan, readPlaces } from './place-grammar.ts';
import { type NamedTitle, type NameMatcher, readTitles } from './reference-names.ts';

/** What a reference starts from. */
export type Anchor =
  /** 《…》 or a known name; `nested` for 〈…〉 within another title. */
  | { readonly kind: 'title'; readonly title: string; readonly nested: boolean }
  /** This text: 本法, 本条例, or an article that names no text. `word` is empty for the latter. */
  | { readonly kind: 'self'; readonly word: string }
  /** From where it stands: 本条 is back 0, 前款 back 1, 前两款 back 2 (all of them meant). */
  | { readonly kind: 'relative'; readonly level: RelativeLevel; readonly back: number };

export type RelativeLevel = 'chapter' | 'section' | 'article' | 'paragraph' | 'item';

/** A reference as it stands in a text, by offsets; its places are named from its anchor on. */
export interface Reference {
  readonly start: number;
  readonly end: number;
  readonly anchor: Anchor;
  /** Empty: the whole text, or the whole of what is relative. */
  readonly locator: Locator;
  /** Last place of a range: 第三十条至第三十三条. */
  readonly to?: Locator;
}

const LEVELS: Readonly<Record<string, RelativeLevel>> = {
  章: 'chapter',
  节: 'section',
  条: 'article',
  款: 'paragraph',
  项: 'item',
};

/** 本法院, 本法人 and 本条例 are not 本法 and 本条. */
const SELF = /本(?:法(?![院人律官])|条例|规定|办法|细则|规则|规程|决定|准则|意见|通知|方案|预案)/uy;
const SAME = /[该同](?:法(?![院人律官])|条例|规定|办法|细则)/uy;
const RELATIVE = /(?:本([条款项章节])(?![例目])|[前上]([一二两三四五六七八九]?)([条款项])(?!目))/uy;
/** Between a title and its place: 《…法》（以下简称应对法）第三条, 《…法》的第三条. */
const AFTER_TITLE = /(?:的|[(\uff08][^(\uff08)\uff09\n]{1,40}[)\uff09])?(?=第)/uy;
/** Between a title and 3.2.1. */
const BEFORE_CLAUSE = /的?第?[ \u3000]?/uy;
const STARTS: ReadonlySet<string> = new Set(['《', '第', '本', '该', '同', '前', '上']);

/** The anchor that holds for places that follow without one of their own. */
interface Seen {
  readonly title?: string;
  readonly last?: Reference;
}

/**
 * Finds the references in a text, in the order they stand: titles with the places named after them, 本法, 前款, and
 * chains, lists and ranges of provisions. Work is linear in the length of the text; no input throws.
 * @param names finds names written without 《》; without it only 《》 name other texts
 * Example: 依照本法第六十四条、第六十五条 → two references with the anchor 本法.
 */
export function findReferences(text: string, names?: NameMatcher): Reference[] {
  const found: Reference[] = [];
  let seen: Seen = {};
  for (let at = 0; at < text.length; ) {
    const here = referencesAt(text, at, seen, names);
    if (here.length === 0) {
      at++;
      continue;
    }
    let end = at + 1;
    for (const reference of here) {
      found.push(reference);
      end = Math.max(end, reference.end);
    }
    const last = here.at(-1) as Reference;
    seen = { ...seen, last, ...(last.anchor.kind === 'title' ? { title: last.anchor.title } : {}) };
    at = end;
  }
  return found;
}

function referencesAt(text: string, at: number, seen: Seen, names: NameMatcher | undefined): Reference[] {
  const c = text[at] as string;
  if (c === '《') return afterTitles(text, readTitles(text, at));
  // 上海市… and 前… may begin a name as well as 上款 and 前款.
  const length = c === '第' || c === '本' ? 0 : (names?.(text, at) ?? 0);
  if (length > 0) {
    const title = text.slice(at, at + length);
    return afterTitles(text, [{ title, start: at, end: at + length, nested: false }]);
  }
  if (!STARTS.has(c)) return [];
  if (c === '第') return withoutAnchor(text, readPlaces(text, at), seen);
  const self = exec(SELF, text, at);
  if (self) return from(text, at, at + self.length, { kind: 'self', word: self });
  const same = exec(SAME, text, at);
  if (same && seen.title) return from(text, at, at + same.length, titled(seen.title));
  RELATIVE.lastIndex = at;
  const m = RELATIVE.exec(text);
  if (!m) return [];
  const level = LEVELS[m[1] ?? m[3] ?? ''] as RelativeLevel;
  const back = m[1] ? 0 : (toNumber(m[2] ?? '') ?? 1);
  return from(text, at, at + m[0].length, { kind: 'relative', level, back });
}

const titled = (title: string): Anchor => ({ kind: 'title', title, nested: false });

function afterTitles(text: string, titles: readonly NamedTitle[]): Reference[] {
  const [outer, ...inner] = titles;
  if (!outer) return [];
  return [
    ...from(text, outer.start, outer.end, titled(outer.title)),
    ...inner.map(({ title, start, end }) => ({
      ...{ start, end, locator: [] },
      anchor: { kind: 'title', title, nested: true } as const,
    })),
  ].sort((a, b) => a.start - b.start);
}

/** An anchor and the places after it; the first place's offsets take in the anchor. */
function from(text: string, start: number, end: number, anchor: Anchor): Reference[] {
  const gap = exec(AFTER_TITLE, text, end);
  const places = gap === undefined ? undefined : readPlaces(text, end + gap.length);
  if (!places) return [inOutline(text, start, end, anchor) ?? { start, end, anchor, locator: [] }];
  return places.map((place, i) => anchored(i === 0 ? { ...place, start } : place, anchor));
}

/** 《…预案》3.2.1, 本预案附件2: places of plans and standards. */
function inOutline(text: string, start: number, end: number, anchor: Anchor): Reference | undefined {
  if (anchor.kind === 'relative') return undefined;
  const gap = exec(BEFORE_CLAUSE, text, end)?.length ?? 0;
  const place = readOutlinePlace(text, end + gap);
  return place && { start, end: place.end, anchor, locator: place.locator };
}

/** 前款第一项、第三条: an article does not start from 前款 but from the text. */
function anchored(place: PlaceSpan, anchor: Anchor): Reference {
  const ofText = anchor.kind === 'relative' && isOfText(place.locator[0]?.type, anchor.level);
  return { ...place, anchor: ofText ? { kind: 'self', word: '' } : anchor };
}

function isOfText(type: ProvisionType | undefined, level: RelativeLevel): boolean {
  if (type === 'section') return level !== 'chapter';
  return type === 'article' || type === 'chapter' || type === 'part';
}

const ABOVE: Partial<Record<ProvisionType, RelativeLevel>> = {
  section: 'chapter',
  paragraph: 'article',
  item: 'paragraph',
  subitem: 'item',
};

/** Places that name no text: articles of this one; a 款 or 项 follows the one named before in the same sentence. */
function withoutAnchor(text: string, places: readonly PlaceSpan[] | undefined, seen: Seen): Reference[] {
  const first = places?.[0];
  if (!places || !first) return [];
  const level = ABOVE[first.locator[0]?.type ?? 'article'];
  const before = level && sameSentence(text, seen.last, first.start) ? seen.last : undefined;
  return places.map((place) => {
    const type = place.locator[0]?.type;
    const own = ABOVE[type ?? 'article'];
    if (!own) return { ...place, anchor: { kind: 'self', word: '' } };
    const stop = before?.locator.findIndex((step) => step.type === type) ?? -1;
    if (!before || stop < 0) return { ...place, anchor: { kind: 'relative', level: own, back: 0 } };
    const above = before.locator.slice(0, stop);
    const to = place.to ? { to: [...above, ...place.to] } : {};
    return { ...place, anchor: before.anchor, locator: [...above, ...place.locator], ...to };
  });
}

/** Nearer than this, so that looking for the sentence's end stays bounded. */
const LONGEST_SENTENCE = 300;

function sameSentence(text: string, last: Reference | undefined, at: number): boolean {
  if (!last || at - last.end > LONGEST_SENTENCE) return false;
  return !/[。\n]/.test(text.slice(last.end, at));
}

function exec(sticky: RegExp, text: string, at: number): string | undefined {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0];
}
