import type { NamedLaw } from '../../documents/named-laws.ts';
import { type ByStart, byStart, startingAt } from '../by-start.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import { foldTitle } from './named-works.ts';
import type { TitleMention } from './titles.ts';

/** A place in a question where a law or rule is named that no document bears. */
export interface UnheldMention {
  readonly start: number;
  readonly end: number;
  /** Its full title where the list of named laws has it, else the name as asked. */
  readonly title: string;
}

interface Name {
  readonly name: string;
  readonly title: string;
}

/** Laws that people name, by how their names begin, longest first. */
export type LawNames = ByStart<Name>;

/** Makes the names of a list of laws ready for finding. */
export function lawNames(laws: readonly NamedLaw[]): LawNames {
  const names = laws.flatMap(({ title, short }) =>
    [title, ...short].map((name): Name => ({ name: foldTitle(name), title })),
  );
  names.sort((a, b) => b.name.length - a.name.length);
  return byStart(names, ({ name }) => name);
}

/** A name of two characters is a law only where something is said of one: 刑法第三条, 刑法对…怎么规定. */
const WEAK_LENGTH = 2;
const WEAK_AFTER =
  /^(?:\s*第|里|中|对|怎么|如何|规定|上(?:怎么|有)|关于|的|是|有(?!关)|哪|什么|$|[\s?。,!])/u;
/** What makes another word of a law's name: 劳动法庭, 消防法规, 刑法修正案, 劳动合同法实施细则. */
const GOES_ON =
  /^(?:务|庭|规(?!定)|人|制|律|治|官|学|院|定|则|条|修正案|(?:的)?实施(?:条例|细则|办法|规定)|(?:的)?司法解释|释义)/u;
/** What may stand before the name of a law besides what may stand before any title. */
const BEFORE_LAW =
  /(?:触犯|犯了?|违反|违|依|依据|根据|国家|新|修订后的|现行的?|请问|关于|那|跟|和|与|,|咱们?|因为|适用)$/u;

const KIND = '(?:条例|实施办法|实施细则|管理办法|办法|规定|细则|规则)';
/** 江苏省安全生产条例, 深圳经济特区物业管理条例: a place of some rank, a matter, and a kind of rule. */
const LOCAL = new RegExp(
  `(?<place>\\p{Script=Han}{2,8}?(?:省|市|自治区|自治州|自治县|特别行政区|经济特区|新区|[县区]))(?<matter>\\p{Script=Han}{2,24}?)(?<kind>${KIND})`,
  'gu',
);
/** Words that show that what stands between a place and a kind of rule is a sentence and no title. */
const NO_MATTER =
  /[的了吗呢么]|什么|哪|怎么|如何|有没有|是否|多少|谁|报告|条例|办法|规定|要求|按照|根据|制定|出台|我们|里面/u;

/**
 * The laws and rules that a question names and no document bears, in order. What `findTitles` found among the documents wins
 * over any name here.
 * @param text folded as titles are
 * Example: 消防法对占用消防通道怎么处罚 → 消防法; 江苏省安全生产条例第三条 → 江苏省安全生产条例.
 */
export function findUnheld(
  text: string,
  found: readonly TitleMention[],
  laws: LawNames,
  jurisdiction: Jurisdiction,
): UnheldMention[] {
  const held = found.filter((m) => m.works.length > 0);
  const out: UnheldMention[] = [];
  const free = (start: number, end: number) => ![...held, ...out].some((m) => start < m.end && end > m.start);
  for (const m of text.matchAll(LOCAL)) {
    const place = withoutLeadIn(m.groups!.place!);
    const start = m.index + m.groups!.place!.length - place.length;
    const end = m.index + m[0].length;
    if (NO_MATTER.test(m.groups!.matter!) || !free(start, end)) continue;
    out.push({ start, end, title: text.slice(start, end) });
  }
  for (let at = 0; at < text.length; at++) {
    const law = startingAt(text, at, laws).find((name) => isNamed(text, at, name.name, jurisdiction));
    if (!law || !free(at, at + law.name.length)) continue;
    out.push({ start: at, end: at + law.name.length, title: law.title });
  }
  // 《…》 marks are folded away: what looks like a title in any other way is one only as the whole of what was asked about.
  for (const { start, end } of found.filter((m) => m.works.length === 0))
    if (free(start, end)) out.push({ start, end, title: withoutLeadIn(text.slice(start, end)) });
  return out.sort((a, b) => a.start - b.start);
}

function isNamed(text: string, at: number, name: string, { leadIn }: Jurisdiction): boolean {
  if (!text.startsWith(name, at)) return false;
  const after = text.slice(at + name.length);
  if (GOES_ON.test(after)) return false;
  if (name.length <= WEAK_LENGTH && !WEAK_AFTER.test(after)) return false;
  if (name.length > 4) return true;
  const before = text.slice(Math.max(0, at - 6), at);
  return !/\p{Script=Han}$/u.test(before) || leadIn.test(before) || BEFORE_LAW.test(before);
}

/** 请问江苏省 → 江苏省. */
function withoutLeadIn(text: string): string {
  return text.replace(
    /^.{0,8}?(?:请问|想问|问一下|查一下|看看|看一下|根据|按照|按|依据|依照|违反|关于|那么?|和|与|跟|在|请|查|看|问)(?=\p{Script=Han}{2})/u,
    '',
  );
}
