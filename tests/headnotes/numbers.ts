import { NUMERAL, numeralValue } from './numerals.ts';
import { UNIT, unitAt } from './units.ts';

/** A number with its unit: `key` compares by value (五万元 and 5万元 share one), `required` ones may not be left out. */
export interface Quantity {
  key: string;
  raw: string;
  required: boolean;
}

const PATTERN = new RegExp(
  [
    '(?<date>(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日|\\d{4}年(?:\\d{1,2}月(?!内))?)',
    `(?<base>${NUMERAL})分之(?<part>${NUMERAL})`,
    `(?<percent>${NUMERAL})(?<sign>[%‰])`,
    '(?<every>半年|每(?:年|月|周|日|天|季度?))',
    `第(?<ordinal>${NUMERAL})(?:[条款项章节]|(?=[至到、和]第?${NUMERAL}条))`,
    `(?<nth>第${NUMERAL})`,
    '(?<ignored>[统同任某逐唯单专之不万划齐进]一)',
    `(?<first>${NUMERAL})[至到—–~-]+(?=(?<second>${NUMERAL})(?<after>${UNIT}))`,
    `(?<count>${NUMERAL})(?<unit>${UNIT})(?<limit>以上|以下|以内|以外|之内|内)?`,
  ].join('|'),
  'g',
);
const EVERY: Record<string, string> = { 半年: '6月', 每天: '1日', 每季: '1季度' };
/** 一个、一家 and their like are articles of speech, not counts, unless a limit or 每、至少 makes them one. */
const SPEECH = new Set([
  '1个',
  '1家',
  '1处',
  '1份',
  '1部',
  '1人',
  '1户',
  '1层',
  '1级',
  '1座',
  '1套',
  '1辆',
  '1艘',
]);

/** 20至50万元: the scale of the second number belongs to the first too. */
function withScaleOf(first: string, second: string): string {
  return /[万亿]$/.test(first) ? first : first + (/[万亿]$/.exec(second)?.[0] ?? '');
}

/** The numbers with a unit in a text: `quantities('罚5万元以上')` → [{ key: '50000元', … }]. Words like 统一 are none. */
export function quantities(source: string): Quantity[] {
  const text = source.normalize('NFKC');
  const found: Quantity[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const g = match.groups ?? {};
    const add = (key: string, required = true) => found.push({ key, raw: match[0], required });
    if (g.date) add(g.date);
    else if (g.base && g.part) add(`比${numeralValue(g.part) / numeralValue(g.base)}`);
    else if (g.percent) add(`比${numeralValue(g.percent) / (g.sign === '‰' ? 1000 : 100)}`);
    else if (g.every) add(EVERY[g.every] ?? g.every.replace('每', '1'));
    else if (g.ordinal) add(`第${numeralValue(g.ordinal)}`, false);
    else if (g.first) {
      const unit = unitAt(g.after ?? '');
      add(`${numeralValue(withScaleOf(g.first, g.second ?? ''))}${unit?.name}`, unit?.required);
    } else if (g.count) {
      const start = match.index + g.count.length;
      const unit = unitAt(text.slice(start));
      const key = `${numeralValue(g.count)}${unit?.name}`;
      const before = text.slice(Math.max(0, match.index - 3), match.index);
      const limited = Boolean(g.limit) || /每|至少|不少于|超过|不足|低于|高于/.test(before);
      if (limited || !SPEECH.has(key)) add(key, unit?.required || limited);
    }
  }
  return found;
}

/** What is wrong with a headnote's numbers: `stated` is its sentences and list lines, `named` its sentences and 数目. */
export function numberFaults(article: string, stated: string, named: string): string[] {
  const official = quantities(article);
  const inArticle = new Set(official.map((q) => q.key));
  const inHeadnote = new Set(quantities(named).map((q) => q.key));
  const invented = quantities(stated).filter((q) => !inArticle.has(q.key));
  const missing = official.filter((q) => q.required && !inHeadnote.has(q.key));
  return [
    ...invented.map((q) => `要旨里的“${q.raw}”条文没有`),
    ...missing.map((q) => `条文里的“${q.raw}”要旨和数目行都没有`),
  ];
}
