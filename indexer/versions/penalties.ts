import { isWithin, sameLocator } from '../structure/locator.ts';
import { articlesOf, textOf } from '../structure/tree.ts';
import type { Citation } from './citation.ts';

/** A consequence. 行政处罚 alone is what a text may be about: 不得作出行政处罚决定. */
const CONSEQUENCE =
  /罚款|(?<!行政)处罚|(?:给予|予以|处以|依法)行政处罚|处分|警告|责令|吊销|没收|拘留|追究[^,，。]{0,6}责任|法律责任/u;
/** Right before a place or a list of places that is broken. */
const BREACH =
  /(?:违反|违背|(?:未|不)(?:能|得|按照?|依照?|依法|按规定|认真|全面)?(?:履行|遵守|执行|落实|符合|依照?|按照?)|未依法)了?$/u;
/** 有本条例第三十四条第二项至第五项行为之一的: the acts that are forbidden there. */
const HAS = /(?:有|实施)了?$/u;
const ACTS = /^[^,，。;；]{0,30}?(?:行为|情形)/u;
/** What stands between the word of breach and a later place of the same list: 本法第十七条、第十九条第二款或者. */
const LIST =
  /(?:本(?:法|条例|办法|规定|细则|规则|决定))?(?:第[\d一二三四五六七八九十百零〇、]+[编章节条款项目](?:之[一二三四五六七八九十])?)*(?:、|,|，|和|及|以及|或者?|至)?$/u;
/** Lists of more places than this are not followed back. */
const LONGEST_LIST = 30;

/**
 * Whether a text says what follows when the place that it cites is broken.
 * Example: 违反本法第三十八条规定的,…处五万元以下罚款 → a penalty for 第三十八条, not for 第六十条 by which it is imposed.
 */
export function isPenalty({ predicate, at, from: { document, provision } }: Citation): boolean {
  if (predicate !== 'cites' || !at || document.kind === 'report') return false;
  const { text } = provision;
  const before = beforeList(text.slice(0, at.start));
  const broken =
    BREACH.test(before) ||
    (HAS.test(before) &&
      !/^(?:[前上]|本(?!条例)[条款项])/u.test(text.slice(at.start)) &&
      ACTS.test(text.slice(at.end)));
  if (!broken) return false;
  const article = articlesOf(document.root).find(
    ({ locator }) => sameLocator(locator, provision.locator) || isWithin(provision.locator, locator),
  );
  return CONSEQUENCE.test(article ? textOf(article) : text);
}

function beforeList(text: string): string {
  let rest = text;
  for (let n = 0; n < LONGEST_LIST; n++) {
    const shorter = rest.replace(LIST, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  return rest;
}
