import type { Document } from '../../types.ts';
import { HOME, regionOfTitle, regionsIn } from './regions.ts';
import { nearMiss, shortened } from './title-likeness.ts';

/** A work by the names it is called. */
export interface NamedWork {
  readonly id: string;
  /** Folded full title first, then short titles. */
  readonly names: readonly string[];
  /** Those of the names that no other text would use by chance: at least five characters. */
  readonly titles: readonly string[];
  readonly region: string | undefined;
}

/** A place in a question where a work is named. */
export interface TitleMention {
  readonly start: number;
  readonly end: number;
  /** Works it may mean, best first; empty for a title that nothing held bears. */
  readonly works: readonly string[];
  /** Named by a full or listed short title rather than by likeness. */
  readonly exact: boolean;
}

/** Words that end a title and tell its kind. */
const TYPE = '(?:实施办法|实施细则|管理办法|条例|办法|规定|细则|规则|制度|纲要|规划|通知|十条举措|法典|法)';
const TYPE_END = new RegExp(TYPE, 'gu');
/** Words that merely look like the end of a title. */
const NO_TITLE =
  /(?:违|执|立|司|守|合|依|非|方|想|看|做|用|说|学|普|枉|犯|宪|无|没|么|想|设|语|书|手|历|魔|算|减|加|乘|除|没有|想|有|新|旧|老|本|该|各|两|哪部|哪个|什么|处理|补偿|具体|这个|那个|有关|相关|按照|明文|法律|法规|规章)$/u;
