import {
  type Approval,
  type Document,
  type Finding,
  type Form,
  formatLocator,
  type Hit,
  type Status,
  type Successor,
  succession,
} from '../../indexer/index.ts';
import { governingNotices } from './governing.ts';
import { whyOnDay } from './on-day.ts';
import { periodNotices } from './period.ts';

/** Stands under every headnote that answers. */
export const HEADNOTE_NOTICE = '以上为要旨,由本产品自行编写,不是法律原文,不能代替原文引用。';

/** Remarks that must stand with an answer. */
export function noticesOf(finding: Finding): string[] {
  const hit = finding.hits[0];
  const out: string[] = finding.approved ? approvalNotices(finding.approved) : [];
  if (finding.query.completedFrom) out.push(continued(finding.query.completedFrom));
  if (finding.onDay) out.push(whyOnDay(finding.onDay));
  if (hit) {
    out.push(
      ...whereItStands(finding, hit),
      ...misplaced(finding, hit),
      ...statusNotices(hit.entry.document, hit.status, hit.form),
    );
    // What ended the text of a day is told with that day.
    const others = (finding.successors ?? []).filter(
      ({ document }) => !finding.onDay || document.id !== hit.entry.document.id,
    );
    out.push(...successionNotices(others), ...periodNotices(finding));
    out.push(...governingNotices(finding));
  }
  return out;
}

/** Who bound the question to these passages, and in a line of its own what they say of it, which is no law. */
export function approvalNotices({ by, on, note }: Approval): string[] {
  const signed = `${by},${on}`;
  return [
    `核定的答复:这个问题由哪处规定回答,已经人工核定(${signed})。`,
    ...(note === undefined ? [] : [`部门说明(不是法规原文):${note}(${signed})`]),
  ];
}

/** Tells that earlier words were taken into the question. */
export function continued(from: string): string {
  return `接着“${from}”理解这个问题;不是的话请把问题说完整。`;
}

/** 抢险在哪一章: the chapter, which the locator of an article does not name. */
function whereItStands({ query, outcome }: Finding, { entry }: Hit): string[] {
  const asked = outcome === 'answered' && query.locators.length === 0 && query.intents.includes('chapter');
  const { headings, provision, locator } = entry;
  return asked && headings.length > 0 && provision.type === 'article'
    ? [`${formatLocator(locator)}在${headings.join(' ')}。`]
    : [];
}

/** 第三章第二十条, where the article of that number stands in another chapter. */
function misplaced({ query }: Finding, { entry }: Hit): string[] {
  const above = query.locators[0]?.filter(({ type }) => type === 'part' || type === 'chapter') ?? [];
  const wrong = above.some((step) => !entry.headings.some((h) => h.startsWith(formatLocator([step]))));
  const said = formatLocator(entry.locator);
  return wrong && entry.provision.type === 'article' && query.locators[0]!.length > above.length
    ? [`${said}不在${formatLocator(above)},在${entry.headings.join(' ')}。`]
    : [];
}

/**
 * What is known to replace a text that is shown: a newer version that is not held, another work. A newer version that is held is
 * told by the status of the text.
 */
export function successionNotices(successors: readonly Successor[]): string[] {
  return successors.flatMap((successor) => {
    const { document, extent } = successor;
    if (document.text !== 'none' && extent === 'whole') return [];
    const prevails = extent === 'part' ? ';两者不一致的,以后者为准' : '';
    return [`这一文件${succession(successor)}${prevails}。`];
  });
}

/** What a reader must know of the text before relying on it. */
export function statusNotices(document: Document, status: Status, form: Form): string[] {
  const out: string[] = [];
  if (form === 'headnote') out.push(HEADNOTE_NOTICE);
  if (status === 'superseded')
    out.push(
      `这一文本已被${document.supersededBy ? `${document.supersededBy.slice(0, 4)}年的` : ''}新版取代。`,
    );
  if (status === 'repealed') out.push(`该文件已废止${document.repealed ? `(${document.repealed})` : ''}。`);
  if (status === 'not_yet_in_force')
    out.push(`该文本尚未施行${document.effective ? `,自${document.effective}起施行` : ''}。`);
  return out;
}
