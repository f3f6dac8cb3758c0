/** A unit of measure: `name` is what it compares by (天 and 日 are one), `required` ones may not be left out. */
export interface Unit {
  pattern: string;
  name: string;
  required: boolean;
}

const unit = (pattern: string, name: string, required = true): Unit => ({ pattern, name, required });

/** Units in the order they are tried: a longer one before the one it ends in or begins with. */
export const UNITS: Unit[] = [
  unit('元', '元'),
  unit('个?工作日', '工作日'),
  unit('个?小时', '小时'),
  unit('分钟', '分钟'),
  unit('个月', '月'),
  unit('个?季度', '季度'),
  unit('年(?!级)', '年'),
  unit('周?岁', '岁'),
  unit('周|个?星期', '周'),
  unit('[日天]', '日'),
  unit('倍', '倍'),
  unit('次(?![生性])', '次'),
  unit('立方米', '立方米'),
  unit('平方公里|平方千米', '平方公里'),
  unit('平方米', '平方米'),
  unit('公里|千米', '公里'),
  unit('毫米', '毫米'),
  unit('米', '米'),
  unit('吨', '吨'),
  unit('公斤|千克', '公斤'),
  unit('亩', '亩'),
  unit('度', '度'),
  unit('[人名位]', '人'),
  unit('级|个(?=等级|级别|档)', '级', false),
  unit('[个项种类]', '个', false),
  ...[...'家户份处部辆艘座套层'].map((word) => unit(word, word, false)),
];

/** Any unit, as part of a regular expression. */
export const UNIT = UNITS.map((u) => u.pattern).join('|');

/** The unit that stands at the beginning of `text`, e.g. 小时 in 小时内. */
export function unitAt(text: string): Unit | undefined {
  return UNITS.find((u) => new RegExp(`^(?:${u.pattern})`).test(text));
}