/** What may stand before a title without being part of it. */
const LEAD_IN = /(?:^|请|查|看|问|按照?|依据?|根据|违反|对照|关于|参照|适用|[的和与跟及把将在从用新旧老])$/u;
/** A name as short as this is a common word as well; it names the work only in these surroundings. */
const WEAK_LENGTH = 2;
const WEAK_BEFORE = /(?:这份|这个|这|本|该|那份|年度|工作|2020年|法治|厅里的?|我们的?)$/u;
const WEAK_AFTER =
  /^(?:\s*第?\s*[\d一二三四五六七八九十百零]+\s*条|里|中|上(?!级)|哪|讲|说|写|提到|提过|提了|总共|一共|分|第?[一二](?:部分|大部分|[(、]|$)|的?(?:索引号|发布|标题|结构|全文))/u;

/** Folds a title for comparison: no title marks, brackets, blanks or 中华人民共和国. Example: 《中华人民共和国防洪法》 → 防洪法. */
export function foldTitle(title: string): string {
  return title.normalize('NFKC').replace(/中华人民共和国|[《》〈〉<>()\s“”"]/gu, '');
}

/** The works of a body of documents with all their names. */
export function namedWorks(documents: readonly Document[]): NamedWork[] {
  const names = new Map<string, Set<string>>();
  for (const { id, title, shortTitles } of documents) {
    const set = names.get(id) ?? new Set();
    names.set(id, set);
    for (const name of [title, ...shortTitles]) set.add(foldTitle(name));
    const withoutRegion = foldTitle(title).replace(/^(?:.{2,3}?(?:省|市))/u, '');
    if (withoutRegion.length > 5 && regionOfTitle(title)) set.add(withoutRegion);
  }
  return [...names].map(([id, set]) => {
    const list = [...set];
    return { id, names: list, titles: list.filter((n) => n.length >= 5), region: regionOfTitle(list[0]!) };
  });
}

/**
 * Where a question names works, leftmost first, without overlap. `text` has been folded by `foldTitle`'s rules.
 * Example: 抗早条例28条 → 抗旱条例, not exact.
 */
export function findTitles(text: string, works: readonly NamedWork[]): TitleMention[] {
  const derived = derivedTitles(text, works);
  const exact = exactTitles(text, works, derived);
  const liked = likelyTitles(text, works, [...derived, ...exact]);
  return [...derived, ...exact, ...liked].sort((a, b) => a.start - b.start);
}

/** 四川省实施突发事件应对法办法, 应对法的省里实施办法: measures that implement a law, of the place named or of the home province. */
function derivedTitles(text: string, works: readonly NamedWork[]): TitleMention[] {
  const patterns = [
    /实施.{0,3}?(?<law>[\p{Script=Han}]{2,12}?法)的?(?:办法|条例|细则|规定)/u,
    /(?<law>[\p{Script=Han}]{2,12}?法)的?[\p{Script=Han}]{0,5}?实施(?:办法|条例|细则)/u,
  ];
  for (const pattern of patterns) {
    const m = pattern.exec(text);
    if (!m?.groups?.law) continue;
    const law = works.find((w) => w.names.some((n) => m.groups!.law!.endsWith(n)));
    const regions = regionsIn(text);
    const start = Math.max(0, ...regions.map((r) => text.indexOf(r)).filter((i) => i >= 0 && i < m.index));
    const region = regions[0] ?? HOME;
    const lawName = law?.names[0];
    const found = works.filter(
      (w) => w.region === region && lawName !== undefined && w.names[0]!.includes(lawName),
    );
    return [
      {
        start: regions.length > 0 ? start : m.index,
        end: m.index + m[0].length,
        works: found.map((w) => w.id),
        exact: true,
      },
    ];
  }
  return [];
}

function exactTitles(
  text: string,
  works: readonly NamedWork[],
  taken: readonly TitleMention[],
): TitleMention[] {
  const forms = works
    .flatMap(({ id, names }) => names.map((name) => ({ id, name })))
    .sort((a, b) => b.name.length - a.name.length || (a.name < b.name ? -1 : 1));
  const out: TitleMention[] = [];
  for (const { name } of forms) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const end = at + name.length;
      if (overlaps(at, end, [...taken, ...out])) continue;
      if (
        name.length <= WEAK_LENGTH &&
        !(WEAK_BEFORE.test(text.slice(0, at)) || WEAK_AFTER.test(text.slice(end)))
      )
        continue;
      // A longer title that is not held, of which this is the tail: 大气污染防治法 names no 防治法.
      const ids = [...new Set(forms.filter((f) => f.name === name).map((f) => f.id))];
      out.push({ start: at, end, works: ids, exact: true });
    }
  }
  return out;
}

/** Titles by abbreviation or with a slip: a run of Han characters that ends in a type word. */
function likelyTitles(
  text: string,
  works: readonly NamedWork[],
  taken: readonly TitleMention[],
): TitleMention[] {
  const out: TitleMention[] = [];
  for (const m of text.matchAll(TYPE_END)) {
    const end = m.index + m[0].length;
    if (overlaps(m.index, end, [...taken, ...out])) continue;
    const before = /\p{Script=Han}{1,16}$/u.exec(text.slice(0, m.index))?.[0] ?? '';
    if (before === '' || NO_TITLE.test(before + m[0].slice(0, -1)) || NO_TITLE.test(before)) continue;
    const followed = /^\s*(?:第?\s*[\d一二三四五六七八九十百零〇]+\s*[条章节]|\s\d{1,3}(?:\s|$))/u.test(
      text.slice(end),
    );
    const found = bestLikeness(before, m[0], works, followed) ?? ofRegion(before, m[0], works);
    if (found) out.push({ start: m.index - found.length, end, works: found.works, exact: false });
    else if (followed) {
      out.push({ start: m.index - Math.min(before.length, 8), end, works: [], exact: false });
    }
  }
  return out;
}

/** 上海实施办法, 上海那个突发办法: the only text of its kind of the place named. */
function ofRegion(
  before: string,
  type: string,
  works: readonly NamedWork[],
): { works: string[]; length: number } | undefined {
  const [region] = regionsIn(before);
  if (region === undefined || region === HOME) return undefined;
  const kind = type.slice(-2);
  const found = works.filter((w) => w.region === region && w.names[0]!.endsWith(kind));
  return found.length === 1
    ? { works: [found[0]!.id], length: before.length - before.indexOf(region) }
    : undefined;
}

function bestLikeness(
  before: string,
  type: string,
  works: readonly NamedWork[],
  followed: boolean,
): { works: string[]; length: number } | undefined {
  let top: { score: number; length: number; works: string[] } | undefined;
  for (let length = before.length; length >= 2; length--) {
    const body = before.slice(-length);
    // A slip is forgiven only where the whole run is the title: 气象灾害防御条例 is no 防汛条例.
    const whole = LEAD_IN.test(before.slice(0, -length));
    for (const { id, names } of works) {
      for (const name of names) {
        if (!name.endsWith(type)) continue;
        const stem = name.slice(0, -type.length);
        const score = shortened(body, stem) ?? (followed && whole ? nearMiss(body, stem) : undefined);
        if (score === undefined || (top && score < top.score)) continue;
        if (top && score === top.score) {
          if (!top.works.includes(id)) top.works.push(id);
        } else top = { score, length, works: [id] };
      }
    }
  }
  return top;
}

function overlaps(start: number, end: number, mentions: readonly TitleMention[]): boolean {
  return mentions.some((m) => start < m.end && end > m.start);
}
