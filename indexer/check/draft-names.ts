import type { NameMatcher } from '../structure/reference-names.ts';
import type { Alias } from './aliases.ts';
import type { HeldTexts } from './held-texts.ts';

/** Right before a name these belong to a longer one: 宁波市安全生产条例, 某部令. */
const OF_A_LONGER_NAME = /[省市县区州旗部委院厅局办国》〉\w-]/u;
/** Right behind a name these make it that of another rule, or no name: 防洪法实施办法, 安全生产法律. */
const GOES_ON = /^(?:实施(?:办法|细则|条例)|办法|细则|解释|条例|律|制|治|学|院|定代表|人)/u;
const PLACE = /^(?:\([^()]{0,40}\))?的?第/u;

/** Finds names written without 《》: those held, and those that the draft itself introduces. */
export function draftNames(heldTexts: HeldTexts, aliases: readonly Alias[]): NameMatcher {
  const byLength = [...aliases].sort((a, b) => b.alias.length - a.alias.length);
  return (text, at) => {
    const held = heldTexts.names(text, at);
    if (held > 0) return held;
    const before = text[at - 1] ?? '';
    const own = byLength.find(({ alias, at: from }) => from < at && text.startsWith(alias, at));
    if (own && PLACE.test(text.slice(at + own.alias.length, at + own.alias.length + 50))) {
      // 条例 alone is short: 本条例, 该条例 and 管理条例 are not it.
      const isWhole =
        own.alias.length > 3 ||
        !/[\u4e00-\u9fff]/u.test(before) ||
        /[据照依按和与及或反了对由]/u.test(before);
      if (isWhole) return own.alias.length;
    }
    if (before === '' || OF_A_LONGER_NAME.test(before)) return 0;
    // 贯彻安全生产法第三条: what stands before is no part of the name.
    const length = heldTexts.names(text.slice(at, at + 60), 0);
    if (length === 0) return 0;
    const after = text.slice(at + length, at + length + 50);
    return PLACE.test(after) ||
      (length >= 5 && !GOES_ON.test(after)) ||
      (length >= 4 && /^[,。;、)]/u.test(after))
      ? length
      : 0;
  };
}
