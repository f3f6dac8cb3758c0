/**
 * Follow-ups: an incomplete question is completed from the turns before; a complete one is left alone.
 */

/** Words that lean on what was said before. */
const LEANING =
  /^(?:那么?|那|还有|再|另外|然后|后来|这个|它|其中|上一?条|下一?条|前一?条|后一?条|第?[一二三四五六七八九十\d]+[款项]|具体|详细|要是|如果)|(?:呢|的呢|还有吗|还有没有|怎么样)[??]?$/u;
const PRONOUN = /(?:它|这个|那个|这条|那条|该条|上述|前者|后者|这种|其)/u;
/** Answers of courtesy between questions. */
const COURTESY = /^(?:好的?|明白了?|知道了?|懂了?|谢谢.*|嗯+|哦+|ok|收到|了解)[。!!]*$/iu;

/** The last earlier message that asked something; undefined when none did. */
export function lastQuestion(turns: readonly string[]): string | undefined {
  return turns.findLast((turn) => turn !== '' && !COURTESY.test(turn));
}

/** 上一条 → −1, 下一条 → +1 against the article named before. */
export function neighbourStep(question: string): -1 | 1 | undefined {
  if (/(?:上|前)(?:面)?一?条/u.test(question)) return -1;
  if (/(?:下|后)(?:面)?一?条/u.test(question)) return 1;
  return undefined;
}

/** A message of courtesy only. */
export function isCourtesy(question: string): boolean {
  return COURTESY.test(question);
}

/**
 * Whether a question needs what was said before: it leans on it by its wording, or says too little by itself.
 * @param named whether it names a document itself
 * @param matterLength characters left when frames are taken out
 */
export function isIncomplete(raw: string, named: boolean, matterLength: number): boolean {
  if (named) return false;
  const text = raw.trim();
  if (LEANING.test(text) && text.length <= 24) return true;
  if (PRONOUN.test(text) && text.length <= 16) return true;
  return matterLength <= 4 && text.length <= 14;
}
