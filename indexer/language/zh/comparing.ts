/** Questions that set two works or two places side by side. */

const COMPARES =
  /(?<![a-z])vs\.?(?![a-z])|(?:有|都有)?(?:什么|哪些|啥|何|多大)?(?:区别|不同|差别|差异|异同|不一样|相同|共同点|联系)(?:之处|点|的地方)?(?:在哪里?|是什么|有哪些|吗|呢|么)?|哪里不一?样|差(?:了|别)?(?:多少|几[\p{Script=Han}]?|在哪(?:里|儿|几个字|些地方|几处)?)|怎么(?:不同|区分|区别)|(?:对比|比较|比对|对照|对比比较)(?:一?下|看看|看)?|比一?比|(?:有没有|有|是否|是不是)?(?:冲突|矛盾|打架|一致|出入)(?:没有|没|吗|么|不)?|是?一样的?(?:不一样|吗|么|不)|一不一样|哪个更?[严宽重轻高低细]|并列(?:看|列出)?|各(?:自|是)?怎么(?:说|规定|讲|写|管)(?:的)?|分别(?:是?怎么(?:说|规定|讲|写)的?|怎么规定的?)/gu;
const PAIRED = /[和与跟同及以、,对]|还是|比起?/u;

/** Whether a question sets things side by side. */
export function comparing(text: string): boolean {
  return PAIRED.test(text) && text.search(COMPARES) >= 0;
}

/** Whether a question on two versions of one text asks how they differ: 新老应对法造谣的处理有啥不一样. */
export function comparingVersions(text: string): boolean {
  return text.search(COMPARES) >= 0;
}

/** The years of the versions compared are none of their matter: 2007跟2024两版. */
export function withoutYears(text: string): string {
  return text.replace(/(?:19|20)\d{2}年?/gu, ' ');
}

/** What is left of a question without the words that compare. */
export function withoutComparing(text: string): string {
  return text.replace(COMPARES, ' ');
}

/** What a text says of its purpose and scope stands in its first articles. */
export const OPENING = '第一条至第二条';

/** What joins two names: 防洪法和抗旱条例, 北京办法的罚款幅度与现行应对法. */
export const JOINS = /^\s*(?:以?及|、|,|对|还是)\s*$|(?:和|与|跟|同|比)(?:现行|新|国家|省里?)?的?\s*$/u;
/** Small words left of a comparison that name no matter. */
export const COMPARED_ASIDE =
  /请问|请|帮我|给我|一下|把|将|现行|目前|之间|两者|二者|两部|两个|这|两|部|法律|文件|条例|规定|内容|的|在|上|方面|里|中|对于|关于|主要|到底|有|是|和|与|跟|[\s,。?、!;:]/gu;
/** Small words at the edges of the matter compared: 对主要负责人的规定 → 主要负责人. */
export const COMPARED_EDGES =
  /^(?:请问|请|帮我|给我|一下|把|将|之间|两者|二者|在|对于?|关于|上|里|中|的|和|与|跟|[,。?、!;:]){1,9}|(?:的|规定|内容|上|方面|有|是|之间|里|中|和|与|跟|[,。?、!;:]){1,9}$/gu;
