import {
  articleCount,
  type Document,
  formatLocator,
  type Library,
  type Locator,
  type NumberLink,
  type Renumbering,
} from '../../indexer/index.ts';
import type { Choice, OutlineAnswer } from '../answers/answer.ts';
import { placeChoice, placeIn } from '../answers/choices.ts';
import { dateName, placeName } from '../answers/citation.ts';
import { linkWords, numbersPath } from '../answers/number-words.ts';
import { numbersOf, pairOf } from './comparisons.ts';
import { type HeldPlace, placeOf } from './place.ts';
import { note, reply } from './reply.ts';
import type { Reply, Turn } from './turn.ts';

/** 这条现在是第几条, 旧法第四十二条对应新法哪一条; what stands before it names the place. */
const ASKED =
  /^(?<place>.{0,60}?)(?:这一?条|该条)?,?(?:在|对应|相当于){0,2}(?<when>现在|现行|新法|新版|如今|(?:修[订正改]|改版)(?:以|之|过)?后|原来|以前|旧法|旧版|老法|(?:修[订正改]|改版)(?:以|之)?前)(?:的?法?(?:里|中)?)?(?:是|为|对应(?:的是|的)?|[变改成调](?:成|到|为)?了?|[挪移排放]到了?|到了?)?(?:新法|新版|旧法|旧版)?的?(?:第几|哪一?|第多少|几)条[了呢吗啊]?[?。!]*$/u;
const BACK = /^(?:原来|以前|旧|老|(?:修[订正改]|改版)(?:以|之)?前)/u;

/** Which number an article has in the other version; undefined for a message that asks nothing of the kind. */
export async function otherNumber(turn: Turn, text: string): Promise<Reply | undefined> {
  const asked = ASKED.exec(text.normalize('NFKC').trim())?.groups;
  if (!asked) return undefined;
  const words = asked.place!.replace(/[的,在]+$/u, '').trim();
  const place = await placeOf(turn, words);
  const article = place?.locator.filter((step) => step.type === 'article') ?? [];
  if (!place || place.missing || article.length === 0) return undefined;
  const { library } = turn.knowledge;
  const pair = pairOf(library.versions(place.document.id), place.document);
  if (!pair)
    return reply(
      turn,
      note(`《${place.document.title}》只收录了一个版本`, ['不知道它在别的版本里是第几条。']),
      {
        document: place.document,
      },
    );
  const [older, newer] = pair;
  const back = BACK.test(asked.when!);
  // 第四十二条现在是第几条, no version said: the number is that of the older text, unless it was just shown in the newer.
  const of = words !== '' || place.document === older ? older : newer;
  const made = numberReply(turn, { document: back ? newer : of, locator: article }, pair);
  if (back || of === older) return made;
  const own = `上面看的就是${dateName(newer)}版,在这一版里是${formatLocator(article)}。`;
  return { ...made, answer: { ...made.answer, notices: [own, ...made.answer.notices] } };
}

/** The links of an article, from the version it is named in to the other. */
function numberReply(
  turn: Turn,
  { document, locator }: HeldPlace,
  pair: readonly [Document, Document],
): Reply {
  const [older, newer] = pair;
  const forward = document === older;
  const [own, other] = forward ? (['older', 'newer'] as const) : (['newer', 'older'] as const);
  const there = forward ? newer : older;
  const map = numbersOf(turn.knowledge.library, older, newer);
  const links = map.linksOf(own, locator);
  const name = `${dateName(document)}版${formatLocator(locator)}`;
  const found = links.filter((link) => link[other]);
  const lines = found.flatMap((link) => lineOf(link, other, there, map));
  const answer: OutlineAnswer = {
    kind: 'outline',
    title: titleOf(name, found[0]?.[other], there, links),
    lines: lines.length > 0 ? lines : [{ depth: 0, text: whyNone(links, name, document, locator) }],
    reader: numbersPath(older.id, older.version, newer.version),
    notices: links.some(({ certainty }) => certainty === 'stated')
      ? ['按要旨所注的对应关系,没有逐字比较。']
      : found.length > 0
        ? ['按两版文字的比较得出;标“可能”的请对照原文。']
        : [],
    choices: [placeChoice('compare', placeIn(document, locator), '两版对照')],
  };
  const entry = turn.knowledge.library.entryAt(document, locator);
  return reply(turn, answer, { document, asked: placeName(document, locator), ...(entry ? { entry } : {}) });
}

function titleOf(
  name: string,
  first: Locator | undefined,
  there: Document,
  links: readonly NumberLink[],
): string {
  if (first) return `${name} → ${dateName(there)}版${formatLocator(first)}`;
  return links.length > 0 ? `${name}在${dateName(there)}版没有对应的条` : `不知道${name}`;
}

function whyNone(links: readonly NumberLink[], name: string, document: Document, locator: Locator): string {
  const count = articleCount(document);
  const number = locator[0]?.number ?? 0;
  if (links.length === 0 && count !== undefined && number > count)
    return `${dateName(document)}版共${count}条。`;
  if (links.length === 0 || links[0]!.change === 'unknown') return `${name}的对应关系没有注明。`;
  return links[0]!.change === 'added' ? '这一条是新增的。' : '这一条已经删去。';
}

function lineOf(
  link: NumberLink,
  other: 'older' | 'newer',
  there: Document,
  map: Renumbering,
): OutlineAnswer['lines'] {
  const place = link[other]!;
  const choice: Choice = placeChoice(
    'show',
    placeIn(there, place),
    `看${dateName(there)}版${formatLocator(place)}`,
  );
  const own = other === 'newer' ? 'older' : 'newer';
  const others = map
    .linksOf(other, place)
    .flatMap((one) => (one[own] && one !== link ? [formatLocator(one[own])] : []));
  const also =
    others.length > 0
      ? [{ depth: 2, text: `它还对应${other === 'newer' ? '旧' : '新'}版${others.join('、')}` }]
      : [];
  return [{ depth: 1, text: `${dateName(there)}版${linkWords(link, other)}`, choice }, ...also];
}

/** What a comparison of one article says of its numbers: 2007年版第六十三条 → 2024年版第九十五条(…)、第五十四条(部分内容…). */
export function numberNotices(
  library: Library,
  pair: readonly [Document, Document],
  place: HeldPlace,
): string[] {
  const [older, newer] = pair;
  const [own, other] =
    place.document === older ? (['older', 'newer'] as const) : (['newer', 'older'] as const);
  const links = numbersOf(library, older, newer)
    .linksOf(own, place.locator)
    .filter((link) => link[other]);
  if (links.length === 0) return [];
  const [here, there] = own === 'older' ? [older, newer] : [newer, older];
  const words = links.map((link) => linkWords(link, other)).join('、');
  return [`${dateName(here)}版${formatLocator(place.locator.slice(0, 1))} → ${dateName(there)}版${words}`];
}
