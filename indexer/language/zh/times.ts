import { NEXT_YEAR, YEAR_BEFORE } from './follow-ups.ts';

/** Times told by the clock: 去年, 上半年, 近三年; and what is reckoned by the year in reports rather than laid down in rules. */

/** What a question says of time. */
export interface TimeAsked {
  /** As it is said: 去年, 2020年上半年. */
  readonly said: string;
  /** The years meant, oldest first, by the day asked on. */
  readonly years: readonly string[];
  /** A part of a year, or a stretch of years, that a text would have to name itself: 上半年. */
  readonly part?: string;
  /** By the clock, rather than by its number. */
  readonly relative: boolean;
}

const YEARS_BACK: readonly (readonly [RegExp, number])[] = [
  [/大前年/u, -3],
  [/前年/u, -2],
  [/(?<!过)去年|上一?年度|(?<!年)上一年(?!年)/u, -1],
  [/今年|本年度?|当前年度|这一?年度?(?!多)/u, 0],
  [/明年|来年|下一?年度?/u, 1],
  [/后年/u, 2],
];
const PART =
  /[上下前后]半年|第?[一二三四1-4]季度?|[上本这下]个?季度|(?:[1-9一二三四五六七八九十]|1[0-2]|十[一二])月份?(?!内)|[上本这下]个?(?:月|周|星期)|本周|今天|昨天|前天|昨日|今日|最近(?:一周|半年|几天)|近期|(?:前|头)[一二三四五六七八九十\d]{1,2}个?月/u;
