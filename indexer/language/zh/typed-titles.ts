import { literally } from './any-of.ts';

/** How people type titles that they do not write out: without a kind, by an order's number, by pinyin, with a slip in the kind. */

/** What stands for a type word right before a place, and for which: 应对发66条, 示例安条第7条. */
export const KIND_SLIPS: Readonly<Record<string, string>> = { 发: '法', 罚: '法', 条: '条例' };
export const KIND_SLIP_ENDS =
  '(?:(?<=\\p{Script=Han}{2})发|(?<=\\p{Script=Han}{3})罚|(?<=\\p{Script=Han}{2}安)条)(?=\\s?[第\\d])';
/** The kind of which the last character before it may do for a title: 罚法51 for 行政处罚法. */
export const SHORTEST_KIND = '法';

/** A work is pointed at rather than named: 示例市那个规定. */
export const POINTED = /[那这][个部]?$/u;
/** 示例市那部: a place and no more. */
export function pointedAtIn(region: string): RegExp {
  return new RegExp(`${literally([region])}[省市]?的?[那这][部个份件]`, 'u');
}

/** Kinds that a title may be typed without. */
export const KIND_LEFT_OUT = /(?:条例|办法|规定|法)$/u;
/** What may stand from the first digit to the end of a message that is a title and a place. */
export const ONLY_PLACE =
  /^\s?(?=\d)[\d\s()一二三四五六七八九十第条款项的]{1,20}(?:[?,.!。]|呢|吗|内容|原文|全文){0,4}$/u;

/** 708号令, 国务院令第708号: a regulation by the order of the State Council that made it known. */
export const ORDER = /(?:国务院|国)令\s?第?\s?(\d{1,4})\s?号|(?:国务院)?第?(?<!\d)(\d{1,4})\s?号令/gu;
/** The same as the catalogue and the history of a document have it. */
export const ORDER_PRINTED = /国务院令第(\d{1,4})号/gu;
/** Another issuer's order: 示例部88号令. */
export const ORDER_OF_OTHERS = /(?:[局部委省市厅府院]|主席)\s?$/u;

/** Words of titles, besides their names, that are read where they are typed by pinyin. */
export const PINYIN_WORDS = ['实施办法', '办法', '条例', '规定', '安全生产', '应急'];
/** What is read from pinyin makes it a title. */
export const PINYIN_TITLE = /(?:法|条例|规定|办法)/u;
/** di十条, di 3条: the ordinal alone in letters. */
export const ORDINAL_IN_LETTERS = [/(?<![a-z])di\s?(?=[一二三四五六七八九十百\d])/giu, '第'] as const;
/** Syllables of places beside a title. */
export const PINYIN_OF_PLACES: Readonly<Record<string, string>> = {
  ...{
    zhang: '章',
    tiao: '条',
    kuan: '款',
    xiang: '项',
    di: '第',
    ling: '零',
    yi: '一',
    er: '二',
    san: '三',
  },
  ...{ si: '四', wu: '五', liu: '六', qi: '七', ba: '八', jiu: '九', shi: '十', bai: '百' },
};
/** Places in English beside a title that is written in Chinese: each pattern and what is said instead. */
export const ENGLISH_PLACES: readonly (readonly [RegExp, string])[] = [
  [/[\s,]{0,3}(?<![a-z])para(?:graph|\.)?\s{0,2}(\d{1,2})/giu, '第$1款'],
  [/[\s,]{0,3}(?<![a-z])(?:item|subparagraph)\s{0,2}\(?(\d{1,2})\)?/giu, '第$1项'],
];
export const ENGLISH_PLACE_BEFORE =
  /(?<![a-z])(?:no[.:]?|art(?:icle|\.)?|section|§)\s{0,2}(\d{1,4})[\s,]{0,3}(?:of|in)\s{1,2}(?:the\s{1,2})?(\p{Script=Han}{2,30})/giu;
export const ENGLISH_PLACE_BEHIND = '$2第$1条';

/** Pinyin leaves blanks where none belong: 防洪法 第 23 条. */
export const BLANKS_AT_ORDINAL = [/\s?第\s?/gu, '第'] as const;

/**
 * A text is pointed at by what it is about: 抗旱的那部条例, 气象那部; without a kind only by the word that counts texts, which 那部分 and
 * 那部门 do not hold.
 */
export const POINTED_BY_MATTER =
  /(?:方面|这块|那块)?的?[那这]一?(?:[部份个](?<kind>条例|办法|规定|法律?)|部(?![分门队位委长]))/gu;
/** What stands before that: the province's, or the nation's. */
export const OF_HOME = /(?:[我咱本]们?省|省)[里内的]{0,2}$/u;
export const OF_NATION = /(?:国家|全国|国务院|中央)的?$/u;
