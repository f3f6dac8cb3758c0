import type { Intent } from '../../types.ts';
import { literally } from './any-of.ts';

/** What wordings show which intent. A row is tried on the whole normalised question. */
const ROWS: readonly { intent: Intent; pattern: RegExp }[] = [
  {
    intent: 'definition',
    pattern:
      /是什么(?!时候|情况|部门|人|样)|什么是|啥是|是啥|什么意思|啥意思|什么叫|叫什么意思|定义|含义|怎么解释|指什么|指的是|怎么界定|是指|包括哪些|包括什么|都包括|分几种|分几类|分哪几|几种类型|算不算|概念/u,
  },
  {
    intent: 'penalty',
    pattern:
      /罚|处分|追责|法律责任|责任条款|后果|吊销|拘留|违法吗|犯法|问责|处理结果|怎么处理|受什么处理|会被?(?:怎么?样|咋样|怎么着)|收拾/u,
  },
  {
    intent: 'amount',
    pattern: /多少钱|多少万|罚多少|多少元|金额|几万|上限|下限|标准是多少|多少|百分之几|几成|比例|占比/u,
  },
  {
    intent: 'deadline',
    pattern:
      /几天|多少天|多久|期限|时限|几日|几小时|多长时间|什么时候|何时|几月|几号|哪天|之前|以内|多少日|时效/u,
  },
  { intent: 'frequency', pattern: /多久.{0,4}次|频次|频率|几次|每年|每月|每季|每半年|定期/u },
  {
    intent: 'responsible',
    pattern: /谁|哪个部门|哪些部门|哪个单位|归.{0,6}管|由.{0,6}负责|哪一级|哪级|什么部门|牵头|主管/u,
  },
  { intent: 'level', pattern: /几级|级别|分级|等级|颜色|红色|橙色|黄色|蓝色|[一二三四]级/u },
  {
    intent: 'permission',
    pattern:
      /能不能|可不可以|可以.{0,20}吗|能.{0,20}吗|是否可以|允许|有权|准不准|行不行|要不要|用不用|必须|需不需要|是不是(?:也)?(?:得|要|必须)/u,
  },
  { intent: 'basis', pattern: /依据|法条|哪一?条|第几条|出处|罚则|根据什么|条款|在哪条|哪部法/u },
  {
    intent: 'place',
    pattern: /哪一?章|第几章|在哪|哪里|哪段|哪一段|哪部分|分几(?:大)?(?:部分|块|章)|第几部分/u,
  },
  { intent: 'chapter', pattern: /哪一?[编章]|第几[编章]/u },
  {
    intent: 'outline',
    pattern:
      /(?:分|有)(?:成|为)?(?:了)?几(?:大|个)?(?:部分|块|章|方面)|结构|框架|提纲|总共分几|那?部分.{0,6}(?:讲|说|写)|(?:这块|这一块|方面).{0,6}(?:讲|说|写|有哪些|有什么)/u,
  },
  { intent: 'list', pattern: /哪些|哪几|列一?列|列出|都有什么|有什么|几种|几项|分别/u },
  {
    intent: 'comparison',
    pattern:
      /区别|不同|变化|差多少|对比|比较|新旧|两个?版本?|两版|旧法|老法|原来.{0,10}现在|修改了|改了什么|还在不在/u,
  },
  // The year's work and the report on it; what an organisation calls itself is added where its name is known.
  { intent: 'report', pattern: /报告|咱们|那一年|去年工作|全年|工作思路/u },
  // What was done, reached or is planned, rather than what must be: a year's report tells.
  {
    intent: 'report',
    pattern:
      /(?:占了?|占到)(?:几成|百分之几|多少|多大)|占几成|比例(?:是|有|多少|多大|$)|(?:搞|办|开|做|弄|评|得|拿|讲|上|请|闹)过|(?:了|完|成|过)没(?:有)?\??$|有没有[^能权]{1,12}过|满意|(?:什么|啥)?(?:效果|成效)(?:如何|怎么样|咋样|好)?|(?<!被)罚了(?:多少|几)|那年|去年|当年|第二年|打算|下一步|做到/u,
  },
];

/**
 * The intents of a question, in the order of the table.
 * @param ownWords what speaks of the organisation itself or of a year that it reports on; see `ownWords`
 */
export function intentsOf(question: string, ownWords?: RegExp): Intent[] {
  const shown = ROWS.filter(({ pattern }) => pattern.test(question)).map(({ intent }) => intent);
  return [...new Set<Intent>(ownWords?.test(question) ? [...shown, 'report'] : shown)];
}

/**
 * Words that show that the year's report is meant: what the organisation is called by its own people, and years reported on or
 * planned for, with two digits too (21年, but not 2021年内).
 */
export function ownWords(selfNames: readonly string[], years: readonly string[]): RegExp | undefined {
  if (selfNames.length === 0 && years.length === 0) return undefined;
  const full = literally(years.map((year) => `${year}年`));
  const short = literally(years.map((year) => year.slice(2)));
  return new RegExp(`${literally(selfNames)}|${full}|(?<!\\d)(?:${short})年(?!内)`, 'u');
}
