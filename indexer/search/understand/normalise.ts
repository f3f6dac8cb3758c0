/**
 * Makes a message into the question it holds: one width, simplified characters, without greeting, politeness, mention
 * and emoji. Title marks 《》, brackets and numbers keep their meaning.
 */

/** Questions longer than this are read up to here: bounded time whatever is pasted in. */
const LONGEST = 2000;
const INVISIBLE = /[\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff\u00ad\p{Cc}]/gu;
const EMOJI = /[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\ufe0f\u20e3]/gu;
const MENTION =
  /<at>[^<]{0,60}<\/at>|@[^\s@,,:]{1,20}(?=\s|,|:|$)|^@(?:机器人|助手|小助手|[^\s@]{1,4}?)(?=\p{Script=Han}{6})/gu;

/** Phrases that ask nothing. Tried at both ends of the message and, for the longer ones, anywhere between commas. */
const POLITE =
  /(?:早上好|上午好|中午好|下午好|晚上好|您好|你好|大家好|各位好|哈喽|嗨|在吗|在不在|打扰(?:一下|了|您了|下)?|不好意思|麻烦(?:您|你|大家)?(?:帮忙|帮我|帮)?(?:看看|看下|看一下|查查|查下|查一下|问下|问一下)?|请问(?:一下|下)?|问一下|想问(?:一下|下|问)?|我想(?:问(?:一下|下)?|知道|了解(?:一下)?)|想(?:知道|了解)(?:一下)?|帮(?:忙|我)?(?:查|看|找)(?:一下|下|查|看|找)?|谢谢(?:你|您|大家|了|啦)?|多谢|感谢|辛苦(?:了|您了|啦)?|拜托(?:了)?|急急急|比较急|在线等|是这样的|我翻了半天没翻到|领导要个数|hi|hello)/giu;
/** 额 between pauses is a sigh, behind 金 it is none. */
const PARTICLES = /(?:呀|啊|哦|呢|(?<![酒网])吧|嘛|哈|啦|哟|诶|欸|(?<=^|[,。!?~\s])额|呃)(?=[,。!?~\s]|$)/gu;
const TRADITIONAL_HINT =
  /[們個嗎麼應對災難處罰條規範圍險產業務說請問題為與標準關於時間發現機構負責實施國務會議開辦檢查證據點擊將無應該當業專長從後來過還這裡誰讓應際際團農醫療財資員學級縣鄉鎮區廳總監測預警報違額幾歲憑據徵補償傷亡搶險賠償]/u;

/** 07年版, 21年打算: years by two digits. Elsewhere two digits before 年 are a length of time. */
const SHORT_YEAR =
  /(?<![\d./-])([012]\d)年?(?=(?:的)?(?:那)?版|(?:年)?(?:的)?(?:那版|修订|修正|报告|工作|思路|计划|打算|准备|要重点|想))/gu;

let converter: Promise<(text: string) => string> | undefined;

/** Loads the converter of traditional characters, once, and only when a question needs it. */
function simplify(text: string): Promise<string> {
  converter ??= import('opencc-js').then(({ Converter }) => Converter({ from: 'hk', to: 'cn' }));
  return converter.then((convert) => convert(text));
}

/** Whether a text holds characters of traditional writing. */
export function isTraditional(text: string): boolean {
  return TRADITIONAL_HINT.test(text);
}

/**
 * The question in a message. Example: ＠小安 早上好!想问下特種作業安全碼發了多少？谢谢🙏 → 特种作业安全码发了多少?
 * When nothing is left (a greeting alone), the result is empty.
 */
export async function normalise(message: string): Promise<string> {
  const folded = message.slice(0, LONGEST).normalize('NFKC').replace(INVISIBLE, '').replace(EMOJI, ' ');
  const simplified = isTraditional(folded) ? await simplify(folded) : folded;
  return simplified
    .replace(MENTION, ' ')
    .replace(SHORT_YEAR, '20$1年')
    .replace(POLITE, ' ')
    .replace(PARTICLES, '')
    .replace(/[~·•]{2,}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,。.!?;、]+|(?<![\s,。.!;、])[\s,。.!;、]+$/gu, '')
    .trim();
}
