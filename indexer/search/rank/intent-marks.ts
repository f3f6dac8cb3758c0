/** Whether an article sets penalties: it stands in 法律责任 or threatens them. */
export function isPenal(headings: readonly string[], folded: string): boolean {
  return (
    headings.some((h) => /法律责任|罚则/u.test(h)) || /处.{0,40}罚款|依法给予处分|刑事责任/u.test(folded)
  );
}

/** Whether words define a term: 本法所称突发事件,是指…; 重大危险源,是指…; (以下简称…). */
export function defines(term: string, folded: string): boolean {
  for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
    const after = folded.slice(at + term.length, at + term.length + 12);
    const before = folded.slice(Math.max(0, at - 12), at);
    if (/^[)"』】]?,?(?:的定义|是指|指|包括|分为|系指)/u.test(after)) return true;
    if (/(?:所称的?|以下(?:简称|统称|称)"?)$/u.test(before)) return !/^[\p{Script=Han}]/u.test(after);
  }
  return false;
}
