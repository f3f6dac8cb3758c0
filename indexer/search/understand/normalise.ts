import { MENTION, POLITE, SIGHS } from '../../language/zh/courtesies.ts';
import { CIRCLED_ALONE, CIRCLED_BEHIND, DOTTED, PARAGRAPH } from '../../language/zh/place-wordings.ts';
import { TRADITIONAL } from '../../language/zh/traditional.ts';
import { SHORT_YEAR_NAMED, YEAR_IN_FULL } from '../../language/zh/version-wordings.ts';

/**
 * Makes a message into the question it holds: one width, simplified characters, without greeting, politeness, mention
 * and emoji. Title marks 《》, brackets and numbers keep their meaning.
 */

/** Questions longer than this are read up to here: bounded time whatever is pasted in. */
const LONGEST = 2000;
const INVISIBLE = /[\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff\u00ad\p{Cc}]/gu;
const EMOJI = /[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\ufe0f\u20e3]/gu;
/** 安 全 生 产 法, 安-全-生-产-法: characters typed apart. */
const TYPED_APART = /(?<![\p{L}\p{N}])\p{Script=Han}(?:[ ._*|/-]\p{Script=Han}){3,40}(?![\p{L}\p{N}])/gu;
let converter: Promise<(text: string) => string> | undefined;

/** Loads the converter of traditional characters, once, and only when a question needs it. */
function simplify(text: string): Promise<string> {
  converter ??= import('opencc-js').then(({ Converter }) => Converter({ from: 'hk', to: 'cn' }));
  return converter.then((convert) => convert(text));
}

/** Whether a text holds characters of traditional writing. */
export function isTraditional(text: string): boolean {
  return TRADITIONAL.test(text);
}

/**
 * The question in a message. Example: ＠小安 早上好!想问下特種作業安全碼發了多少？谢谢🙏 → 特种作业安全码发了多少?
 * When nothing is left (a greeting alone), the result is empty.
 */
export async function normalise(message: string): Promise<string> {
  const folded = message
    .slice(0, LONGEST)
    .replace(CIRCLED_BEHIND, '($1)')
    .replace(CIRCLED_ALONE, PARAGRAPH)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(EMOJI, ' ');
  const simplified = isTraditional(folded) ? await simplify(folded) : folded;
  return simplified
    .replace(MENTION, ' ')
    .replace(SHORT_YEAR_NAMED, YEAR_IN_FULL)
    .replace(POLITE, ' ')
    .replace(SIGHS, '')
    .replace(/[~·•]{2,}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(DOTTED, '')
    .replace(TYPED_APART, (apart) => apart.replace(/[^\p{L}]/gu, ''))
    .replace(/^[\s,。.!?;、]+|(?<![\s,。.!;、])[\s,。.!;、]+$/gu, '')
    .trim();
}
