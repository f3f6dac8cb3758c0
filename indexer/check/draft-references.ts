import { findReferences, type Reference } from '../structure/references.ts';
import type { Locator } from '../types.ts';
import { aliasesIn } from './aliases.ts';
import type { Draft } from './draft.ts';
import { draftNames } from './draft-names.ts';
import type { HeldTexts } from './held-texts.ts';
import { contextOf, type Mention, mentionOf } from './mentions.ts';
import { versionBehind } from './titles.ts';

/** A reference of a draft with the title it starts from, named or taken from what stands before. */
export interface DraftReference {
  readonly start: number;
  readonly end: number;
  /** The title as the draft writes it, without version. */
  readonly title: string;
  /** Id of the work, when it is known. */
  readonly id?: string;
  /** Whether the title stands in 《》 here: then it must be spelled exactly. */
  readonly spelled: boolean;
  /** named: the title stands here; near: earlier in the same paragraph; far: before it. */
  readonly from: 'named' | 'near' | 'far';
  /** The year or date of the version it names. */
  readonly version?: string;
  readonly nested: boolean;
  readonly locator: Locator;
  readonly to?: Locator;
  /** References of one list share a number: 第三条、第四条. */
  readonly list: number;
}

/** Before a place these tell that it is one of another paper, or of a rule that is not held. */
const OTHER_PAPER =
  /(?:合同|协议|章程|预案|方案|公约|意见|通知|决定|附件|报告|判决|手册|标准|草案|意见稿|送审稿|修正案|号|典|解释|(?<![该本同述])(?:法|条例|办法|细则|规则|规程|规定))书?[》的中之]?$/u;
/** What a draft calls itself; its places are its own. */
const OWN = /^本(?:决定|意见|通知|方案|预案|准则|规程|规则)$/u;
const CONNECTED = /^[、,和与及或以者]{0,2}$/u;
/** From an ended version to the one in force: 旧法第四十二条修订后为第六十三条. */
const NOW = /修[订正改]后|现行|新法|调整为|现为|改为|变为/u;
const TELLS = /规定|明确|要求|:|,/u;

/** The references of a draft in order. Those that nothing before them explains are left out. */
export function draftReferences(draft: Draft, heldTexts: HeldTexts): DraftReference[] {
  const { text } = draft;
  const aliases = aliasesIn(text);
  const own = ownArticles(text);
  const ownTitle = text.split('\n').slice(0, 4).join('');
  const out: DraftReference[] = [];
  const mentions: Mention[] = [];
  let list = 0;
  let foreign = -1;
  let before: Reference | undefined;
  const inMarks = withinMarks(text);
  for (const reference of findReferences(text, draftNames(heldTexts, aliases))) {
    const { start, end, anchor, locator, to } = reference;
    const connected =
      before &&
      (start === before.start || (start >= before.end && CONNECTED.test(text.slice(before.end, start))));
    if (!connected) list++;
    before = reference;
    const same = anchor.kind === 'title' && /^[该同]/u.test(text.slice(start, end));
    const last = out.findLast((r) => !r.nested);
    if (anchor.kind === 'title' && !same && connected && last?.list === list && text[start] === '第') {
      // 《…》(2014年修正)第四条、第九条: the title and its version hold for the whole list.
      out.push({ ...without(last), start, end, locator, ...(to ? { to } : {}), spelled: false });
      continue;
    }
    if (anchor.kind === 'title' && !same) {
      const mention = mentionOf(reference, text, heldTexts, aliases, mentions);
      if (!mention) continue;
      mentions.push(mention);
      const { nested } = mention;
      const spelled = '《〈<'.includes(text[start]!);
      out.push({
        start,
        end,
        locator,
        ...(to ? { to } : {}),
        list,
        ...titled(mention),
        spelled,
        from: 'named',
        nested,
      });
      continue;
    }
    // What stands in a quotation is the quoted text's own.
    if (inMarks[start]) continue;
    if (foreign === list || OTHER_PAPER.test(text.slice(Math.max(0, start - 6), start))) {
      foreign = list;
      continue;
    }
    const word = wordOf(reference, same, text);
    if (
      own ||
      (anchor.kind === 'self' && (OWN.test(anchor.word) || (word !== '' && ownTitle.endsWith(word))))
    )
      continue;
    // 第八条规定,违反本条例第六条的: the law itself speaks.
    const breach = text.slice(start - 2, start) === '违反';
    const inLaw = (anchor.kind === 'self' && (word !== '' || breach)) || anchor.kind === 'relative';
    if (inLaw && last && last.list !== list && isToldBy(last, start, text)) continue;
    const source = contextOf(word, mentions, start);
    const place =
      anchor.kind === 'relative' ? relativeTo(reference, last) : { locator, ...(to ? { to } : {}) };
    if (!source || !place || (place.locator.length === 0 && word === '')) continue;
    // A chapter without a title is the draft's own: 第九章 保障措施.
    const first = place.locator[0]?.type;
    if (word === '' && (first === 'chapter' || first === 'section' || first === 'part')) continue;
    const between = text.slice(source.end, start);
    const version =
      versionBehind(text.slice(source.end, start + 1)) ?? (NOW.test(between) ? undefined : source.version);
    const from = between.includes('\n') ? 'far' : 'near';
    out.push({
      start,
      end,
      ...place,
      list,
      ...titled({ ...source, version }),
      spelled: false,
      from,
      nested: false,
    });
  }
  return out;
}

function without({ to: _, ...rest }: DraftReference): DraftReference {
  return rest;
}

const titled = ({ title, id, version }: Pick<Mention, 'title' | 'id' | 'version'>) => ({
  title,
  ...(id ? { id } : {}),
  ...(version ? { version } : {}),
});

/** The 条例 of 本条例 and 该条例; empty for a place without either. */
function wordOf({ anchor, start, end }: Reference, same: boolean, text: string): string {
  if (anchor.kind === 'self') return anchor.word.slice(1);
  return same ? text.slice(start + 1, end).replace(/第.*$/u, '') : '';
}

/** Whether the draft is itself made of articles: then a place without a title is its own. */
function ownArticles(text: string): boolean {
  return (text.match(/(?:^|\n)第[一二三四五六七八九十百\d]{1,5}条/gu)?.length ?? 0) >= 3;
}

/** Whether a sentence tells what a place says, up to an offset. */
function isToldBy(last: DraftReference, at: number, text: string): boolean {
  const between = text.slice(last.end, at);
  return last.locator.length > 0 && between.length < 300 && TELLS.test(between) && !/[。\n]/u.test(between);
}

/** 前款, 本条, or 第二款 in a new sentence: from the place named before. */
function relativeTo(
  { anchor, locator, to }: Reference,
  before: DraftReference | undefined,
): { locator: Locator; to?: Locator } | undefined {
  if (anchor.kind !== 'relative' || !before) return undefined;
  const at = before.locator.findIndex((step) => step.type === anchor.level);
  if (at < 0) return undefined;
  const own = before.locator[at]!;
  const number = own.number - anchor.back;
  if (number < 1) return undefined;
  const above = [...before.locator.slice(0, at), { ...own, number }];
  return { locator: [...above, ...locator], ...(to ? { to: [...above, ...to] } : {}) };
}

/** For each character whether it stands between quotation marks; a pair left open ends with its paragraph. */
function withinMarks(text: string): Uint8Array {
  const within = new Uint8Array(text.length);
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '“') depth++;
    else if (c === '”') depth = Math.max(0, depth - 1);
    else if (c === '\n') depth = 0;
    within[i] = depth;
  }
  return within;
}
