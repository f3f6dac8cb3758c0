import { chinaDay, type Document, expressionOnDay, type IsoDate, type OnDay } from '../../indexer/index.ts';
import type { Choice } from '../answers/answer.ts';
import { placeChoice, placeIn, versionChoice } from '../answers/choices.ts';
import { writtenDate } from '../answers/citation.ts';
import { successionNotices } from '../answers/notices.ts';
import { missingOnDay, whyOnDay } from '../answers/on-day.ts';
import { counterpart } from './other-version.ts';
import { focusOf, lastEntry } from './place.ts';
import { answered, note, reply } from './reply.ts';
import type { Reply, Turn } from './turn.ts';

/** A day, a month or a year: 2020年3月15日, 2020-03-15, 2020年3月, 2020年. */
const DATE =
  /(?<!\d)(?<year>(?:19|20)\d{2})(?:年(?:(?<month>\d{1,2})月(?:(?<day>\d{1,2})[日号])?)?|[-./](?<m>\d{1,2})[-./](?<d>\d{1,2}))(?:当时|那时|时候|时|施行|有效|适用)?的?,?/u;
/** 适用哪一版, 该按哪个版本, 用旧法还是新法. */
const WHICH =
  /(?:应当?|该|要)?(?:适用|用|按照?|依照?|引用?)(?:的是|的?)(?:哪|什么)(?:一|个|部|份)?(?:版本|版|部?法律?|文本|条例)|(?:哪|什么)(?:一|个)?(?:版本|版)(?:的?法?律?)(?:适用|有效)|(?:适用|用|按)(?:旧法|新法)还是(?:旧法|新法)/u;
/** What tells of a case and names no text. */
const CASE =
  /(?:事故|案件|案子|违法行为|行为|火灾|险情|事情)?(?:发生|出)(?:在|于)|(?:的)?(?:事故|案件|违法行为|行为|事)(?=,|$|应|该|适)/u;
/** What is left of 2020年3月的呢, 2020年3月怎么规定的. */
const SAME_PLACE =
  /^(?:那么?)?(?:版本?|规定|文本)?(?:的)?(?:呢|怎么(?:说|规定|写)的?|是?什么样的?)?[?。!]*$/u;
const OF_A_VERSION = /^(?:版|文本|修[订正改]|公布|通过)/u;
const A_PLACE = /^的?(?:第?[\d一二三四五六七八九十百零]{1,9}[编章节条]|最后|倒数)/u;
const LONGEST = 120;

interface Span {
  readonly first: IsoDate;
  readonly last: IsoDate;
  /** As it was said: 2020年3月. */
  readonly said: string;
}

/**
 * A question as of a day: which text was in force (事故发生在2020年3月适用哪一版), or a place in the text of that day
 * (2019年5月的安全生产法第三条). Undefined for all else, and where the date is that of a version, which the search reads.
 */
export async function asOfDay(turn: Turn, text: string): Promise<Reply | undefined> {
  const asked = text.normalize('NFKC');
  if (asked.length > LONGEST) return undefined;
  const found = DATE.exec(asked);
  const span = found && spanOf(found);
  // 2007年8月1日版 names a version.
  if (!found || !span || OF_A_VERSION.test(asked.slice(found.index + found[0].length))) return undefined;
  const rest = (
    asked.slice(0, found.index).replace(/[在于]$/u, '') + asked.slice(found.index + found[0].length)
  ).trim();
  if (WHICH.test(asked)) return which(turn, rest.replace(WHICH, '').replace(CASE, ''), span);
  const wholeYear = found.groups!.month === undefined && found.groups!.m === undefined;
  // Most questions with a year ask for figures of that year: a text is meant where its title follows.
  const behind = wholeYear ? (found.index > 0 ? undefined : behindTitle(turn, rest)) : rest;
  if (behind === undefined) return undefined;
  if (behind === '') return which(turn, rest, span);
  if (!wholeYear && SAME_PLACE.test(rest)) return placeThen(turn, span);
  const { library } = turn.knowledge;
  // Of a year its end, as the search reads it.
  const day = wholeYear ? span.last : span.first;
  const finding = await library.find(rest, { asOf: day, turns: turn.memory.turns });
  const [id, ...others] = finding.query.documents;
  if (id === undefined || others.length > 0) return undefined;
  const changed = changeWithin(turn, id, span);
  // The year or day of a text itself names that text.
  const name = wholeYear ? 4 : span.first === span.last ? 10 : 7;
  const own = /[时用行效]的?,?$/u.test(found[0])
    ? undefined
    : library.document(id, span.first.slice(0, name));
  if (own && !(wholeYear && changed)) return undefined;
  const made = answered(turn, own ? await library.find(asked, { turns: turn.memory.turns }) : finding, rest);
  if (!own && !finding.onDay) return undefined;
  if (!changed) return made;
  const shown = own?.version ?? day;
  return withNotice(made, changeNotice(turn, id, span, changed, shown));
}

/**
 * The place that follows the title of a work, or nothing for the whole of it; undefined where a question begins otherwise, or goes
 * on about what was done that year.
 */
function behindTitle({ knowledge: { library } }: Turn, rest: string): string | undefined {
  const plain = (words: string): string => words.replace(/[《》\s,。?!]|中华人民共和国/gu, '');
  const asked = plain(rest);
  return library.documents
    .filter(({ kind }) => kind !== 'report')
    .flatMap(({ title, shortTitles }) => [title, ...shortTitles].map(plain))
    .filter((name) => asked.startsWith(name))
    .map((name) => asked.slice(name.length))
    .find((words) => words === '' || A_PLACE.test(words));
}