const NUMBERS: Readonly<Record<string, number>> = {
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
const STRETCH = /(?:最近|近|过去|前|这)(?<n>[两二三四五六七八九十]|\d{1,2})年(?:来|内|间|里)?/u;
const YEAR = /(?<!\d)(?<year>(?:19|20)\d{2})年?/gu;

/** What a year's report tells: counts, sums, work done and planned. Rules are not asked for by the year. */
const RECKONED =
  /多少|(?<![十好])几(?:件|次|家|起|人|亿|万|场|部|个|项|户|成)|罚了|(?:做|干|办|查|发|开|搞|立|培训|处理|完成|检查|开展|取得)了(?:哪些|什么|啥)|工作(?:思路|打算|计划|重点|安排|情况|成效|报告|总结|怎么样)?|思路|打算|(?<!规)计划|重点(?:工作)?|安排|成效|亮点|总结|(?:情况|效果)(?:怎么样|如何)|(?:比|占)(?:率|比|例)|总额|总数|金额|法治政府/u;
/** Acts of one's own that are told with their time, and what a rule says of them: 去年没培训,今年怎么罚. */
const OF_ONES_OWN =
  /(?:我们?|公司|企业|厂里?|单位|老板|他们?|她|工地|车间)(?!厅|省|局|处)|怎么(?:罚|处罚|处理|办)|还能|能不能|可以|会不会|要不要|应该|应当|合法|违法|依据|法律责任|时效|期限|上一年年?收入|修订|修正|施行|实施|生效|有效|出台|颁布|废止/u;
/** 我们去年罚了多少: the department, where figures of what was done are asked for and nobody had it done to them. */
const OURS_BY_FIGURES = /我们?(?![司企单厂店村家])(?!公司)/gu;
const SUFFERED = /被/u;
/** What the department itself did, though 我们 stands in it. */
const OF_OURS = /(?:我们?|咱们?|本|全|省)(?:厅|省|局|系统|处|部门)|报告|全省/gu;
/** 今天查到两家,罚多少: a day on which something happened, rather than one whose figures are asked for in the same breath (今天罚了多少家). */
const DAY_OF_A_CASE = /[今昨前][天日]/u;
/** What was done, of which there is a figure or a list: 罚了多少. */
const HAVING_DONE = /了(?:多少|几|哪些)/u;
/** Figures of what was done. */
const COUNTS_DONE = new RegExp(
  `${HAVING_DONE.source}|多少(?:家|起|次|人|件|个|场)|几(?:家|起|次|人|件|场)`,
  'u',
);
/** 下周要汇报, 下个月考试: by when something is needed, which is no time asked for. */
const DEADLINE =
  /(?:[下这本]个?(?:周|星期|礼拜|月)[一二三四五六日天]?|今天|明天|月底|年底)(?:就|还|我们?|都|又){0,2}(?:[要得][^,]{0,4}?(?:汇报|上报|交|写|讲|考|开会|上会|用|迎检)|考试|开会|汇报)/gu;
/** What is to come: the plan stands in the report of the year before. */
export const PLANNED = /打算|计划|思路|安排|重点|目标|下一步|要做|准备|明年|来年|任务|规划/u;

/** What a follow-up goes on from: 那前年呢, 上半年呢. */
export interface Before {
  /** The questions before it and itself. */
  readonly inTalk: string;
  /** The years that they are about. */
  readonly years: readonly string[];
  /** The year of the newest report, where they name none. */
  readonly newest?: string;
}

/**
 * What a normalised question asks for by time; undefined when it says nothing of time or asks for a rule.
 * @param today 2026-11-28
 */
export function timeAsked(question: string, today: string, before?: Before): TimeAsked | undefined {
  const context = before?.inTalk ?? question;
  const ours = COUNTS_DONE.test(context) && !SUFFERED.test(context);
  const others = context.replace(ours ? OURS_BY_FIGURES : OF_OURS, '').replace(OF_OURS, '');
  // What the department did is told by the year, however it is asked: 咱厅去年普法搞得咋样.
  if (!(RECKONED.test(context) || others !== context) || OF_ONES_OWN.test(others)) return undefined;
  return timeSpoken(question, today, before);
}

/**
 * What a normalised question says of time, whatever it asks for; undefined when it says nothing.
 * @param today 2026-11-28
 */
export function timeSpoken(question: string, today: string, before?: Before): TimeAsked | undefined {
  const now = Number(today.slice(0, 4));
  const said: { words: string; at: number }[] = [];
  const note = (m: RegExpExecArray | null): RegExpExecArray | null => {
    if (m) said.push({ words: m[0], at: m.index });
    return m;
  };
  let rest = question.replace(DEADLINE, (words) => ' '.repeat(words.length));
  const years = [...rest.matchAll(YEAR)].map((m) => {
    said.push({ words: m[0], at: m.index });
    return Number(m.groups!.year);
  });
  // 下一年 behind a year spoken of is the one that followed it, which the talk has reckoned already.
  const next = before && before.years.length > 0 ? note(NEXT_YEAR.exec(rest)) : null;
  if (next) {
    rest = rest.replace(NEXT_YEAR, '  ');
    years.push(...before!.years.map(Number));
  }
  const reckoned = years.length;
  // 前一年 where no year was spoken of: the one before that of the newest report.
  const former = before?.newest === undefined ? null : note(YEAR_BEFORE.exec(rest));
  if (former) {
    rest = rest.replace(YEAR_BEFORE, '  ');
    years.push(Number(before!.newest) - 1);
  }
  for (const [pattern, step] of YEARS_BACK) {
    const m = note(pattern.exec(rest));
    if (!m) continue;
    rest = rest.replace(pattern, '  ');
    years.push(now + step);
  }
  const stretch = note(STRETCH.exec(rest));
  if (stretch) {
    const n = NUMBERS[stretch.groups!.n!] ?? Number(stretch.groups!.n);
    for (let back = n; back > 0; back--) years.push(now - back);
  }
  const day = PART.exec(rest);
  const ofCase =
    DAY_OF_A_CASE.test(day?.[0] ?? '') && !COUNTS_DONE.test(before?.inTalk ?? clauseAt(rest, day!.index));
  const part = ofCase ? null : note(PART.exec(rest));
  const told = years.length;
  if (part && told === 0) years.push(...(before?.years ?? []).map(Number));
  const kept = years.length - told;
  if (part && years.length === 0) years.push(now);
  if (years.length === 0) return undefined;
  said.sort((a, b) => a.at - b.at);
  return {
    said: saidTogether(said, question),
    years: [...new Set(years)].sort((a, b) => a - b).map(String),
    relative: years.length > reckoned + kept,
    ...(stretch ? { part: stretch[0] } : part ? { part: part[0] } : {}),
  };
}

/** Times as they stand in a question: 2020年上半年 in one, 去年、今年 apart. */
function saidTogether(
  said: readonly { readonly words: string; readonly at: number }[],
  question: string,
): string {
  let [out, end] = ['', 0];
  for (const { words, at } of said) {
    const apart = out !== '' && /[^的\s]/u.test(question.slice(end, at));
    out += apart ? `、${words}` : words;
    end = at + words.length;
  }
  return out;
}

/** The clause of a text that a character stands in. */
function clauseAt(text: string, at: number): string {
  const from = Math.max(...[',', '。', ';'].map((mark) => text.lastIndexOf(mark, at)));
  return text.slice(from + 1).split(/[,。;]/u)[0]!;
}

/** Whether a message names a year by the clock: 去年. */
export function namesClockYear(question: string): boolean {
  return YEARS_BACK.some(([pattern]) => pattern.test(question));
}

/** Whether a message names a time at all, whatever it asks. */
export function namesTime(question: string): boolean {
  return [...YEARS_BACK.map(([pattern]) => pattern), STRETCH, PART, /(?<!\d)(?:19|20)\d{2}年/u].some((p) =>
    p.test(question),
  );
}

const TIMES = [...YEARS_BACK.map(([pattern]) => pattern), STRETCH, PART, YEAR].map(
  ({ source }) => new RegExp(source, 'gu'),
);

/** A question with blanks for the times that it names. */
export function withoutTimes(question: string): string {
  return TIMES.reduce((rest, time) => rest.replace(time, ' '), question);
}

/** Nothing but the count or the sum of what was done: 罚了多少钱. Only a report tells that; rules say what may be done. */
export const DONE =
  /^(?:那|那么|一共|总共|总计|共|全省|[我本全][厅局]|[厅局]里|到底|究竟|实际|你们|(?:我|咱)们[厅局]){0,3}(?:罚|处罚|查|查处|检查|办|发|立|培训|宣传|整改|关停|取缔|约谈|曝光|受理|办结)了(?:多少|几)(?:钱|款|亿|万|元|次|家|件|起|人|个|份|场|企业|案子|案件|单位|钱款){0,2}[了的呢啊]?$/u;

/** Asks for a figure or for what was done, without a time: what answers is of some year, which is said. */
export function asksReckoned(question: string): boolean {
  return RECKONED.test(question);
}

/** Asks what was done, so that a year is that of a report rather than of a text in force: 21年的时候一共罚了多少. */
export function asksWhatWasDone(question: string): boolean {
  return HAVING_DONE.test(question);
}

/** Whether words name a part of a year, in their short form: 第一季度 is told by 一季. */
export function namesPart(folded: string, part: string): boolean {
  return folded.includes(part.replace(/^第|份$|度$/gu, ''));
}
