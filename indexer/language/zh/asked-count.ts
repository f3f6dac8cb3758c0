/**
 * What a question wants counted, and how a count of it looks: 一年查几趟 wants a number of 次, 每人每天几升 one of 升. A passage about the
 * right matter without such a number is no answer, and one that counts something else is none either.
 */
const NUMBER = '[\\d一二三四五六七八九十百千万两半]';
/** Numbers of articles and chapters count nothing. */
const COUNTING = `(?<!第${NUMBER}{0,5})${NUMBER}(?:余|多)?(?:亿|万|千|百)?(?:余|多)?`;
const PERIOD = `${COUNTING}个?(?:工作)?(?:小时|分钟|日|天|月|年|周|季度)`;

/** Measures as they are asked for, with the words behind a number that count the same. The first that fits is taken. */
const MEASURES: readonly (readonly [asked: string, held: string])[] = [
  ['个?工作日|天|日', '个?(?:工作)?(?:日|天|月|年|小时|周)'],
  ['年(?!级|会|度)|个?月', '个?(?:年|月)'],
  ['个?小时|个?钟头|分钟|个?星期|周', '个?(?:小时|时|分钟|日|天|星期|周)'],
  ['(?:万|千|百|亿)?(?:元|块(?=钱|$)|钱)|(?:万|千|百)$', '元|倍'],
  ['个?人(?!大|民)|名|位|个?(?:干部|领导|员工|工人|群众|警察)', '人|名|位'],
  ['(?:万|千|百)?(?:家|户)|个?(?:企业|公司|单位|厂)', '家|户|个'],
  ['次|回|趟|场|遍', '次|回|趟|场|遍|起'],
  ['起|件|宗', '起|件|宗|次'],
  ['条(?:隐患|问题|线索|意见)|[个处项](?:隐患|问题|线索)', '条|个|处|项'],
  ['份|批|处', '份|批|处|个|项'],
  ['辆|台|艘|架|车次', '辆|台|艘|架|车次'],
  ['座|所|间|栋|套', '座|所|间|栋|套|个'],
  [
    '平方|平米|亩|公里|厘米|毫米|米|吨|公斤|斤|升|度(?!假)',
    '平方|亩|公里|千米|厘米|毫米|米|吨|公斤|千克|升|立方|度|℃',
  ],
  // Sorts of their own: a time of day, a day, a share.
  ['[点号成]|个?百分点', ''],
];

/** 全年无败诉案件: none of them is a number as well. */
const NONE = '[无零](?=\\p{Script=Han}{0,4}(?:案件|事故|发生|投诉))|未发生|没有发生';

/** 十几, 前几天, 往后几年 and 还有几户人家 say some; 发生后几天内 and 汛期前几天 ask how many. */
const SOME = '[十好哪这那头近第]|还有|(?:^|[^\\p{Script=Han}]|[最往今的就])[前后上下]';
/** 编好几天内报 asks, 好几家 does not. */
const ASKS = new RegExp(
  `(?<word>多少|(?<!${SOME})几|(?<=好)几(?=\\p{Script=Han}{1,3}内))(?<measure>\\p{Script=Han}{0,3})`,
  'gu',
);
const HOW_LONG = /多久|多长时间/u;
/** 按月报还是按季报, 一天一报还是一周一报. */
const HOW_OFTEN =
  /按[日天周月季年].{0,8}还是|一[天日周月年季]一.{1,6}还是|每[天日周月年].{0,8}还是每|什么频[次率]/u;
/** 沙袋条数, 赔偿数额: any number will do. */
const NUMBER_OF = /(?:数量|总数|人数|[条件次天户家]数|数额|金额|频次|降幅|涨幅)[?!。]*$/u;
/** What stands behind 多少 without being counted: 多少呢, 罚多少才够. */
const NO_MEASURE = /^(?:[的了是有能要可以给交罚才呢啊呀吧嘛算合]|$)/u;

const known = new Map<string, RegExp>();

/** How a count looks that a question asks for; undefined where it asks for none. Not for use with flags. */
export function askedCount(question: string): RegExp | undefined {
  if (HOW_LONG.test(question)) return patternOf(`${PERIOD}|季度|立即|即时|每(?:年|月|季|日|天|周)`);
  if (HOW_OFTEN.test(question)) return patternOf(`${PERIOD}|季度|[每逐按](?:年|月|季|日|天|周)`);
  for (const { groups } of question.matchAll(ASKS)) {
    const held = heldFor(groups!.word!, groups!.measure!);
    if (held !== undefined) return patternOf(held);
  }
  return NUMBER_OF.test(question) ? patternOf(COUNTING) : undefined;
}

/** Behind 几 stands a measure, behind 多少 as often the thing itself: 多少保费. */
function heldFor(word: string, measure: string): string | undefined {
  const row = MEASURES.find(([asked]) => patternOf(`^(?:${asked})`).test(measure));
  if (row) return row[1] === '' ? undefined : `${COUNTING}(?:${row[1]})|${NONE}`;
  if (word === '多少' || NO_MEASURE.test(measure)) return COUNTING;
  const first = measure.replace(/^个(?=.)/u, '')[0]!;
  return `${COUNTING}个?${first}`;
}

function patternOf(source: string): RegExp {
  const before = known.get(source) ?? new RegExp(source, 'u');
  known.set(source, before);
  return before;
}
