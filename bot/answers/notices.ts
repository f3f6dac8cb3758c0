import type { Finding, Hit } from '../../indexer/index.ts';

/** Stands under every headnote that answers. */
export const HEADNOTE_NOTICE = '以上为要旨,由本产品自行编写,不是法律原文,不能代替原文引用。';

/** Remarks that must stand with an answer. */
export function noticesOf(finding: Finding): string[] {
  const hit = finding.hits[0];
  const out: string[] = [];
  if (finding.query.completedFrom) out.push(continued(finding.query.completedFrom));
  if (hit) out.push(...statusNotices(hit));
  return out;
}

/** Tells that earlier words were taken into the question. */
export function continued(from: string): string {
  return `接着“${from}”理解这个问题;不是的话请把问题说完整。`;
}

/** What a reader must know of the text before relying on it. */
function statusNotices(hit: Hit): string[] {
  const { document } = hit.entry;
  const out: string[] = [];
  if (hit.form === 'headnote') out.push(HEADNOTE_NOTICE);
  if (hit.status === 'superseded')
    out.push(
      `这一文本已被${document.supersededBy ? `${document.supersededBy.slice(0, 4)}年的` : ''}新版取代。`,
    );
  if (hit.status === 'repealed')
    out.push(`该文件已废止${document.repealed ? `(${document.repealed})` : ''}。`);
  if (hit.status === 'not_yet_in_force')
    out.push(`该文本尚未施行${document.effective ? `,自${document.effective}起施行` : ''}。`);
  return out;
}
