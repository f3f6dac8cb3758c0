/** How laws and rules are named that no document bears, and what only looks like the name of one. */

/** A name of two characters is a law only where something is said of one: 刑法第三条, 刑法对…怎么规定. */
export const WEAK_LAW_LENGTH = 2;
export const WEAK_LAW_AFTER =
  /^(?:\s*第|里|中|对|怎么|如何|规定|上(?:怎么|有)|关于|的|是|有(?!关)|哪|什么|$|[\s?。,!])/u;
/** What makes another word of a law's name: 劳动法庭, 消防法规, 刑法修正案, 劳动合同法实施细则. */
export const LAW_NAME_GOES_ON =
  /^(?:务|庭|规(?!定)|人|制|律|治|官|学|院|定|则|条|修正案|(?:的)?实施(?:条例|细则|办法|规定)|(?:的)?司法解释|释义)/u;
/** What may stand before the name of a law besides what may stand before any title. */
export const BEFORE_LAW =
  /(?:触犯|犯了?|违反|违|依|依据|根据|国家|新|修订后的|现行的?|请问|关于|那|跟|和|与|,|咱们?|因为|适用)$/u;

const KIND = '(?:条例|实施办法|实施细则|管理办法|办法|规定|细则|规则)';
/** 乙省安全生产条例, 丙经济特区物业管理条例: a place of some rank, a matter, and a kind of rule. */
export const LOCAL_RULE = new RegExp(
  `(?<place>\\p{Script=Han}{2,8}?(?:省|市|自治区|自治州|自治县|特别行政区|经济特区|新区|[县区]))(?<matter>\\p{Script=Han}{2,24}?)(?<kind>${KIND})`,
  'gu',
);
/** Words that show that what stands between a place and a kind of rule is a sentence and no title. */
export const NO_MATTER =
  /[的了吗呢么]|什么|哪|怎么|如何|有没有|是否|多少|谁|报告|条例|办法|规定|要求|按照|根据|制定|出台|我们|里面/u;

/** Words of asking before the name of a law: 请问乙省安全生产条例. */
export const ASKING_BEFORE_LAW =
  /^.{0,8}?(?:请问|想问|问一下|查一下|看看|看一下|根据|按照|按|依据|依照|违反|关于|那么?|和|与|跟|在|请|查|看|问)(?=\p{Script=Han}{2})/u;

/** Asked where the texts held speak of a law, or by which law something is punished: they answer that themselves. */
export const OF_OTHERS =
  /报告|提[到过及了]|引用|说到|写到|(?:依照|依|按照?).{2,14}法(?:给予|予以|来|进行)?(?:治安)?(?:处罚|处理)|哪些法/u;
