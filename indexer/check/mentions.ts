import type { Reference } from '../structure/references.ts';
import type { Alias } from './aliases.ts';
import type { HeldTexts } from './held-texts.ts';
import { RULE_ENDING, titleAndVersion, versionBefore, versionBehind } from './titles.ts';

/** A title as a draft names it. */
export interface Mention {
  /** Without version; of a short name that the draft introduced the title it stands for. */
  readonly title: string;
  readonly id: string | undefined;
  readonly version: string | undefined;
  readonly end: number;
  readonly nested: boolean;
}

const DRAFTED = /^\(?(?:修[订正改])?(?:草案|征求意见稿|送审稿)/u;
const GENERIC = /^(?:法|条例|办法|规定|细则|规则)$/u;
/** Mentions looked back over. */
const NEAREST = 200;
/** Characters beyond which a place no longer goes back to a title. */
const FARTHEST = 1500;

/** What a reference with a title names; undefined for a generic word that nothing before explains. */
export function mentionOf(
  { start, end, anchor, locator }: Reference,
  text: string,
  heldTexts: HeldTexts,
  aliases: readonly Alias[],
  mentions: readonly Mention[],
): Mention | undefined {
  if (anchor.kind !== 'title') return undefined;
  const { nested } = anchor;
  const within = titleAndVersion(anchor.title);
  const known = heldTexts.lookup(anchor.title);
  const title = known ? anchor.title : within.title;
  const close = '《〈<'.includes(text[start]!) ? closing(text, start) : start + anchor.title.length;
  const version =
    versionBehind(text.slice(close, close + 60)) ??
    (known ? undefined : within.version) ??
    versionBefore(text.slice(Math.max(0, start - 12), start), locator.length > 0);
  // A short name holds from where it is introduced until another title takes it.
  // The draft of a rule is not the rule.
  if (DRAFTED.test(text.slice(close, close + 20)))
    return { title: `${title}(草案)`, id: undefined, version, end, nested };
  const alias = aliases.findLast((a) => a.alias === title && a.at < start);
  if (alias) {
    const id = heldTexts.lookup(alias.title);
    return { title: alias.title, id, version: version ?? alias.version, end, nested };
  }
  const id = known ?? heldTexts.lookup(title);
  if (id !== undefined || !GENERIC.test(title)) return { title, id, version, end, nested };
  const named = mentions.slice(-NEAREST).findLast((m) => m.title.endsWith(title));
  return named && { ...named, version: version ?? named.version, end, nested };
}

function closing(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < Math.min(text.length, start + 130); i++) {
    if ('《〈<'.includes(text[i]!)) depth++;
    else if ('》〉>'.includes(text[i]!) && --depth === 0) return i + 1;
  }
  return start;
}

/** The title that 该法, 本条例 or a place without title goes back to. @param word 法, 条例; empty: any */
export function contextOf(word: string, mentions: readonly Mention[], at: number): Mention | undefined {
  for (const mention of mentions.slice(-12).reverse()) {
    if (at - mention.end > FARTHEST) return undefined;
    const isRule = mention.id !== undefined || RULE_ENDING.test(mention.title);
    if (!isRule || (mention.nested && isOuterKnown(mentions, mention))) continue;
    if (word === '' || mention.title.endsWith(word)) return mention;
  }
  return undefined;
}

function isOuterKnown(mentions: readonly Mention[], nested: Mention): boolean {
  return mentions
    .slice(-NEAREST)
    .some((m) => !m.nested && m.id !== undefined && m.title.includes(`〈${nested.title}〉`));
}
