import type { ProvisionType } from '../types.ts';

/** A level of a locator: how it is printed for people, its letter in URLs, and the word that names it in a statute. */
export interface PlaceUnit {
  readonly type: Exclude<ProvisionType, 'named'>;
  readonly letter: string;
  readonly print: (chinese: string, arabic: number) => string;
  /** Of statutes; reports number their levels without words. */
  readonly word?: string;
}

/** Statutes' levels come first, in the order in which they stand in a locator. */
export const PLACE_UNITS: readonly PlaceUnit[] = [
  { type: 'part', letter: 'b', word: '编', print: (n) => `第${n}编` },
  { type: 'chapter', letter: 'c', word: '章', print: (n) => `第${n}章` },
  { type: 'section', letter: 's', word: '节', print: (n) => `第${n}节` },
  { type: 'article', letter: 'a', word: '条', print: (n) => `第${n}条` },
  { type: 'paragraph', letter: 'p', word: '款', print: (n) => `第${n}款` },
  { type: 'item', letter: 'i', word: '项', print: (n) => `第(${n})项` },
  { type: 'subitem', letter: 'm', word: '目', print: (_, a) => `第${a}目` },
  { type: 'division', letter: 'd', print: (n) => n },
  { type: 'heading', letter: 'h', print: (n) => `(${n})` },
  { type: 'point', letter: 'n', print: (_, a) => String(a) },
  { type: 'clause', letter: 'k', print: (_, a) => String(a) },
  { type: 'bracket', letter: 'j', print: (_, a) => `(${a})` },
  { type: 'attachment', letter: 'f', print: (_, a) => `附件${a}` },
  { type: 'table', letter: 't', print: (_, a) => `表${a}` },
  { type: 'row', letter: 'r', print: (_, a) => `第${a}行` },
];

const BY_TYPE = new Map(PLACE_UNITS.map((unit, level) => [unit.type as ProvisionType, { unit, level }]));
const BY_WORD = new Map(PLACE_UNITS.flatMap(({ word, type }) => (word ? [[word, type] as const] : [])));

/** Undefined for `named` passages, which have no number. */
export function unitOf(type: ProvisionType): PlaceUnit | undefined {
  return BY_TYPE.get(type)?.unit;
}

/** How deep a level stands, 编 being 0; −1 for none. */
export function levelOf(type: ProvisionType | undefined): number {
  return (type === undefined ? undefined : BY_TYPE.get(type)?.level) ?? -1;
}

/** The level that 编, 章, 节, 条, 款, 项 or 目 names; 条 for what is a slip of it: 63跳. */
export function typeNamed(word: string): ProvisionType {
  return BY_WORD.get(word) ?? 'article';
}
