import { bareAsk } from './bare-asks.ts';
import { LEANING, PRONOUN } from './follow-ups.ts';

/**
 * Several questions in one message: numbered, or one behind the other, each a question of its own. A story with a question at
 * its end is one question.
 */

/** Most questions of one message that are answered. */
const MOST = 5;
/** Characters of a message up to which it may hold several; longer ones are stories. */
const LONGEST = 300;
/** Characters of one question, at least; 吗? alone is none. */
const SHORTEST = 3;

/** How the members of a row are numbered, one form a row; a message keeps to one form. */
const MARKERS: readonly RegExp[] = [
  /(?<![\d.第])(?<n>\d)\s?[.、)](?!\d)\s?|(?<=[\s?!。;,])\((?<m>\d)\)\s?|^\((?<k>\d)\)\s?/gu,
  /[①②③④⑤]\s?/gu,
  /\((?<n>[一二三四五])\)\s?(?!\d)/gu,
  /(?:^|(?<=[\s?!。;,::]))(?:第?(?<n>[一二三四五])[、.]|[一二三四五](?:是|来)[,:]?|第[一二三四五](?:个问题|问|,|:|,)(?:是|,|:)?|其[一二三四五][,:]?)\s?/gu,
  /(?:^|(?<=[\s?!。;,]))(?:首先|其次|再次|最后|另外|还有|还想问一?下?|再问一?下?)[,:]\s?/gu,
];

/** Words that ask. */
const ASKS =
  /多少|几(?!乎)|什么|啥|哪|谁|吗|么(?=$|[?。,;])|多久|多长|多大|多高|怎么|怎样|如何|咋|为何|有没有|有无|是否|是不是|能不能|可不可以|要不要|会不会|该不该|算不算|[?]|[\p{Script=Han}]不(?=$|[。,;\n])|([\p{Script=Han}])不\1|区别|含义|定义|依据$|(?:第[\d一二三四五六七八九十百]{1,6}条)/u;
/** A question that only goes on with the one before it: 为什么? 依据呢? It belongs to that. */
const TOLD = /^(?:对吗|是吗|对不对|是不是|行吗|可以吗|能吗|好吗|谢谢.{0,4}|请问|为什么|为啥|急|在线等)$/u;

/** Characters from which a sentence may name a matter. */
const OWN = 6;
const GOES_ON =
  /^(?:跟|和|与|也|都|还(?!有(?!哪|什么|啥|没有|几|多少|别的|其他|吗))|又|能|可以|会|需要|是否|有没有|为啥|为什么|怎么|如何|报告|号码|头一|最|其|若|如果|[\p{Script=Han}]{1,4}的(?:是|呢|要|有|又))/u;

/** Reads the questions of a message, in order; one or none where it is a single question. */
export function questionsOf(message: string): string[] {
  const text = message.normalize('NFKC').trim();
  if (text.length > LONGEST) return [];
  const found = numbered(message, text) ?? sentences(text);
  return found.length > 1 ? found.slice(0, MOST) : [];
}

/** 1.… 2.… · ①…② · 一是…二是: what stands behind each number. */
function numbered(message: string, text: string): string[] | undefined {
  const circled = message.match(/[①②③④⑤]/gu)?.length ?? 0;
  const source = circled > 1 ? message : text;
  for (const marker of MARKERS) {
    const marks = [...source.matchAll(marker)];
    if (marks.length < 2) continue;
    const parts = marks.map((m, i) => tidy(source.slice(m.index + m[0].length, marks[i + 1]?.index)));
    if (parts.every((part) => part.length >= SHORTEST) && parts.some((part) => ASKS.test(part))) return parts;
  }
  return undefined;
}

/** Sentences that each ask; a sentence among them that only tells makes the message a story. */
function sentences(text: string): string[] {
  const parts = text
    .split(/(?<=[?!])|[;。\n]/u)
    .map(tidy)
    .filter((part) => /[\p{L}\p{N}]/u.test(part) && !TOLD.test(part));
  if (parts.length < 2 || parts.length > MOST) return [];
  const asking = parts.every((part) => part.length >= SHORTEST && ASKS.test(part));
  return asking && parts.slice(1).every((part) => !goesOn(part) || asksSide(part)) ? parts : [];
}

/** 谁发布, 它由谁看管, 怎么解除: asks for another side of the matter before it; 合法吗 asks whether, of the whole. */
const SIDE = /谁|哪|怎么(?!样|回)|如何|咋|多久|多少|几|什么时候|何时|什么(?!意思)/u;
const WHOLE =
  /^(?:跟|和|与|也|都|还|为啥|为什么|报告|若|如果|要是)|是不是|[吗么](?:$|[?])|[\p{Script=Han}]{1,4}的(?:是|呢|要|有|又)|依据/u;

function asksSide(part: string): boolean {
  return SIDE.test(part) && !WHOLE.test(part);
}

/** Between questions that may be parts of one: marks, 另外 and the like. */
const APART = /(?<=[?!])|[;。\n]|[,\s]{1,3}(?=(?:另外|还有|顺便|再问|以及|然后))/u;
const CLAUSE = /(?<=[?!])|[,;。\n]/u;
/** Characters of what may stand beside them without asking. */
const ASIDE = 12;

/**
 * The parts of a message that ask, in order, also where the later ones go on from the first: 安全员要配几个?不配罚多少?谁来罚? They are
 * as often sides of one article, so that the message is first put as a whole. None where there is but one, or where a story is told.
 */
export function askingParts(message: string): string[] {
  return parted(message, APART);
}

/** The same by commas, which part one question into clauses as often. */
export function askingClauses(message: string): string[] {
  return parted(message, CLAUSE);
}

function parted(message: string, by: RegExp): string[] {
  const text = message.normalize('NFKC').trim();
  if (text.length > LONGEST) return [];
  const parts = text.split(by).flatMap((said) => {
    const part = tidy(said);
    return /[\p{L}\p{N}]/u.test(part) && !TOLD.test(part) ? [{ part, asks: ASKS.test(said) }] : [];
  });
  const asking = parts.filter(({ part, asks }) => asks && part.length >= SHORTEST);
  const told = parts.some(({ part, asks }) => !asks && part.length > ASIDE);
  return asking.length > 1 && asking.length <= MOST && !told ? asking.map(({ part }) => part) : [];
}

/** 加油站这种单位 says itself what is meant. */
const SUCH = /(?<=\p{Script=Han}{2})[这那][种类样]/gu;

/** Says no matter of its own: 合法吗, 怎么设立, 跟预警是不是一回事, 特级的是不是更短. */
export function goesOn(part: string): boolean {
  return (
    part.length < OWN ||
    LEANING.test(part) ||
    PRONOUN.test(part.replace(SUCH, '')) ||
    GOES_ON.test(part) ||
    bareAsk(part) !== undefined
  );
}

function tidy(part: string): string {
  return part
    .replace(/^[\s,。;、:!?]{1,9}|[\s,。;、:!?]{1,9}$/gu, '')
    .replace(/^(?:还有|另外|以及|然后|再问一?下?|还想问一?下?|再就是|顺便问一?下?)[,:、\s]*/u, '')
    .replace(/[,;、]?(?:还有|另外|以及|然后|和)$/u, '')
    .trim();
}
