/** What somebody says the right place is, in words of a comment. */
export interface Correction {
  /** As named, without 《》; absent where only the place is. */
  readonly title?: string;
  /** 第十二条第二款 */
  readonly at: string;
}

const SAYS = /(?:应该?(?:是|看|为)|正确的?(?:是|答案是)|其实是)\s*[::]?\s*/u;
const PLACE =
  /^(?:《([^》]{2,60})》\s*)?(第[\d一二三四五六七八九十百千零〇]{1,9}条(?:之[一二三四五六七八九十])?(?:第[^条款项]{1,6}款)?(?:第[^条款项]{1,8}项)?)/u;

/** The place that a comment puts in the place of an answer. Example: 不对,应该是《示例条例》第三条 */
export function correctionIn(comment: string): Correction | undefined {
  const says = SAYS.exec(comment);
  const found = says && PLACE.exec(comment.slice(says.index + says[0].length));
  if (!found) return undefined;
  const [, title, at = ''] = found;
  return { ...(title ? { title } : {}), at };
}
