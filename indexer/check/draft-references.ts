import type { NameMatcher } from '../structure/reference-names.ts';
import { findReferences, type Reference } from '../structure/references.ts';
import type { Locator } from '../types.ts';
import { type Alias, aliasesIn } from './aliases.ts';
import type { Draft } from './draft.ts';
import type { Shelf } from './shelf.ts';
import { RULE_ENDING, titleAndVersion, versionBefore, versionBehind } from './titles.ts';

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

interface Mention {
  readonly title: string;
  readonly id: string | undefined;
  readonly version: string | undefined;
  readonly end: number;
  readonly nested: boolean;
}

/** Before a place these tell that it is one of another kind of paper. */
const OTHER_PAPER = /(?:合同|协议|章程|预案|方案|公约|意见|通知|本决定|附件|报告)(?:书|的|中|之)?$/u;
/** What a draft calls itself; its places are its own. */
const OWN = /^本(?:决定|意见|通知|方案|预案|准则|规程|规则)$/u;
const FARTHEST = 1500;

/** The references of a draft in order. Those that nothing before them explains are left out. */
export function draftReferences(draft: Draft, shelf: Shelf): DraftReference[] {
  const { text } = draft;
  const aliases = aliasesIn(text);
  const own = ownArticles(text);
  const ownTitle = text.split('\n').slice(0, 4).join('');
  const out: DraftReference[] = [];
  const mentions: Mention[] = [];
  let list = 0;
  let before: Reference | undefined;
  for (const reference of findReferences(text, namesOf(shelf, aliases))) {
    const { start, end, anchor, locator, to } = reference;
    if (
      !(before && start >= before.end && /^[、,和与及或以者]{0,2}$/u.test(text.slice(before.end, start))) &&
      !(before && start === before.start)
    )
      list++;
    before = reference;
    const place = { start, end, locator, ...(to ? { to } : {}), list };
    const same = anchor.kind === 'title' && /^[该同]/u.test(text.slice(start, end));
    if (anchor.kind === 'title' && !same) {
      const mention = mentionOf(reference, text, shelf, aliases, mentions);
      if (!mention) continue;
      mentions.push(mention);
      const { title, id, version, nested } = mention;
      const spelled = text[start] === '《' || text[start] === '〈';
      out.push({
        ...place,
        title,
        ...(id ? { id } : {}),
        spelled,
        from: 'named',
        ...(version ? { version } : {}),
        nested,
      });
      continue;
    }
    if (
      own ||
      (anchor.kind === 'self' && OWN.test(anchor.word)) ||
      OTHER_PAPER.test(text.slice(Math.max(0, start - 6), start))
    )
      continue;
    const word =
      anchor.kind === 'self'
        ? anchor.word.slice(1)
        : same
          ? text.slice(start + 1, end).replace(/第.*$/u, '')
          : '';
    if (anchor.kind === 'self' && anchor.word !== '' && ownTitle.endsWith(word)) continue;
    const source = contextOf(word, mentions, start);
    if (!source) continue;
    const resolved =
      anchor.kind === 'relative'
        ? relativeTo(
            reference,
            out.findLast((r) => !r.nested),
          )
        : { locator, ...(to ? { to } : {}) };
    if (!resolved || (resolved.locator.length === 0 && word === '')) continue;
    const version = versionBehind(text.slice(source.end, start + 1)) ?? source.version;
    const near = !text.slice(source.end, start).includes('\n');
    out.push({
      ...place,
      ...resolved,
      title: source.title,
      ...(source.id ? { id: source.id } : {}),
      spelled: false,
      from: near ? 'near' : 'far',
      ...(version ? { version } : {}),
      nested: false,
    });
  }
  return out;
}

/** Whether the draft is itself made of articles: then a place without a title is its own. */
function ownArticles(text: string): boolean {
  return (text.match(/(?:^|\n)第[一二三四五六七八九十百\d]{1,5}条/gu)?.length ?? 0) >= 3;
}

const MAY_PRECEED = /[了为见经在同原旧新行版年其而将被把引援适用对就]/u;

/** Names held, and those that the draft itself introduces. */
function namesOf(shelf: Shelf, aliases: readonly Alias[]): NameMatcher {
  const byLength = [...aliases].sort((a, b) => b.alias.length - a.alias.length);
  return (text, at) => {
    const held = shelf.names(text, at);
    if (held > 0) return held;
    const own = byLength.find(({ alias }) => text.startsWith(alias, at));
    if (
      own &&
      text[at + own.alias.length] === '第' &&
      !/[\u4e00-\u9fff]/u.test((text[at - 1] ?? '').replace(MAY_PRECEED, ''))
    )
      return own.alias.length;
    if (own && own.alias.length > 2 && text[at + own.alias.length] === '第') return own.alias.length;
    // 违反了安全生产法第三条: what stands before is no part of the name.
    if (at > 0 && MAY_PRECEED.test(text[at - 1]!)) {
      const length = shelf.names(text.slice(at, at + 60), 0);
      if (length > 0 && /^(?:\(|的?第)/u.test(text.slice(at + length))) return length;
    }
    return 0;
  };
}

function mentionOf(
  { start, end, anchor, locator }: Reference,
  text: string,
  shelf: Shelf,
  aliases: readonly Alias[],
  mentions: readonly Mention[],
): Mention | undefined {
  if (anchor.kind !== 'title') return undefined;
  const nested = anchor.nested;
  const within = titleAndVersion(anchor.title);
  const known = shelf.lookup(anchor.title);
  const title = known ? anchor.title : within.title;
  const close = text.startsWith('《', start) || nested ? closing(text, start) : start + anchor.title.length;
  const version =
    versionBehind(text.slice(close, close + 60)) ??
    (known ? undefined : within.version) ??
    versionBefore(text.slice(Math.max(0, start - 12), start), locator.length > 0);
  const alias = aliases.find((a) => a.alias === title);
  const id = known ?? shelf.lookup(title) ?? (alias ? shelf.lookup(alias.title) : undefined);
  if (id)
    return {
      title: alias && !known ? alias.title : title,
      id,
      version: version ?? alias?.version,
      end,
      nested,
    };
  // 《条例》, where the draft has named one.
  if (/^(?:法|条例|办法|规定|细则|规则)$/u.test(title)) {
    const named = mentions.findLast((m) => m.title.endsWith(title));
    return named && { ...named, version: version ?? named.version, end, nested };
  }
  return { title: alias?.title ?? title, id: undefined, version: version ?? alias?.version, end, nested };
}

function closing(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < Math.min(text.length, start + 130); i++) {
    if ('《〈<'.includes(text[i]!)) depth++;
    else if ('》〉>'.includes(text[i]!) && --depth === 0) return i + 1;
  }
  return start;
}

/** The title that 该法, 本条例 or a place without title goes back to. */
function contextOf(word: string, mentions: readonly Mention[], at: number): Mention | undefined {
  for (const mention of [...mentions.slice(-12)].reverse()) {
    if (at - mention.end > FARTHEST) return undefined;
    const isRule = mention.id !== undefined || RULE_ENDING.test(mention.title);
    if (!isRule || (mention.nested && isOuterKnown(mentions, mention))) continue;
    if (word === '' || mention.title.endsWith(word)) return mention;
  }
  return undefined;
}

function isOuterKnown(mentions: readonly Mention[], nested: Mention): boolean {
  return mentions.some((m) => !m.nested && m.id !== undefined && m.title.includes(`〈${nested.title}〉`));
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
