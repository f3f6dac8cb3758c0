import { versionYears } from '../../documents/version-dates.ts';
import { HOME, regionOfTitle, regionsIn } from '../../language/zh/regions.ts';
import type { Document } from '../../types.ts';
import { type ByStart, byStart, startingAt } from '../by-start.ts';
import { placesBehindTitle } from './places.ts';
import { nearMiss, shortened } from './title-likeness.ts';

/** A work by the names it is called. */
export interface NamedWork {
  readonly id: string;
  /** Folded full title first, then short titles. */
  readonly names: readonly string[];
  /** Those of the names that no other text would use by chance: at least five characters. */
  readonly titles: readonly string[];
  /** Years from which a version is known, held or not. */
  readonly years: ReadonlySet<string>;
  readonly region: string | undefined;
  /** Whether any text of it is held. */
  readonly held?: boolean;
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
/** A version may stand between a title and its place: 《…法》(2012年修正)第三条. */
const VERSION_BETWEEN = /^\s{0,2}\(?(?:19|20)\d{2}年?(?:版|修订|修正)?\)?/u;
/** Words that merely look like the end of a title. */
const NO_TITLE =
  /(?:违|执|立|司|守|合|依|非|方|想|看|做|用|说|学|普|枉|犯|宪|无|没|么|想|设|语|书|手|历|魔|算|减|加|乘|除|没有|想|有|新|旧|老|本|该|各|两|哪部|哪个|什么|处理|补偿|具体|这个|那个|有关|相关|按照|明文|法律|法规|规章)$/u;
/** The same where a place follows, 公司法第五条, which makes a title of anything but these. */
const NO_TITLE_BEFORE_PLACE = /(?:[新旧老本该各两]|[哪这那][个部]?|什么|有关|相关|法律|法规)$/u;
/**
 * What may stand before a title without being part of it. Anything else makes the title the tail of a longer one that is not
 * held: 治安管理处罚法 is no 处罚法, 网络安全法 no shortened 安全生产法, and its articles are not theirs.
 */
export const LEAD_IN =
  /(?:^|(?<![调检审侦])查|[请看问找翻读搜按照据违反对的和与跟及或把将在从是有说讲写里个本这那该此其哪新旧老原年时了我你您咱们下]|(?:^|[新旧老年])版|[提讲说看找问查][到过]|没有|怎么|什么|关于|参考|适用|使用|学习|执行|遵守|贯彻|落实|实施|宣传|修订|修改|制定|出台|起草|颁布|解读|涉及|引用|属于|依法|现行|我国|中国|国家的|浙江|我省|省里|省)$/u;
/** Nobody names more than this in a question; what is pasted in may hold thousands. */
const MOST_TITLES = 50;
/** A name as short as this is a common word as well; it names the work only in these surroundings. */
const WEAK_LENGTH = 2;
const WEAK_BEFORE = /(?:这份|这个|这|本|该|那份|年度|工作|2020年|法治|厅里的?|我们的?)$/u;
const WEAK_AFTER =
  /^(?:\s*(?:第\s*)?[\d一二三四五六七八九十百零]+\s*条|里|中|上(?!级)|哪|讲|说|写|提到|提过|提了|总共|一共|分|\s{0,2}的?\s{0,2}第?\s{0,2}[一二三四五六七八九]\s{0,2}(?:部分|大部分|[(、]|$)|\s{0,2}的?第\s{0,2}\d\s{0,2}大?部分|的?(?:索引号|发布|标题|结构|全文))/u;

/** Folds a title for comparison: no title marks, brackets, blanks or 中华人民共和国. Example: 《中华人民共和国防洪法》 → 防洪法. */
export function foldTitle(title: string): string {
  return withTypeWords(title.normalize('NFKC').replace(/中华人民共和国|[《》〈〉<>()\s“”"]/gu, ''));
}

/** The word that ends most titles, where it is mistyped: 抗旱条列28条 → 抗旱条例28条. Lengths are kept. */
export function withTypeWords(text: string): string {
  return text.replace(
    /(?<=\p{Script=Han}{2})条[列利历](?=\s{0,9}第?\s{0,9}[\d一二三四五六七八九十廿卅]|\s|[里的中]|$)/gu,
    '条例',
  );
}

/** The works of a body of documents with all their names. */
export function namedWorks(documents: readonly Document[]): NamedWork[] {
  const names = new Map<string, Set<string>>();
  const held = new Set(documents.filter((d) => d.text !== 'none').map((d) => d.id));
  for (const { id, title, shortTitles } of documents) {
    const set = names.get(id) ?? new Set();
    names.set(id, set);
    for (const name of [title, ...shortTitles]) set.add(foldTitle(name));
    const withoutRegion = foldTitle(title).replace(/^(?:.{2,3}?(?:省|市))/u, '');
    if (withoutRegion.length > 5 && regionOfTitle(title)) set.add(withoutRegion);
  }
  return [...names].map(([id, set]) => {
    const list = [...set];
    const years = versionYears(documents.filter((d) => d.id === id));
    return {
      id,
      names: list,
      titles: list.filter((n) => n.length >= 5),
      years,
      region: regionOfTitle(list[0]!),
      held: held.has(id),
    };
  });
}

/**
 * Where a question names works, leftmost first, without overlap. `text` has been folded by `foldTitle`'s rules.
 * Example: 抗早条例28条 → 抗旱条例, not exact.
 */
export function findTitles(text: string, works: readonly NamedWork[]): TitleMention[] {
  const derived = derivedTitles(text, works);
  const exact = exactTitles(text, works, derived);
  const named = [...derived, ...exact.filter((m) => m.works.length > 0)];
  named.push(...likelyTitles(text, works, named));
  // What looked like the tail of a longer title may be a title with a slip: 突事件应对法.
  const tails = exact.filter((m) => m.works.length === 0 && !overlaps(m.start, m.end, named));
  const regions = regionsIn(text);
  return [...named, ...tails]
    .map((mention) => ({ ...mention, works: ofPlace(mention.works, regions, works) }))
    .sort((a, b) => a.start - b.start);
}

/** Of works of several places that one name may mean: those of a place that the question names, else those that hold here. */
function ofPlace(
  ids: readonly string[],
  regions: readonly string[],
  works: readonly NamedWork[],
): readonly string[] {
  if (ids.length < 2) return ids;
  const regionOf = new Map(works.map(({ id, region }) => [id, region]));
  const named = ids.filter((id) => regions.includes(regionOf.get(id) ?? ''));
  if (named.length > 0) return named;
  const here = ids.filter((id) => [HOME, undefined].includes(regionOf.get(id)));
  // 气象灾害防御条例 is the title of two: the one that can be read is meant, else the one of the home province.
  const readable = here.filter((id) => works.some((w) => w.id === id && w.held));
  const home = here.filter((id) => regionOf.get(id) === HOME);
  return [readable, home, here].find((list) => list.length > 0) ?? ids;
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

interface Name {
  readonly name: string;
  /** The works that bear it. */
  readonly ids: readonly string[];
  /** Its place among all names, longest first. */
  readonly order: number;
}

const namesByWorks = new WeakMap<readonly NamedWork[], ByStart<Name>>();

/** All names of the works; made once for a body of works. */
function namesOf(works: readonly NamedWork[]): ByStart<Name> {
  let names = namesByWorks.get(works);
  if (!names) {
    const ids = new Map<string, string[]>();
    for (const { id, names } of works)
      for (const name of names) ids.set(name, [...(ids.get(name) ?? []), id]);
    const list = [...ids]
      .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))
      .map(([name, bearers], order) => ({ name, ids: bearers, order }));
    names = byStart(list, ({ name }) => name);
    namesByWorks.set(works, names);
  }
  return names;
}

/** Where a text has names of works, longest first. */
function namesIn(text: string, works: readonly NamedWork[]): { at: number; name: Name }[] {
  const names = namesOf(works);
  const out: { at: number; name: Name }[] = [];
  for (let at = 0; at < text.length; at++)
    for (const name of startingAt(text, at, names))
      if (text.startsWith(name.name, at)) out.push({ at, name });
  return out.sort((a, b) => a.name.order - b.name.order || a.at - b.at);
}

function exactTitles(
  text: string,
  works: readonly NamedWork[],
  taken: readonly TitleMention[],
): TitleMention[] {
  const out: TitleMention[] = [];
  for (const {
    at,
    name: { name, ids },
  } of namesIn(text, works)) {
    if (out.length >= MOST_TITLES) break;
    const end = at + name.length;
    if (overlaps(at, end, [...taken, ...out])) continue;
    if (
      name.length <= WEAK_LENGTH &&
      !(WEAK_BEFORE.test(text.slice(Math.max(0, at - 8), at)) || WEAK_AFTER.test(text.slice(end)))
    )
      continue;
    const before = hanBefore(text, at);
    const place = placeFollows(text, end);
    const ofOthers = elsewhere(before, ids, works) || (place && !LEAD_IN.test(before));
    const tail = name.length > WEAK_LENGTH && ofOthers;
    out.push({ start: tail ? at - before.length : at, end, works: tail ? [] : ids, exact: true });
  }
  return out;
}

/** A place stands right behind a title: 第5条, 63条, §38, 最后一条. */
function placeFollows(text: string, end: number): boolean {
  const behind = text.slice(end, end + 40).replace(VERSION_BETWEEN, '');
  return placesBehindTitle(behind) !== undefined;
}

/** Titles by abbreviation or with a slip: a run of Han characters that ends in a type word. */
function likelyTitles(
  text: string,
  works: readonly NamedWork[],
  taken: readonly TitleMention[],
): TitleMention[] {
  const out: TitleMention[] = [];
  for (const m of [...text.matchAll(TYPE_END)].slice(0, MOST_TITLES)) {
    const end = m.index + m[0].length;
    if (overlaps(m.index, end, [...taken, ...out])) continue;
    const before = hanBefore(text, m.index);
    const followed = placeFollows(text, end);
    const noTitle = followed ? NO_TITLE_BEFORE_PLACE : NO_TITLE;
    if (before === '' || noTitle.test(before) || (!followed && NO_TITLE.test(before + m[0].slice(0, -1))))
      continue;
    const found = bestLikeness(before, m[0], works, followed) ?? ofRegion(before, m[0], works);
    // 江苏省安全生产条例 is no shortened title of this province's.
    const foreign =
      found !== undefined && elsewhere(before.slice(0, before.length - found.length), found.works, works);
    if (found && !foreign) out.push({ start: m.index - found.length, end, works: found.works, exact: false });
    else if (followed || foreign) {
      out.push({ start: m.index - Math.min(before.length, 8), end, works: [], exact: false });
    }
  }
  return out;
}

/** The Han characters that stand right before a place in a text, as far as a title could reach. */
function hanBefore(text: string, at: number): string {
  return /\p{Script=Han}{1,16}$/u.exec(text.slice(Math.max(0, at - 16), at))?.[0] ?? '';
}

/** Whether the place named right before a title is another than that of the works: 广东防汛条例, 宁波市安全生产条例. */
function elsewhere(before: string, ids: readonly string[], works: readonly NamedWork[]): boolean {
  const [region] = regionsIn(before.slice(-4)).filter((r) => new RegExp(`${r}[省市]?$`, 'u').test(before));
  if (region === undefined || region === HOME) return false;
  return !works.some((w) => ids.includes(w.id) && w.region === region);
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
    // Only where the whole run is the title: 气象灾害防御条例 is no 防汛条例, 食品安全法 no 安全法.
    if (!LEAD_IN.test(before.slice(0, -length))) continue;
    for (const { id, names } of works) {
      for (const name of names) {
        if (!name.endsWith(type)) continue;
        const stem = name.slice(0, -type.length);
        const score = shortened(body, stem) ?? (followed ? nearMiss(body, stem) : undefined);
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
