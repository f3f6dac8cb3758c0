import type { Intent } from '../../types.ts';

/** What in a passage answers which intent; tried on folded words. */
const MARKS: Partial<Record<Intent, RegExp>> = {
  penalty: /罚款|处分|责令|吊销|没收|拘留|刑事责任|治安管理处罚|停产停业|行政处罚|处以|法律责任/u,
  amount: /\d|[一二三四五六七八九十百千]{1,9}(?:万|千|百)?(?:元|倍|人|次|项|名|家|起|%)|百分之/u,
  deadline:
    /[一二三四五六七八九十\d]{1,9}(?:个)?(?:工作)?(?:日|天|小时|个?月|年)(?:内|前|以内|之内|底|以上)?|立即|及时|定期/u,
  frequency: /每(?:半)?(?:年|季度?|月|周|日|\d{1,4}年|[两二三四五]年)|至少.{0,8}次|定期|一次/u,
  responsible: /负责|主管|由.{1,30}(?:组织|实施|承担|决定|批准|确定|规定|制定)|牵头|指挥/u,
  level: /级|红色|橙色|黄色|蓝色|特别重大|较大/u,
  permission: /可以|应当|不得|禁止|有权|必须|严禁|方可|拒绝|无须/u,
};

/** Whether the words of an entry or segment carry what the intent looks for. */
export function marks(intent: Intent, folded: string): boolean {
  return MARKS[intent]?.test(folded) ?? false;
}

/** The intents whose marks a text carries. */
export function marksOf(folded: string): ReadonlySet<Intent> {
  return new Set((Object.keys(MARKS) as Intent[]).filter((intent) => marks(intent, folded)));
}

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
