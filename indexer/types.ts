/**
 * The words of this project, one file each in model/. Every part speaks in these types; none of them knows a bot, a card or a
 * page. 一份文件(Document)是一部作品(work,同一 id)在某一日期的文本(expression,id@version)。
 */
export type * from './model/approved.ts';
export type * from './model/document.ts';
export type * from './model/entry.ts';
export type * from './model/finding.ts';
export type * from './model/library.ts';
export type * from './model/organisation.ts';
export type * from './model/place.ts';
export type * from './model/problem.ts';
export type * from './model/provision.ts';
