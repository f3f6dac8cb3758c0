/** Marks within the texts that are answered from. */

/** The number that an item of a list begins with. */
export const LIST_ITEM = /^[ \u3000]{0,8}[((\uff08]?[一二三四五六七八九十\d]{1,3}[))\uff09.、]/gmu;

/** What stands before a year that is only compared with: 与2019年相比. */
export const COMPARED_WITH = /[与比较同]$/u;

/** What follows from a breach. */
export const PENALTY = /罚款|处分|警告|拘留|吊销|没收|停产停业|刑事责任|责令/u;
