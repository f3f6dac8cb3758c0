import { literally } from './any-of.ts';
import { KIND_SLIP_ENDS } from './typed-titles.ts';

/** How titles of rules look in questions, and what only looks like one. */

/** Words that end a title and tell its kind. */
const TYPES = '(?:实施办法|实施细则|管理办法|条例|办法|规定|细则|规则|制度|纲要|规划|通知|十条举措|法典|法)';
export const TITLE_END = new RegExp(`${TYPES}|${KIND_SLIP_ENDS}`, 'gu');

/** A version may stand between a title and its place: 《…法》(2012年修正)第三条. */
export const VERSION_BETWEEN = /^\s{0,2}\(?(?:19|20)\d{2}年?(?:版|修订|修正)?\)?/u;

/** Words that merely look like the end of a title: 违法, 办法 of doing something, 相关规定. */
export const NO_TITLE =
  /(?:违|执|立|司|守|合|依|非|方|想|看|做|用|说|学|普|枉|犯|宪|无|没|么|想|设|语|书|手|历|魔|算|减|加|乘|除|没有|想|有|新|旧|老|本|该|各|两|哪部|哪个|什么|处理|补偿|具体|这个|那个|有关|相关|按照|明文|法律|法规|规章)$/u;
/** The same where a place follows, 公司法第五条, which makes a title of anything but these. */
export const NO_TITLE_BEFORE_PLACE = /(?:[新旧老本该各两]|[哪这那同][一]?[个部]?|什么|有关|相关|法律|法规)$/u;

/** What a title is folded of before it is compared: the name of the country, title marks, brackets, blanks. */
export const FOLDED_AWAY = /中华人民共和国|[《》〈〉<>()\s“”"]/gu;
/** The same in a question, where the name of the country alone is a word of it. */
export const FOLDED_IN_QUESTION = /中华人民共和国(?=[\p{Script=Han}]{2})|[《》〈〉]/gu;
/** A title in title marks. */
export const QUOTED = /《([^《》]{2,40})》/gu;
/** The word that ends most titles, mistyped: 抗旱条列28条. */
export const MISTYPED_END =
  /(?<=\p{Script=Han}{2})条[列利历](?=\s{0,9}第?\s{0,9}[\d一二三四五六七八九十廿卅]|\s|[里的中]|$)/gu;
export const TYPED_END = '条例';

/** A province or city that stands before a title: 示例省. */
export const PLACE_BEFORE = /^(?:.{2,3}?(?:省|市))/u;
/** A place with what it is, right before a title: 示例市 of 示例市防汛条例. */
export function placeRightBefore(region: string): RegExp {
  return new RegExp(`${literally([region])}[省市]?$`, 'u');
}
/** The sign of a province within an abbreviated title: 省安 of 示例省安全生产条例. */
export const OF_PROVINCE = '省';

/** Measures that implement a law: 实施突发事件应对法办法, 应对法的省里实施办法. */
export const IMPLEMENTING: readonly RegExp[] = [
  /实施.{0,3}?(?<law>[\p{Script=Han}]{2,12}?法)的?(?:办法|条例|细则|规定)/u,
  /(?<law>[\p{Script=Han}]{2,12}?法)的?[\p{Script=Han}]{0,5}?实施(?:办法|条例|细则)/u,
];

/**
 * What may stand before a title without being part of it. Anything else makes the title the tail of a longer one that is not
 * held: 治安管理处罚法 is no 处罚法, 网络安全法 no shortened 安全生产法, and its articles are not theirs.
 * @param home the home province, which may stand there too
 */
export function leadIn(home: string | undefined): RegExp {
  return new RegExp(`(?:${LEAD_IN.source}|${literally(home === undefined ? [] : [home])})$`, 'u');
}
const LEAD_IN =
  /^|(?<![调检审侦])查|[请看问找翻读搜按照据违反对的和与跟及或把将在从是有说讲写里个本这那该此其哪新旧老原年时了我你您咱们下]|(?:^|[新旧老年那])版|[提讲说看找问查聊谈][到过起]|[看查找比翻读念讲说对](?:一?[看查找比翻读念讲说对]|一?下)|没有|怎么|什么|关于|[对比][比较照]|参考|适用|使用|学习|执行|遵守|贯彻|落实|实施|宣传|修订|修改|制定|出台|起草|颁布|解读|涉及|引用|属于|依法|现行|我国|中国|国家的|我省|省里|省/u;

/** A name as short as this is a common word as well; it names the work only in the surroundings below. */
export const WEAK_LENGTH = 2;
/**
 * What stands before 报告 where it is a title. 法治 is for the report on the rule of law that every department makes each year.
 * @param selfNames what the organisation is called by its own people: 我厅的报告
 * @param years those reported on
 */
export function weakBefore(selfNames: readonly string[], years: readonly string[]): RegExp {
  const year = literally(years.map((y) => `${y}年`));
  return new RegExp(`(?:${WEAK_BEFORE.source}|${year}|(?:${literally(selfNames)})的?)$`, 'u');
}
const WEAK_BEFORE = /这份|这个|这|本|该|那份|年度|工作|法治|我们的?/u;
export const WEAK_AFTER =
  /^(?:\s*(?:第\s*)?[\d一二三四五六七八九十百零]+\s*条|里|中|上(?!级)|哪|(?:都|主要|大概){0,2}[讲说写]|提到|提过|提了|总共|一共|分|\s{0,2}的?\s{0,2}第?\s{0,2}[一二三四五六七八九]\s{0,2}(?:部分|大部分|[(、]|$)|\s{0,2}的?第\s{0,2}\d\s{0,2}大?部分|的?(?:索引号|发布|标题|结构|全文))/u;

/** Characters taken for one another in short titles, by sound or shape. */
export const CONFUSED: readonly string[] = [
  '旱早捍汗',
  '汛讯迅训泛',
  '洪红宏鸿烘',
  '防房妨仿放',
  '台抬',
  '抗扛坑',
  '救就求',
  '助住祝',
  '处除',
  '罚法伐',
  '气汽',
];

/** Between a place and a title that is of it: 宁波那个主体责任规定. */
export const OF_PLACE = /(?:的|[那这][个部份]?){0,3}$/u;
