import { articlesOf, textOf, walk } from '../structure/tree.ts';
import type { Document, Provision } from '../types.ts';

/** An act that is punished, and the article that asks for its opposite: neither names the other. */
export interface Breach {
  /** The 款 or 项 that tells the act. */
  readonly penalty: Provision;
  /** The article with the duty. */
  readonly duty: Provision;
}

const CONSEQUENCE = /罚款|(?<!行政)处罚|处分|警告|责令|吊销|没收/u;
const LIABILITY = /责任|罚则/u;
const CLOSING = /附则/u;
const DUTY = /应当|不得|禁止|必须|严禁|方可|未经/u;
/** An act is told as something left undone or done against a rule. */
const ACT = /未|不|没有|擅自|拒|阻|违反|伪造|超|在行洪河道/u;
/** Behind the act its consequence begins. */
const THEN = /[,，](?:由|责令|处|给予|依照)/u;
const NAMES_ARTICLE = /第[\d一二三四五六七八九十百]+条/u;
const LEADS_A_LIST = /有下列(?:行为|情形)之一/u;
/** What act and duty say differently, or what says nothing of either. */
const SAID_OTHERWISE =
  /违反本(?:法|条例|办法|规定)(?:的?有关)?规定|的?规定|按照|按规定|依法|应当|不得|未|没有|拒不|不|或者|以及|和|及|的|在|对|其|等|并|[,，、;；。:：]|[(（][一二三四五六七八九十]+[)）]/gu;

/**
 * Of the weight of an act's pairs of characters the duty must share so much, and so much more than any other article's duty; an act
 * of fewer pairs tells too little. Set before they were looked at: of 70 of the 81 found in sixteen texts 68 were right.
 */
const SHARED = 0.7;
const AHEAD = 0.25;
const FEWEST_PAIRS = 6;

const made = new WeakMap<Document, readonly Breach[]>();

/**
 * Punished acts of a text tied to the duties they break by the words that both have, where the article on liability names none.
 * Example: 未建立出入库核查、登记制度的 → 第二十五条 应当建立…出入库核查、登记制度.
 */
export function breachesIn(document: Document): readonly Breach[] {
  const known = made.get(document);
  if (known) return known;
  const found = document.text === 'official' && document.kind !== 'report' ? tied(document.root) : [];
  made.set(document, found);
  return found;
}

interface Duty {
  readonly article: Provision;
  readonly pairs: ReadonlySet<string>;
}

function tied(root: Provision): readonly Breach[] {
  const liable = articlesUnder(root, LIABILITY);
  if (liable.size === 0) return [];
  const closing = articlesUnder(root, CLOSING);
  const duties = articlesOf(root)
    .filter((article) => !liable.has(article) && !closing.has(article))
    .flatMap(dutiesOf);
  const uses = new Map<string, number>();
  for (const { pairs } of duties) for (const pair of pairs) uses.set(pair, (uses.get(pair) ?? 0) + 1);
  // A pair that every duty has tells nothing.
  const weight = (pair: string): number => Math.log(1 + duties.length / (1 + (uses.get(pair) ?? 0)));
  const sum = (pairs: readonly string[]): number => pairs.reduce((total, pair) => total + weight(pair), 0);
  return [...liable]
    .filter((article) => CONSEQUENCE.test(textOf(article)))
    .flatMap((article) => [...walk(article)])
    .flatMap((penalty): Breach[] => {
      const act = [...actOf(penalty)];
      if (act.length < FEWEST_PAIRS) return [];
      const all = sum(act);
      const best = new Map<Provision, number>();
      for (const { article, pairs } of duties) {
        const shared = sum(act.filter((pair) => pairs.has(pair))) / all;
        best.set(article, Math.max(best.get(article) ?? 0, shared));
      }
      const [first, second] = [...best].sort((a, b) => b[1] - a[1]);
      const near = first && first[1] >= SHARED && first[1] - (second?.[1] ?? 0) >= AHEAD;
      return near ? [{ penalty, duty: first[0] }] : [];
    });
}

function articlesUnder(node: Provision, heading: RegExp): Set<Provision> {
  const out = new Set<Provision>();
  for (const child of node.children) {
    const titled =
      (child.type === 'chapter' || child.type === 'section') && heading.test(child.heading ?? '');
    for (const article of titled ? articlesOf(child) : articlesUnder(child, heading)) out.add(article);
  }
  return out;
}

function dutiesOf(article: Provision): Duty[] {
  return [...walk(article)].flatMap(({ text }) =>
    text
      .split(/[。;；]/u)
      .filter((sentence) => DUTY.test(sentence))
      .map((sentence) => ({ article, pairs: pairsOf(sentence) })),
  );
}

function actOf({ type, text }: Provision): ReadonlySet<string> {
  const act = type === 'item' ? text : (text.split(THEN)[0] ?? '');
  const told = ACT.test(act) && !NAMES_ARTICLE.test(act) && !LEADS_A_LIST.test(act);
  return told ? pairsOf(act) : new Set();
}

function pairsOf(words: string): ReadonlySet<string> {
  const out = new Set<string>();
  for (const part of words.replace(SAID_OTHERWISE, '|').split('|'))
    for (let i = 0; i + 1 < part.length; i++) out.add(part.slice(i, i + 2));
  return out;
}