/** Both texts of a month or a year in which one took the place of the other. */
function changeNotice(turn: Turn, id: string, span: Span, changed: OnDay, shown: IsoDate): string {
  const before = expressionOnDay({ id, expressions: turn.knowledge.library.versions(id) }, span.first);
  const told = before ? `${whyOnDay(before)}${whyOnDay(changed)}` : whyOnDay(changed);
  return `${span.said}内换了文本:${told}以上按${writtenDate(shown)}的文本。`;
}

function withNotice(made: Reply, notice: string): Reply {
  return { ...made, answer: { ...made.answer, notices: [notice, ...made.answer.notices] } };
}

async function which(turn: Turn, rest: string, span: Span): Promise<Reply | undefined> {
  const { library } = turn.knowledge;
  const words = rest.replace(/[\s,。?!]+/gu, '');
  const named = words === '' ? undefined : (await library.find(words, { limit: 1 })).query.documents[0];
  const id = named ?? focusOf(turn)?.id;
  if (id === undefined)
    return reply(turn, note('请写明是哪一部法', [`例如:${span.said}的行为适用哪一版突发事件应对法`]));
  const expressions = library.versions(id);
  const onDay = expressionOnDay({ id, expressions }, span.first);
  const current = library.document(id);
  if (!onDay || !current) return undefined;
  const later = changeWithin(turn, id, span);
  const then = textOf(onDay);
  const now = current !== then && current.version !== onDay.version;
  const held = expressions.filter((d) => d.text !== 'none');
  const lines = [
    then ? whyOnDay(onDay) : missingOnDay(onDay, held),
    ...(later ? [`${span.said}内换了文本:${whyOnDay(later)}`] : []),
    ...successionNotices(library.successors(current, chinaDay(turn.now))),
    ...(now && onDay.state === 'in_force'
      ? [
          `现在收录的最新文本是${current.version ? writtenDate(current.version) : ''}的。行为时和现在的文本不同的,适用哪一个(从旧、从新或从轻)由办案人员决定,收录了的都列在下面。`,
        ]
      : []),
  ];
  const texts = [...new Set([then, later && textOf(later), current, ...(then ? [] : held)])];
  const choices = texts.flatMap((d) => (d && d.text !== 'none' ? [choiceOf(turn, d)] : []));
  const both = held.length > 1 && now ? [placeChoice('compare', placeIn(then ?? current), '两版对照')] : [];
  const said = reply(
    turn,
    note(`《${current.title}》在${span.said}`, lines, [...choices.slice(0, 4), ...both]),
    {
      document: then ?? current,
    },
  );
  const entry = lastEntry(turn);
  return entry?.document.id === id ? { ...said, memory: { ...said.memory, entries: [entry.key] } } : said;
}

/** The article just shown, in the text of a day; undefined where none was shown. */
function placeThen(turn: Turn, { first }: Span): Reply | undefined {
  const entry = lastEntry(turn);
  if (entry?.provision.type !== 'article') return undefined;
  const { document, locator } = entry;
  const expressions = turn.knowledge.library.versions(document.id);
  const onDay = expressionOnDay({ id: document.id, expressions }, first);
  if (!onDay) return undefined;
  const then = onDay.state === 'in_force' ? textOf(onDay) : undefined;
  if (!then) {
    const held = expressions.filter((d) => d.text !== 'none');
    const choices = held.slice(0, 3).map((d) => choiceOf(turn, d));
    const told = note(`《${document.title}》`, [missingOnDay(onDay, held)], choices);
    return { ...reply(turn, told, { document, entry }), outcome: 'not_found', reason: 'text_not_held' };
  }
  const made = counterpart(turn, { document, locator }, then);
  return { ...made, answer: { ...made.answer, notices: [whyOnDay(onDay), ...made.answer.notices] } };
}

/** Its text where that is held. */
function textOf({ document }: OnDay): Document | undefined {
  return document && document.text !== 'none' ? document : undefined;
}

/** The article just shown as it stands in a text, else the text's contents. */
function choiceOf(turn: Turn, document: Document): Choice {
  const entry = lastEntry(turn);
  const name = document.version ? writtenDate(document.version) : '';
  if (entry?.document.id === document.id && entry.provision.type === 'article' && document.version)
    return versionChoice(placeIn(entry.document, entry.locator).place, document, `看${name}文本的这一条`);
  return placeChoice('outline', placeIn(document), `看${name}的文本`);
}

/** The text that began to hold within a month or a year, if one did. */
function changeWithin(turn: Turn, id: string, { first, last }: Span): OnDay | undefined {
  const work = { id, expressions: turn.knowledge.library.versions(id) };
  const [a, b] = [expressionOnDay(work, first), expressionOnDay(work, last)];
  return a && b && a.version !== b.version ? b : undefined;
}

function spanOf({ groups = {} }: RegExpExecArray): Span | undefined {
  const { year = '' } = groups;
  const [month, day] = [groups.month ?? groups.m, groups.day ?? groups.d];
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31`, said: `${year}年` };
  const [m, d] = [Number(month), Number(day ?? 1)];
  const end = new Date(Date.UTC(Number(year), m, 0)).getUTCDate();
  if (m < 1 || m > 12 || d < 1 || d > end) return undefined;
  const iso = (n: number): IsoDate => `${year}-${String(m).padStart(2, '0')}-${String(n).padStart(2, '0')}`;
  return day === undefined
    ? { first: iso(1), last: iso(end), said: `${year}年${m}月` }
    : { first: iso(d), last: iso(d), said: `${year}年${m}月${d}日` };
}
