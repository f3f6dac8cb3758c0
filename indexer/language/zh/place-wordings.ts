/** How questions name places of a text, as far as the grammar of places leaves it open; see structure/place-grammar.ts. */

/** Between a title and its place: 应对法那个63条, 《应对法》(…)的第63条. What told the version is blank here. */
export const BETWEEN_TITLE_AND_PLACE =
  /^(?:[\s的,(:、)/·—–-]|里面?|当中|中|上|[那这]一?[个部]?|关于|(?:[新旧老]|现行)?法(?=\s?[第\d一二三四五六七八九十])){0,30}/u;
/** 27条,防汛条例的. */
export const BETWEEN_PLACE_AND_TITLE = /[\s,:、。]{1,3}(?:是|在)?$/u;
export const NOTHING_BEHIND_TITLE = /^的?(?:原文|内容)?[\s?。!]*$/u;
/** Where a place may begin that nothing stands before. */
export const PLACE_BEGINS = /[第弟最末倒首§]|(?<![a-z])art/giu;
/** 第二款呢, 那第(三)项, 它的第二款: of the article that was spoken of before, so only where the message begins. */
export const PART_BEGINS =
  /^那?么?(?:还有|再来|以及|刚才|刚刚|上面|前面)?(?:[它其]的?|[这那该此](?:一?条)?的?|再?看看?|再说)?\s{0,2}/u;
export const PART_ENDS =
  /^\s{0,2}(?:$|[呢的是说讲写念有里啥再也发给?,。和、]|什么|怎么|原[文话]|内容|全文|具体|规定|给我|也?看)/u;
/** 63条, 63条第二款 before all else: the whole message, or what a title follows. */
export const BARE_PLACE_ENDS =
  /^(?:[呢吧?!。,\s]|的?规定|的?内容|是?(?:什么|啥)(?:内容)?|怎么[说写]|[说写讲]了?(?:什么|啥)){0,3}$|^\s/u;
/** (三)呢: an item by its number in brackets, whatever stands before the brackets. */
export const BRACKETED = /^第?\s{0,2}(\([一二三四五六七八九十\d]{1,3}\))/u;
/** The same as it is written in full. */
export function itemOf(bracketed: string): string {
  return `第${bracketed}项`;
}
/** 第二款 rather than 2款. */
export const ORDINAL = '第';
/** Where a place of a report may begin: 第一部分, 一(三)1. */
export const REPORT_PLACE_BEGINS = /[第一二三四五六七八九]/gu;

/** What a chapter is called by: 法律责任章的末条. */
export const CHAPTER = '章';
/** Which chapter something stands in. */
export const ASKS_CHAPTER = /(?:第几|哪一?个?)[章节编]/u;
/** A chapter by its heading: 法律责任那章, 讲灾后恢复的那一章, 监测与预警在第几章. */
export const OF_CHAPTER = new RegExp(
  `${ASKS_CHAPTER.source}|(?<!第.{0,5})(?:[那这的]一?|整一?|单独一?|专门一?|一)个?[章节编](?![程法制子句目])`,
  'u',
);
/** …of the article that was spoken of: 这一章还有啥. */
export const THIS_CHAPTER =
  /^(?:那么?)?(?:[它其]?(?:所?在)?的?)?(?:[这该本那同]|跟它同)一?个?[章节](?![程法制子句目])/u;
/** …which one that article stands in: 这条在第几章. */
export const WHICH_CHAPTER =
  /^(?:那么?)?(?:[这那该]一?条|它)?(?:是)?(?:在|属于|放在|归)?(?:第几|[哪那]一?个?)[章节编]的?(?:呢|呀|啊|吗)?[?。]*$/u;
/** What stands beside the matter of a chapter: 预警在…, 讲…的那一章讲了啥. */
export const BESIDE_CHAPTER =
  /(?:[那这的]一?|整一?|单独一?|专门一?|一)个?[章节编]|[讲说写谈管]|什么|啥|哪些|内容|规定|一共|条文|条款?|多少|有|是|[放在归属于的里中了个呢吗几给我看把请问,。?!]/gu;

/** The chapter that ends a statute: 附则. */
export const LAST_CHAPTER = /附\s*则/u;
/** The number that an article begins with. */
export const ARTICLE_LABEL = /^第[^\s]{1,12}条(?:之.)?\s+/u;

/** 114②, 18条③: the 款 or the 项; a message of ② alone asks for the 款. */
export const CIRCLED_BEHIND = /(?<=[\d条])\s?([①②③④⑤⑥⑦⑧⑨])/gu;
export const CIRCLED_ALONE = /^\s{0,2}([①②③④⑤⑥⑦⑧⑨])\s{0,2}$/u;
export const PARAGRAPH = '第$1款';
/** 行政处罚法.第.42.条 */
export const DOTTED = /(?<=第)[.·](?=\d)|(?<=\d)[.·](?=[条款项])|(?<=\p{Script=Han})[.·](?=第)/gu;
